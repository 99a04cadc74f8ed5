import type { Hop } from './hop.js';
import type { Span } from './span.js';
/** What makes requests take the same settings: in nginx a server and a location. */
export interface Route {
    /** Names by which the server is selected; empty when it has none. */
    readonly server: readonly string[];
    /** Addresses on which it listens, as `address:port` or `unix:/path`. */
    readonly listen: readonly string[];
    /** The location as written; empty for requests that match none. */
    readonly location: string;
    /** nginx's `=`, `~`, `~*` or `^~`; empty for a prefix or a named location. */
    readonly modifier: string;
    /** The condition of an `if` or the methods of a `limit_except`, where one sends requests elsewhere. */
    readonly condition?: string;
    readonly protocol: 'http' | 'stream';
    /** The chain stated by hand that it is a route of, where that has several. */
    readonly chain?: string;
    readonly span: Span;
    /** The stack it belongs to, where there are several: a directory, an environment. */
    readonly stack?: string;
}
export type Confidence = 'high' | 'medium' | 'low';
/** Least sure first. */
export declare const CONFIDENCES: readonly Confidence[];
/** The least sure of several; `high` where none is given. */
export declare function leastSure(...given: readonly (Confidence | undefined)[]): Confidence;
/** The connection between two neighbouring hops and why they are taken to be neighbours. */
export interface Leg {
    readonly caller: Hop;
    readonly callee: Hop;
    readonly confidence: Confidence;
    readonly because: string;
}
/** The hops of one route, client side first; `legs[i]` joins `hops[i]` and `hops[i + 1]`. */
export interface Chain {
    readonly route: Route;
    readonly hops: readonly Hop[];
    readonly legs: readonly Leg[];
}
/** A route as a person writes it: `example.com /api/`, `stream 0.0.0.0:5432`; behind the name of its stack or stated chain. */
export declare function routeLabel(route: Route): string;
/** The same without the name of its stack, for where that is said already. */
export declare function labelInStack(route: Route): string;
