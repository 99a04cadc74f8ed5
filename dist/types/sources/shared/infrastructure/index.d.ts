/** Resources, their attributes and values, whatever kind of file declares them. */
export { bodiesAt, bodyOf, memberOf, numberOf, type Scalars, scalarsOf, switchOf, textOfScalar } from './access.js';
export { type JsonReading, readJson } from './json.js';
export { pairValue } from './pairs.js';
export { type Infrastructure, type InfrastructureProblem, Part, referencedBy, Resource, type ResourceNames, } from './resource.js';
export { assumed, type Body, type Entry, known, type Known, lift, type List, type ListItem, listOf, type Option, optionsOf, type Reference, type Scalar, type Several, severalOf, throughReference, type Unknown, unknown, type UnknownReason, type Value, } from './value.js';
