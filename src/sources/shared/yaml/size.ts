/** How large a YAML value is with all aliases put in, which a few lines can make larger than any memory. */
import type { YamlValue } from './value.js';

/** Values nested deeper than this, by aliases or in truth, are none that a person wrote. */
const DEEPEST = 100;
/** So many characters of a scalar count as one value. */
const SHARE = 64;

/**
 * How many values a value holds, itself included, counting those behind an alias each time; Infinity where an alias
 * leads into itself or far too deep. Takes time in proportion to what is written, not to what that stands for.
 */
export function expandedSize(value: YamlValue): number {
  return sizeOf(value, new Map(), 0);
}

function sizeOf(value: YamlValue, known: Map<YamlValue, number>, depth: number): number {
  const before = known.get(value);
  if (before !== undefined) return before;
  if (depth > DEEPEST) return Infinity;
  // Whoever meets this value within itself goes in a circle.
  known.set(value, Infinity);
  let size = 1 + Math.floor((value.span.end - value.span.start) / SHARE) * (value.kind === 'scalar' ? 1 : 0);
  if (value.kind === 'map') for (const entry of value.entries().values()) size += sizeOf(entry.value, known, depth + 1);
  else if (value.kind === 'list') for (const item of value.items()) size += sizeOf(item, known, depth + 1);
  known.set(value, size);
  return size;
}
