import type { Observation } from '../../../model/observation.js';
import type { AttributeList } from './attributes.js';

/** What is wrong with a list of attributes: the controller then changes nothing at all. */
export function brokenLists(annotation: string, { broken }: AttributeList): Observation[] {
  return broken.slice(0, 1).map(({ text, span }) => ({
    id: 'kubernetes/attribute-list-broken',
    places: [{ name: 'primary', span }],
    data: { annotation: annotation.slice(annotation.indexOf('/') + 1), value: text },
  }));
}
