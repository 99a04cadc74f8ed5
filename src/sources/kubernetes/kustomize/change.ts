/** Values with a part of them changed; what is not changed stays as it is, at its place. */
import type { Span } from '../../../model/span.js';
import { madeList, madeMap, madeScalar, type YamlEntry, type YamlValue } from '../../shared/yaml/index.js';

/** A map with some entries set: in place where it has the key, else behind all others. */
export function withEntries(map: YamlValue, entries: Iterable<YamlEntry>): YamlValue {
  const all = new Map(map.entries());
  for (const entry of entries) all.set(entry.key, entry);
  return madeMap(all, map.span);
}

export function withoutKey(map: YamlValue, key: string): YamlValue {
  const all = new Map(map.entries());
  return all.delete(key) ? madeMap(all, map.span) : map;
}

/** A value with another one set at the end of a row of keys; maps that are not there are made. */
export function setAt(value: YamlValue, keys: readonly string[], leaf: YamlValue): YamlValue {
  const [key, ...rest] = keys;
  if (key === undefined) return leaf;
  const old = value.entries().get(key);
  const inner = old?.value.kind === 'map' ? old.value : madeMap(new Map(), leaf.span);
  return withEntries(value, [{ key, keySpan: old?.keySpan ?? leaf.span, value: setAt(inner, rest, leaf) }]);
}

/** A step into every item of a list. */
export const EACH = '[]';

/** A value with all that lies at a path changed; what is not there is left so. */
export function changeAt(
  value: YamlValue,
  path: readonly string[],
  change: (old: YamlValue) => YamlValue | undefined,
): YamlValue {
  const [key, ...rest] = path;
  if (key === undefined) return change(value) ?? value;
  if (key === EACH) {
    if (value.kind !== 'list') return value;
    const items = value.items();
    const changed = items.map((item) => changeAt(item, rest, change));
    return changed.every((item, at) => item === items[at]) ? value : madeList(changed, value.span);
  }
  const old = value.entries().get(key);
  const changed = old && changeAt(old.value, rest, change);
  return old === undefined || changed === undefined || changed === old.value
    ? value
    : withEntries(value, [{ ...old, value: changed }]);
}

/** A text of ours at a place. */
export function textAt(text: string, span: Span): YamlValue {
  return madeScalar([{ text, span, exact: span.file.text.slice(span.start, span.end) === text }], span);
}
