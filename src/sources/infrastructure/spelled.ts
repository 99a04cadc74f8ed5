/** What a resource says of the settings of a product, by the spellings that the catalogue has for its notation. */
import type { GivenValue, Notation, ProductFacts } from '../shared/catalogue/index.js';
import { pairValue, type Part, type Resource, type Value } from '../shared/infrastructure/index.js';
import { givenOf } from './given.js';

/** Of which part of which resource is asked. */
export interface Source {
  readonly product: ProductFacts;
  readonly notation: Notation;
  readonly resource: Resource;
  /** The block of the resource that is the hop, with the path that leads to it. */
  readonly part: Part;
  readonly each: readonly string[] | undefined;
}

/** Puts down what a resource says of a product's settings; of several that say the same thing the last one counts. */
export function collect(given: Map<string, GivenValue>, { product, notation, resource, part, each }: Source): void {
  for (const setting of product.settings) {
    for (const spelling of setting.spellings?.[notation] ?? []) {
      const path = pathIn(spelling, resource.type);
      if (path === undefined) continue;
      const value = valueAt(path, resource, part, each);
      const read = value && givenOf(value, path.name);
      if (read !== undefined) given.set(setting.id, read);
    }
  }
}

interface SpelledPath {
  readonly keys: readonly string[];
  /** The names of a pair at its end: `[idle_timeout.timeout_seconds]`, `[aws:elb:policies.Name]`. */
  readonly pair: string | undefined;
  /** What people call it: the last part. */
  readonly name: string;
}

/** `aws_lb.idle_timeout` in a resource of the type `aws_lb`; undefined for every other type. */
function pathIn(spelling: string, type: string): SpelledPath | undefined {
  if (!spelling.startsWith(`${type}.`)) return undefined;
  const [, path = '', pair] = /^([^[]*)(?:\[([^\]]*)\])?$/.exec(spelling.slice(type.length + 1)) ?? [];
  const keys = path.split('.').filter((key) => key !== '');
  return { keys, pair, name: pair ?? keys.at(-1) ?? '' };
}

function valueAt(
  { keys, pair }: SpelledPath,
  resource: Resource,
  part: Part,
  each: readonly string[] | undefined,
): Value | undefined {
  const within = each !== undefined && each.every((key, at) => keys[at] === key);
  const value = within ? part.attribute(...keys.slice(each.length)) : resource.attribute(...keys);
  if (pair === undefined) return value;
  const colon = pair.lastIndexOf('.');
  return pair.includes(':')
    ? (pairValue(value, { Namespace: pair.slice(0, colon), OptionName: pair.slice(colon + 1) }) ??
        pairValue(value, { namespace: pair.slice(0, colon), name: pair.slice(colon + 1) }, 'value'))
    : pairValue(value, { Key: pair });
}
