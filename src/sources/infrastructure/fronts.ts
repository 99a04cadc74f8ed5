/** From resources of infrastructure files to the load balancers and CDNs that they set up. */
import type { Observation } from '../../model/observation.js';
import { type GivenValue, hopFrom, type Notation, type ProductFacts, productNamed } from '../shared/catalogue/index.js';
import type { Front, FrontTarget } from '../shared/front.js';
import {
  type Infrastructure,
  optionsOf,
  referencedBy,
  type Resource,
  scalarsOf,
  type Value,
} from '../shared/infrastructure/index.js';
import { type Ignored, type Kind, LEADING_ON } from './kinds.js';
import { isMet, referencesTo, relatedTo } from './related.js';
import { collect } from './spelled.js';

/** Attributes that a resource sets and its product does nothing with, as `infrastructure/without-effect`. */
export function ignoredIn({ resources }: Infrastructure, kinds: readonly Kind[]): Observation[] {
  return resources.flatMap((resource) =>
    kinds.flatMap((kind) => {
      const isIt =
        kind.types.includes(resource.type) &&
        (kind.where ?? []).every((condition) => isMet(resource, condition, resources) === 'yes');
      return isIt ? (kind.ignores ?? []).flatMap((ignored) => ignoredBy(resource, kind, ignored)) : [];
    }),
  );
}

function ignoredBy(resource: Resource, kind: Kind, { path, right }: Ignored): Observation[] {
  const [value] = scalarsOf(resource.attribute(...path)).known;
  const product = productNamed(kind.product);
  if (value === undefined || product === undefined) return [];
  const data = {
    setting: path.join('.'),
    product: product.name,
    value: String(value.value),
    ...(right === '' ? {} : { right }),
  };
  return [{ id: 'infrastructure/without-effect', places: [{ name: 'primary', span: value.span }], data }];
}

/** The fronts of all resources, in their order. What is only looked up (`data`) is not set up by these files. */
export function frontsOf({ resources }: Infrastructure, kinds: readonly Kind[], notation: Notation): Front[] {
  return resources
    .filter(({ mode }) => mode === 'managed' || mode === 'described')
    .flatMap((resource) => kinds.flatMap((kind) => frontsOfKind(resource, kind, resources, notation)));
}

function frontsOfKind(resource: Resource, kind: Kind, resources: readonly Resource[], notation: Notation): Front[] {
  const product = kind.types.includes(resource.type) ? productNamed(kind.product) : undefined;
  if (product === undefined) return [];
  const matches = (kind.where ?? []).map((condition) => isMet(resource, condition, resources));
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
      routes: related.filter(({ type }) => LISTENER.test(type)).flatMap(listenedPorts),
      targets: (kind.forwards ?? []).flatMap((path) => targetsIn(resource, part.attribute(...path), resources)),
      certain,
      confidence: certain ? 'medium' : 'low',
    };
  });
}

const LISTENER = /(?:_listener|::Listener)$/;

function listenedPorts(listener: Resource): { readonly port: string }[] {
  const { known } = scalarsOf(listener.attribute('port') ?? listener.attribute('Port'));
  return known.map(({ value }) => ({ port: String(value) }));
}

/** Names that say nothing: what modules call the only resource of a type. */
const NAMELESS = /^(?:|this|main|default|self|a?lb|nlb|cdn|(?:public|web)?load_?balancer)$/i;

function labelOf({ label }: ProductFacts, { name, mode }: Resource): string {
  return mode === 'described' || NAMELESS.test(name) ? label : `${label} ${name}`;
}

/** The other resources that a value names; through those that only lead on. */
function targetsIn(from: Resource, value: Value | undefined, resources: readonly Resource[]): FrontTarget[] {
  return (value === undefined ? [] : optionsOf(value)).flatMap((option) => {
    if (option.kind !== 'reference') return [];
    const further = referencedBy(from, option, resources).flatMap((other) => {
      const path = LEADING_ON[other.type];
      return path === undefined ? [] : referencesTo(other, path, resources);
    });
    const addresses = further.length > 0 ? further.map(({ declared }) => declared) : [option.to];
    return addresses.map((address) => ({ address, ports: [], runs: [], span: option.span }));
  });
}
