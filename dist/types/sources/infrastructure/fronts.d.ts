/** From resources of infrastructure files to the load balancers and CDNs that they set up. */
import type { Observation } from '../../model/observation.js';
import { type Notation } from '../shared/catalogue/index.js';
import type { Front } from '../shared/front.js';
import { type Infrastructure } from '../shared/infrastructure/index.js';
import { type Kind } from './kinds.js';
/** Attributes that a resource sets and its product does nothing with, as `infrastructure/without-effect`. */
export declare function ignoredIn({ resources }: Infrastructure, kinds: readonly Kind[]): Observation[];
/** The fronts of all resources, in their order. What is only looked up (`data`) is not set up by these files. */
export declare function frontsOf({ resources }: Infrastructure, kinds: readonly Kind[], notation: Notation): Front[];
