import { type Body, type Value } from '../shared/infrastructure/index.js';
/** What names mean in one template. */
export interface Names {
    readonly parameters: Body | undefined;
    readonly mappings: Body | undefined;
    readonly resources: Body | undefined;
}
export declare class Resolver {
    #private;
    constructor(names: Names);
    /** The value with all functions in it worked out; what cannot be known is unknown. Depth is bounded by the reader. */
    readonly resolve: (value: Value) => Value;
}
