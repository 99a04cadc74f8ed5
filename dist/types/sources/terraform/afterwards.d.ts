/** What a plan knows only after it is applied: `resource_changes[].change.after_unknown`. */
import { type Body, type Value } from '../shared/infrastructure/index.js';
/** What is not known yet of each resource, by its address. */
export declare function unknownAfterwards(plan: Value | undefined): Map<string, Body>;
/** The values of a resource, in which what is not known yet is unknown rather than not set. */
export declare function withUnknowns(values: Body, after: Body | undefined): Body;
