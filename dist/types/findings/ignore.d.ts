import type { Span } from '../model/span.js';
import type { Finding } from './finding.js';
/** Somebody's word that findings are to be held back: from the configuration file, or from beside what they speak of. */
export interface Ignore {
    /** What says it; the configuration where it is not told. */
    readonly said?: 'comment' | 'configuration' | 'baseline';
    /** Which rules: a name, a code, or the beginning of codes; all where it is not said. */
    readonly rule?: string;
    /** Only findings in some files, or on some routes. */
    readonly where?: Where;
    /** Only findings with a place that begins or ends in this stretch of a file. */
    readonly reach?: Span;
    /** Why, for people. */
    readonly reason?: string;
    /** The last day on which it counts, `2027-01-31`. */
    readonly until?: string;
    /** Where it is written. */
    readonly span: Span;
}
export interface Where {
    /** As written: a path or a mask from the directory of the configuration file on, or a route. */
    readonly text: string;
    /** The same as a path from where the program was started, as files are named. */
    readonly path: string;
}
/** A finding that is held back, and on whose word. */
export interface IgnoredFinding {
    readonly finding: Finding;
    readonly by: Ignore;
}
