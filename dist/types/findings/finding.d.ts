import type { Confidence, Route } from '../model/chain.js';
import type { Provenance } from '../model/setting.js';
import type { Span } from '../model/span.js';
export type Severity = 'error' | 'warning' | 'info';
/** Most severe first. */
export declare const SEVERITIES: readonly Severity[];
/** One place that a finding speaks of. */
export interface FindingSpan {
    readonly span: Span;
    readonly primary: boolean;
    /** What stands here, as half a sentence: `the load balancer reuses a connection for 60s`. */
    readonly label: string;
    /** The hop it belongs to, by its label. */
    readonly hop: string;
    readonly provenance: Provenance;
}
/** One event in the story: when it happens, to whom, and where it can be seen. */
export interface StoryStep {
    readonly at: string;
    readonly hop: string;
    readonly event: string;
    readonly log?: string;
}
/** One replacement in one file; where the span is empty, an insertion. */
export interface Edit {
    readonly span: Span;
    readonly text: string;
}
/** `safe`: it cannot change behaviour for the worse, whatever else is true of the system. */
export type Safety = 'safe' | 'unsafe';
/** Which end of a leg a fix changes: the one nearer the application, or the one nearer the client. */
export type End = 'inner' | 'outer';
/** One way out; the fixes of a finding are alternatives. */
export interface Fix {
    readonly description: string;
    /** All of them together are the fix; empty where it is words only. */
    readonly edits: readonly Edit[];
    readonly safety: Safety;
    /** Left out where it changes neither end of a leg alone. */
    readonly end?: End;
}
/** What we say: two or more places, a story in time, one or more ways out. */
export interface Finding {
    readonly rule: string;
    readonly code: string;
    readonly severity: Severity;
    readonly confidence: Confidence;
    /** Why the hops are taken to be neighbours, where that is not certain. */
    readonly link?: string;
    /** Stands alone, in at most about a hundred characters, without a path. */
    readonly headline: string;
    /** What the user sees when it happens, in a sentence or two. */
    readonly consequence: string;
    /** The route on which it was found first, as a person writes it. */
    readonly route: string;
    /** How many further routes have exactly the same finding. */
    readonly moreRoutes: number;
    /** All of these routes; undefined stands for no route in particular. */
    readonly routes?: readonly (Route | undefined)[];
    /** In hop order; exactly one is primary. */
    readonly spans: readonly FindingSpan[];
    readonly story: readonly StoryStep[];
    readonly fixes: readonly Fix[];
    /** The rule's page in the documentation. */
    readonly docs: string;
    readonly sources: readonly string[];
    /** Survives moved lines: made of rule, hops, settings and values. */
    readonly fingerprint: string;
}
/** The place where a reviewer should look first. */
export declare function primaryOf(finding: Finding): FindingSpan;
