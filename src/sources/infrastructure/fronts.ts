/** From resources of infrastructure files to the load balancers and CDNs that they set up. */
import { type GivenValue, hopFrom, type Notation, type ProductFacts, productNamed } from '../shared/catalogue/index.js';
import {
  type Infrastructure,
  optionsOf,
  pairValue,
  type Part,
  referencedBy,
  type Resource,
  scalarsOf,
  type Value,
} from '../shared/infrastructure/index.js';
import type { Front, FrontTarget } from '../shared/front.js';
import type { Attribute, Kind, Related } from './kinds.js';
import { givenOf } from './given.js';

/** The fronts of all resources, in their order. What is only looked up (`data`) is not set up by these files. */
export function frontsOf({ resources }: Infrastructure, kinds: readonly Kind[], notation: Notation): Front[] {
  return resources
    .filter(({ mode }) => mode === 'managed' || mode === 'described')
    .flatMap((resource) => kinds.flatMap((kind) => frontsOfKind(resource, kind, resources, notation)));
}

function frontsOfKind(resource: Resource, kind: Kind, resources: readonly Resource[], notation: Notation): Front[] {
  const product = kind.types.includes(resource.type) ? productNamed(kind.product) : undefined;
  if (product === undefined) return [];
  const matches = (kind.where ?? []).map((condition) => isMet(resource, condition));
  if (matches.includes('no')) return [];
  const related = relatedTo(resource, kind.related ?? [], resources);
  const parts = kind.each === undefined ? [resource] : resource.parts(...kind.each);
  return parts.map((part): Front => {
    const given = new Map<string, GivenValue>();
    for (const each of [...related, resource])
      collect(given, { product, notation, resource: each, part, each: each === resource ? kind.each : undefined });
    const span = part === resource ? resource.span : part.span;
    const certain = resource.certain && part.certain && !matches.includes('perhaps');
    return {
      address: resource.declared,
      reading: hopFrom(product, given, { span, label: labelOf(product, resource), madeBy: notation }),
      routes: [],
      targets: (kind.forwards ?? []).flatMap((path) => targetsIn(part.attribute(...path))),
      certain,
      confidence: certain ? 'medium' : 'low',
    };
  });
}

/** Names that say nothing: what modules call the only resource of a type. */
const NAMELESS = /^(?:|this|main|default|self|a?lb|nlb|cdn)$/i;

function labelOf({ label }: ProductFacts, { name, mode }: Resource): string {
  return mode === 'described' || NAMELESS.test(name) ? label : `${label} ${name}`;
}

function isMet(resource: Resource, { path, is, otherwise = null }: Attribute): 'yes' | 'no' | 'perhaps' {
  const { known, absent, unknown } = scalarsOf(resource.attribute(...path));
  const values = [...known.map(({ value }) => value), ...(absent ? [otherwise] : [])];
  const met = values.filter((value) => is.includes(value)).length;
  if (met === 0) return unknown === undefined ? 'no' : 'perhaps';
  return met === values.length && unknown === undefined ? 'yes' : 'perhaps';
}

/** All resources that speak of the same hop, each once; `depth` is bounded by the table. */
function relatedTo(resource: Resource, relations: readonly Related[], resources: readonly Resource[]): Resource[] {
  const found = new Set<Resource>();
  for (const { types, path, out, further = [] } of relations) {
    // What a tool printed names nothing: what it printed together belongs together.
    const direct =
      resource.mode === 'described'
        ? resources.filter(({ type }) => types.includes(type))
        : out === true
          ? referencesTo(resource, path, resources).filter(({ type }) => types.includes(type))
          : resources.filter(
              (other) => types.includes(other.type) && referencesTo(other, path, resources).includes(resource),
            );
    for (const each of direct) {
      found.add(each);
      for (const other of relatedTo(each, further, resources)) found.add(other);
    }
  }
  return [...found];
}

function referencesTo(from: Resource, path: readonly string[], resources: readonly Resource[]): Resource[] {
  const value = from.attribute(...path);
  if (value === undefined) return [];
  return optionsOf(value).flatMap((option) =>
    option.kind === 'reference' ? referencedBy(from, option, resources) : [],
  );
}

/** The other resources that a value names. */
function targetsIn(value: Value | undefined): FrontTarget[] {
  return value === undefined
    ? []
    : optionsOf(value).flatMap((option) =>
        option.kind === 'reference' ? [{ address: option.to, ports: [], runs: [], span: option.span }] : [],
      );
}

interface Source {
  readonly product: ProductFacts;
  readonly notation: Notation;
  readonly resource: Resource;
  /** The block of the resource that is the hop, with the path that leads to it. */
  readonly part: Part;
  readonly each: readonly string[] | undefined;
}

/** Puts down what a resource says of a product's settings; of several that say the same thing the last one counts. */
function collect(given: Map<string, GivenValue>, { product, notation, resource, part, each }: Source): void {
  for (const setting of product.settings) {
    for (const spelling of setting.spellings?.[notation] ?? []) {
      const path = pathIn(spelling, resource.type);
      if (path === undefined) continue;
      const value = valueAt(path, resource, part, each);
      const read = value && givenOf(value, path.name, setting);
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
