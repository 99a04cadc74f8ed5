import { type Route } from '../model/chain.js';
import { type Span } from '../model/span.js';
import type { Finding } from './finding.js';
/** A finding before its texts are written: most are found again on the next route, and writing them is work. */
export interface Draft {
    /** Equal for findings that are one. */
    readonly key: string;
    /** Primary place first. */
    readonly places: readonly Span[];
    readonly route: Route | undefined;
    /** Writes the finding, which was found on all of `routes`. */
    complete(route: string, moreRoutes: number, routes: readonly (Route | undefined)[]): Finding;
}
/** Collects drafts and keeps one of each key, with the number of routes that it was found on. */
export declare class Deduplicator {
    #private;
    add(draft: Draft): void;
    /** The findings, each written once, in no particular order. */
    findings(): Finding[];
}
