import type { Observation } from '../../../model/observation.js';
import type { AttributeList } from './attributes.js';
/** What is wrong with a list of attributes: the controller then changes nothing at all. */
export declare function brokenLists(annotation: string, { broken }: AttributeList): Observation[];
