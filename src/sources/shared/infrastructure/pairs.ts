/** Attributes that are lists of names and values: `{ Key: idle_timeout.timeout_seconds, Value: "60" }`. */
import { memberOf, textOfScalar } from './access.js';
import { type Body, known, optionsOf, severalOf, unknown, type Value } from './value.js';

/**
 * The value of the pair whose members are as `names` say: `{ Key: 'idle_timeout.timeout_seconds' }`, or
 * `{ Namespace: 'aws:elb:listener', OptionName: 'x' }`. The last one counts. Undefined where there is none; where a
 * pair's name is not known, or not whether there is such a pair, that is among what it may be.
 */
export function pairValue(
  pairs: Value | undefined,
  names: Readonly<Record<string, string>>,
  valueKey = 'Value',
): Value | undefined {
  if (pairs === undefined) return undefined;
  const found = optionsOf(pairs).map((option) => {
    if (option.kind === 'unknown' || option.kind === 'reference') return unknown(option.span, 'expression');
    return option.kind === 'list' ? inList(option, names, valueKey) : undefined;
  });
  if (found.every((each) => each === undefined)) return undefined;
  return severalOf(
    found.map((each) => each ?? known(null, pairs.span)),
    pairs.span,
  );
}

function inList(
  list: Extract<Value, { kind: 'list' }>,
  names: Readonly<Record<string, string>>,
  valueKey: string,
): Value | undefined {
  let found: Value | undefined;
  for (const { value: item, certain } of list.items) {
    for (const option of optionsOf(item)) {
      const matches = option.kind === 'body' ? isNamed(option, names) : option.kind === 'known' ? false : undefined;
      if (matches === false) continue;
      const own =
        matches === true
          ? (memberOf(option, valueKey) ?? unknown(option.span, 'damaged'))
          : unknown(option.span, 'expression');
      const alone = certain && item.kind !== 'several' && matches === true;
      found = alone ? own : severalOf([found ?? known(null, list.span), own], list.span);
    }
  }
  if (list.open) return severalOf([found ?? known(null, list.span), unknown(list.span, 'expression')], list.span);
  return found;
}

/** Whether a pair has these names; undefined where that is not known. */
function isNamed(body: Body, names: Readonly<Record<string, string>>): boolean | undefined {
  let sure = true;
  for (const [key, expected] of Object.entries(names)) {
    const value = memberOf(body, key);
    if (value?.kind === 'known') {
      if (textOfScalar(value) !== expected) return false;
    } else if (value === undefined) return false;
    else sure = false;
  }
  return sure ? true : undefined;
}
