/** How often something is there: `count`, and `for_each` with what is different for each copy. */
import type { Span } from '../../model/span.js';
import { type Body, type Value } from '../shared/infrastructure/index.js';
export interface Copy {
    /** `each`: its key and value. */
    readonly each: Body;
    /** The key, where it is known. */
    readonly key?: string;
    readonly certain: boolean;
}
/** The copies that a `for_each` makes; of one that is not known a single copy that is perhaps there. */
export declare function copiesOf(value: Value | undefined, span: Span): Copy[];
/** Whether something with this `count` is there: certainly, perhaps or not at all. */
export declare function presenceOf(count: Value | undefined): 'certain' | 'perhaps' | 'absent';
