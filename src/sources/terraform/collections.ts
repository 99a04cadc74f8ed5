/** Functions of Terraform on lists and maps. */
import type { Span } from '../../model/span.js';
import {
  type Body,
  bodyOf,
  type Entry,
  known,
  type List,
  type ListItem,
  listOf,
  type Option,
  optionsOf,
  severalOf,
  unknown,
  type Value,
} from '../shared/infrastructure/index.js';
import { indexed } from './traverse.js';

/** More entries than anybody writes. */
const MOST_ITEMS = 1000;

export function single(found: readonly Value[], span: Span): Value | undefined {
  return found.length <= 1 ? found[0] : severalOf(found, span);
}

export function isEmpty(value: Option): boolean {
  return value.kind === 'known' && (value.value === null || value.value === '');
}

export function valuesOf(body: Body): Value[] {
  const found: Value[] = [];
  for (const key of body.keys()) {
    const entry = body.entry(key);
    if (entry !== undefined && found.length < MOST_ITEMS) found.push(entry.value);
  }
  return found;
}

/** Maps laid over one another; of one that is not known nothing but that it may hold more. */
export function merge(args: readonly Value[], span: Span): Value | undefined {
  const entries = new Map<string, Entry>();
  let open = false;
  for (const arg of args) {
    if (arg.kind === 'known' && arg.value === null) continue;
    if (arg.kind !== 'body') {
      // It may set anything anew.
      entries.clear();
      open = true;
      continue;
    }
    open ||= arg.open;
    for (const key of arg.keys()) {
      const entry = arg.entry(key);
      if (entry !== undefined) entries.set(key, entry);
      if (entries.size > MOST_ITEMS) return undefined;
    }
  }
  return bodyOf(entries, span, open);
}

/** Lists in a row; what is in lists of lists counts by itself. */
export function concat(args: readonly Value[], span: Span): Value | undefined {
  const items: ListItem[] = [];
  let open = false;
  let visits = 0;
  const add = (value: Value, certain: boolean): void => {
    if (visits++ > MOST_ITEMS) {
      open = true;
      return;
    }
    if (value.kind === 'list') {
      open ||= value.open;
      for (const item of value.items) {
        if (items.length >= MOST_ITEMS) {
          open = true;
          return;
        }
        if (item.value.kind === 'list') add(item.value, certain && item.certain);
        else items.push({ value: item.value, certain: certain && item.certain });
      }
    } else if (value.kind === 'several') for (const option of value.options) add(option, false);
    else if (value.kind !== 'known') open = true;
  };
  const [only, ...more] = args;
  if (only?.kind === 'reference' && more.length === 0) return only;
  for (const arg of args) add(arg, true);
  return { kind: 'list', items, open, span };
}

export function onlyItems(value: Value | undefined, keeps: (item: Option) => boolean): Value | undefined {
  if (value?.kind !== 'list') return value;
  const items = value.items.filter(({ value: item }) => item.kind === 'several' || keeps(item));
  return { ...value, items };
}

export function picked(list: Value, index: Value, span: Span): Value | undefined {
  return list.kind === 'several' ? undefined : indexed(list, index, span);
}

/** The only item of a list; null of an empty one. */
export function onlyOne([value]: readonly Value[], span: Span): Value | undefined {
  if (value?.kind !== 'list') return value;
  const [item, ...more] = value.items;
  if (value.open || more.length > 0) return undefined;
  if (item === undefined) return known(null, span);
  return item.certain ? item.value : severalOf([item.value, known(null, span)], span);
}

export function ofBody(
  value: Value | undefined,
  span: Span,
  work: (entry: [string, Entry]) => Value,
): List | undefined {
  if (value?.kind !== 'body' || value.open) return undefined;
  const items = [...value.keys()].toSorted().flatMap((key) => {
    const entry = value.entry(key);
    return entry === undefined ? [] : [work([key, entry])];
  });
  return listOf(items, span);
}

export function length([value]: readonly Value[], span: Span): Value | undefined {
  const count = (option: Option): Value => {
    if (option.kind === 'list' && !option.open && option.items.every(({ certain }) => certain))
      return known(option.items.length, span, { computed: true });
    if (option.kind === 'body' && !option.open) return known([...option.keys()].length, span, { computed: true });
    if (option.kind === 'known' && typeof option.value === 'string')
      return known(option.value.length, span, { computed: true, ...(option.assumed ? { assumed: true } : {}) });
    return unknown(span, option.kind === 'unknown' ? option.reason : 'expression');
  };
  return value && single(optionsOf(value).map(count), span);
}

export function contains([list, item]: readonly Value[], span: Span): Value | undefined {
  if (list?.kind !== 'list' || list.open || item?.kind !== 'known') return undefined;
  const values = list.items.map(({ value, certain }) => (certain && value.kind === 'known' ? value.value : undefined));
  if (values.includes(undefined)) return undefined;
  return known(values.includes(item.value), span, { computed: true });
}
