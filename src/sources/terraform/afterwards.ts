/** What a plan knows only after it is applied: `resource_changes[].change.after_unknown`. */
import { type Body, type Entry, type Known, memberOf, unknown, type Value } from '../shared/infrastructure/index.js';

/** What is not known yet of each resource, by its address. */
export function unknownAfterwards(plan: Value | undefined): Map<string, Body> {
  const found = new Map<string, Body>();
  const changes = plan?.kind === 'body' ? plan.entry('resource_changes')?.value : undefined;
  if (changes?.kind !== 'list') return found;
  for (const { value } of changes.items) {
    const address = memberOf(value, 'address');
    const after = memberOf(memberOf(value, 'change') ?? value, 'after_unknown');
    if (address?.kind === 'known' && after?.kind === 'body') found.set(String(address.value), after);
  }
  return found;
}

/** The values of a resource, in which what is not known yet is unknown rather than not set. */
export function withUnknowns(values: Body, after: Body | undefined): Body {
  if (after === undefined) return values;
  const entry = (key: string): Entry | undefined => {
    const own = values.entry(key);
    const later = after.entry(key);
    if (later === undefined) return own;
    if (own === undefined || isNull(own.value)) {
      return isTrue(later.value) ? { keySpan: later.keySpan, value: unknown(later.keySpan, 'outside', key) } : own;
    }
    return { ...own, value: within(own.value, later.value) };
  };
  const keys = (): Iterable<string> => new Set([...values.keys(), ...[...after.keys()].filter((key) => entry(key))]);
  return { kind: 'body', span: values.span, open: values.open, keys, entry };
}

/** Blocks stand in the same order on both sides. */
function within(value: Value, after: Value): Value {
  if (value.kind === 'body' && after.kind === 'body') return withUnknowns(value, after);
  if (value.kind !== 'list' || after.kind !== 'list') return value;
  const items = value.items.map((item, index) => {
    const later = after.items[index]?.value;
    return later === undefined ? item : { ...item, value: within(item.value, later) };
  });
  return { ...value, items };
}

function isTrue(value: Value): boolean {
  return value.kind === 'known' && value.value === true;
}

function isNull(value: Value): value is Known {
  return value.kind === 'known' && value.value === null;
}
