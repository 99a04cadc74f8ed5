import type { Edit } from '../../findings/finding.js';
import type { Route } from '../../model/chain.js';
import type { Hop } from '../../model/hop.js';
import type { Filling, Setting } from '../../model/setting.js';
import { sliceOf, type Span } from '../../model/span.js';

/** What may be written wherever a variable gets its value, whatever the quotes there. */
const NUMBER = /^\d+$/;
const NUMBER_WITH_UNIT = /^\d+[a-z]*$/i;

/**
 * Writes another value at a place. Where a variable stands there, a number is written where the variable gets its value:
 * less what stands around the name, and without a unit where none stands there now. Undefined where that cannot be
 * done, so that no name is overwritten.
 */
export function editAt(span: Span, filling: Filling | undefined, text: string): Edit | undefined {
  if (filling === undefined) return { span, text };
  if (filling.place === undefined) return undefined;
  const { span: at, before, after } = filling.place;
  if (!text.startsWith(before) || !text.endsWith(after)) return undefined;
  const inner = text.slice(before.length, Math.max(before.length, text.length - after.length));
  // Other programs may read the same variable, and take a plain number only.
  const isPlain = NUMBER.test(sliceOf(at));
  const value = isPlain ? inner.replace(/s$/, '') : inner;
  return (isPlain ? NUMBER : NUMBER_WITH_UNIT).test(value) ? { span: at, text: value } : undefined;
}

/** Writes a value that is a default, in the innermost block that holds all routes; undefined where there is none. */
export function insertionFor(
  hop: Hop,
  setting: Setting,
  text: string,
  routes: readonly (Route | undefined)[],
): Edit | undefined {
  const found = hop
    .insertions?.(setting)
    .find(({ block }) => block === undefined || routes.every((route) => holds(block, route?.span)));
  return found && { span: found.at, text: found.before + text + found.after };
}

function holds(block: Span, inner: Span | undefined): boolean {
  return inner !== undefined && inner.file === block.file && inner.start >= block.start && inner.end <= block.end;
}

/** What stands at a place, with the variables whose values stand there, if any. */
export function withOrigin(label: string, filling: Filling | undefined): string {
  return filling === undefined ? label : `${label} (${filling.note})`;
}
