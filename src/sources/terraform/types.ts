/** Defaults that stand in the type of a variable: `object({ idle_timeout = optional(number, 60) })`. */
import type { Expression } from '../shared/hcl/index.js';
import {
  type Body,
  bodyOf,
  type Entry,
  known,
  type Option,
  severalOf,
  type Value,
} from '../shared/infrastructure/index.js';
import { type Frame, spanIn } from './frame.js';
import type { Evaluate } from './traverse.js';

/** More entries than anybody writes. */
const MOST_ENTRIES = 200;

/** The value with what its type puts in where nothing is given. */
export function withDefaults(value: Value, type: Expression, frame: Frame, evaluate: Evaluate): Value {
  if (type.kind !== 'call') return value;
  const [inner, otherwise] = type.args;
  if (inner === undefined) return value;
  const go = (option: Option): Value => {
    if (type.name === 'optional') {
      const isSet = option.kind !== 'known' || option.value !== null;
      const chosen = isSet || otherwise === undefined ? option : evaluate(otherwise, frame);
      return withDefaults(chosen, inner, frame, evaluate);
    }
    if (type.name === 'object' && option.kind === 'body') return objectWith(option, inner, frame, evaluate);
    if (type.name === 'map' && option.kind === 'body') {
      return eachEntry(option, (entry) => withDefaults(entry, inner, frame, evaluate));
    }
    if ((type.name === 'list' || type.name === 'set') && option.kind === 'list') {
      if (option.items.length > MOST_ENTRIES) return option;
      const items = option.items.map((item) => ({ ...item, value: withDefaults(item.value, inner, frame, evaluate) }));
      return { ...option, items };
    }
    return option;
  };
  return value.kind === 'several' ? severalOf(value.options.map(go), value.span) : go(value);
}

function objectWith(body: Body, shape: Expression, frame: Frame, evaluate: Evaluate): Value {
  if (shape.kind !== 'object' || shape.items.length > MOST_ENTRIES) return body;
  const entries = new Map<string, Entry>();
  for (const { key, value: type } of shape.items) {
    const name = key.kind === 'name' ? key.name : key.kind === 'string' ? key.value : undefined;
    if (name === undefined) continue;
    const own = body.entry(name);
    if (own === undefined && body.open) continue;
    const keySpan = own?.keySpan ?? spanIn(frame, key);
    const given = own?.value ?? known(null, spanIn(frame, type));
    entries.set(name, { keySpan, value: withDefaults(given, type, frame, evaluate) });
  }
  // What the type does not name Terraform takes away.
  return bodyOf(entries, body.span, body.open);
}

function eachEntry(body: Body, work: (value: Value) => Value): Value {
  const entries = new Map<string, Entry>();
  for (const key of body.keys()) {
    const entry = body.entry(key);
    if (entries.size > MOST_ENTRIES) return body;
    if (entry !== undefined) entries.set(key, { ...entry, value: work(entry.value) });
  }
  return bodyOf(entries, body.span, body.open);
}
