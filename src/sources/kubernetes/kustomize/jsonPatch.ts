/** JSON patches (RFC 6902) on values with places. */
import type { Unknown } from '../../../model/observation.js';
import type { Span } from '../../../model/span.js';
import { writtenText } from '../../shared/pieces.js';
import { madeList, type YamlValue } from '../../shared/yaml/index.js';
import { withEntries, withoutKey } from './change.js';

/** More steps than any patch of a person has; the rest is said to be unread. */
const MOST = 1000;

/**
 * A value with the operations of a patch done in order; what cannot be done is told, and undefined is given: kustomize
 * would refuse it.
 */
export function jsonPatched(value: YamlValue, operations: YamlValue, unknowns: Unknown[]): YamlValue | undefined {
  let result = value;
  for (const [index, operation] of operations.items().entries()) {
    const next = index < MOST ? operated(result, operation) : undefined;
    if (next === undefined) {
      const path = operation.get('path');
      const text = writtenText(path?.pieces() ?? []);
      unknowns.push({ kind: 'value', text, name: 'patch', span: path?.span ?? operation.span });
      return undefined;
    }
    result = next;
  }
  return result;
}

function operated(value: YamlValue, operation: YamlValue): YamlValue | undefined {
  const path = pointerOf(operation.get('path'));
  const given = operation.get('value');
  const from = pointerOf(operation.get('from'));
  const keySpan = operation.get('path')?.span;
  if (path === undefined || keySpan === undefined) return undefined;
  switch (operation.get('op')?.known() ?? '') {
    case 'add':
      return given && put(value, path, { given, keySpan }, 'add');
    case 'replace':
      return given && put(value, path, { given, keySpan }, 'replace');
    case 'remove':
      return removed(value, path);
    case 'test':
      return given !== undefined && sameText(found(value, path), given) ? value : undefined;
    case 'copy':
    case 'move': {
      const moved = from && found(value, from);
      if (from === undefined || moved === undefined) return undefined;
      const without = operation.get('op')?.known() === 'move' ? removed(value, from) : value;
      return without && put(without, path, { given: moved, keySpan }, 'add');
    }
    default:
      return undefined;
  }
}

/** `/spec/template/spec/containers/0`, with `~1` for `/`; undefined where it is not known. */
function pointerOf(value: YamlValue | undefined): readonly string[] | undefined {
  const text = value?.known();
  if (text === undefined || (text !== '' && !text.startsWith('/'))) return undefined;
  return text
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function found(value: YamlValue, path: readonly string[]): YamlValue | undefined {
  let at: YamlValue | undefined = value;
  for (const key of path) at = at?.kind === 'list' ? at.items()[indexOf(key)] : at?.get(key);
  return at;
}

/** What a patch puts somewhere; no key is written for it but the end of its path. */
interface Put {
  readonly given: YamlValue;
  readonly keySpan: Span;
}

function put(
  value: YamlValue,
  [key, ...rest]: readonly string[],
  what: Put,
  how: 'add' | 'replace',
): YamlValue | undefined {
  const { given, keySpan } = what;
  if (key === undefined) return given;
  const isLast = rest.length === 0;
  if (value.kind === 'list') {
    const items = value.items();
    const index = key === '-' && isLast && how === 'add' ? items.length : indexOf(key);
    const old = items[index];
    if (!(index >= 0 && index <= items.length) || (old === undefined && !(isLast && how === 'add'))) return undefined;
    const next = isLast ? given : put(old as YamlValue, rest, what, how);
    return next && madeList(items.toSpliced(index, isLast && how === 'add' ? 0 : 1, next), value.span);
  }
  if (value.kind !== 'map') return undefined;
  const old = value.entries().get(key);
  // Kustomize also replaces what is not there.
  if (isLast) return withEntries(value, [{ key, keySpan, value: given }]);
  const next = old && put(old.value, rest, what, how);
  return old && next && withEntries(value, [{ ...old, value: next }]);
}

function removed(value: YamlValue, [key, ...rest]: readonly string[]): YamlValue | undefined {
  if (key === undefined) return undefined;
  if (value.kind === 'list') {
    const items = value.items();
    const index = indexOf(key);
    const old = items[index];
    if (old === undefined) return undefined;
    const next = rest.length === 0 ? [] : removed(old, rest);
    return next && madeList(items.toSpliced(index, 1, ...[next].flat()), value.span);
  }
  const old = value.entries().get(key);
  if (old === undefined) return undefined;
  if (rest.length === 0) return withoutKey(value, key);
  const next = removed(old.value, rest);
  return next && withEntries(value, [{ ...old, value: next }]);
}

function indexOf(key: string): number {
  return /^\d{1,6}$/.test(key) ? Number(key) : -1;
}

/** Whether two values say the same, as far as they are scalars; of others that is not looked into. */
function sameText(value: YamlValue | undefined, other: YamlValue): boolean {
  if (value === undefined || value.kind !== other.kind) return false;
  return value.kind !== 'scalar' || value.known() === other.known();
}
