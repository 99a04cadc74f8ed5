/** Conditions on resources, and which of them belong together. */
import { optionsOf, referencedBy, type Resource, scalarsOf } from '../shared/infrastructure/index.js';
import type { Attribute, Related } from './kinds.js';

/** Whether a resource is as a condition says; `perhaps` where that is not known. */
export function isMet(
  resource: Resource,
  { of, path, is, otherwise = null }: Attribute,
  resources: readonly Resource[],
): 'yes' | 'no' | 'perhaps' {
  const [owner] = of === undefined ? [resource] : referencesTo(resource, of, resources);
  if (owner === undefined) return 'perhaps';
  const { known, absent, unknown } = scalarsOf(owner.attribute(...path));
  const values = [...known.map(({ value }) => value), ...(absent ? [otherwise] : [])];
  const met = values.filter((value) => is.includes(value)).length;
  if (met === 0) return unknown === undefined ? 'no' : 'perhaps';
  return met === values.length && unknown === undefined ? 'yes' : 'perhaps';
}

/** All resources that speak of the same hop, each once; `depth` is bounded by the table. */
export function relatedTo(
  resource: Resource,
  relations: readonly Related[],
  resources: readonly Resource[],
): Resource[] {
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

/** The resources that the attribute at a path names. */
export function referencesTo(from: Resource, path: readonly string[], resources: readonly Resource[]): Resource[] {
  const value = from.attribute(...path);
  if (value === undefined) return [];
  return optionsOf(value).flatMap((option) =>
    option.kind === 'reference' ? referencedBy(from, option, resources) : [],
  );
}
