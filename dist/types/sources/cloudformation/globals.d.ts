/** `Globals` of a SAM template: what all resources of a kind have unless they say otherwise. */
import { type Body } from '../shared/infrastructure/index.js';
/** The properties of a resource over those that `Globals` has for its type; maps are merged, what else there is replaced. */
export declare function withGlobals(type: string, properties: Body, globals: Body | undefined): Body;
