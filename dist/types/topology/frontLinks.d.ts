import type { Span } from '../model/span.js';
import type { Front } from '../sources/shared/front.js';
import type { Fronts } from './fronts.js';
/** A server that was read: where it is started, and the ports it listens on. */
export interface Standing {
    /** The construct that starts it, in the file that does. */
    readonly span: Span;
    readonly ports: readonly number[];
    /** Whether it is the only server that was read, so that a port alone can mean no other. */
    readonly alone: boolean;
}
/** The ways to a server from the outside, one for each front right before it; none where no file says that one is. */
export declare function waysTo(server: Standing, fronts: readonly Front[]): Fronts[];
/**
 * The one way from the outside in that leads to something unknown, if there is only one: the front behind which no
 * other one is known, and those that lead to it. Where two stand next to each other nobody can tell which is meant.
 */
export declare function onlyWay(fronts: readonly Front[]): Fronts | undefined;
