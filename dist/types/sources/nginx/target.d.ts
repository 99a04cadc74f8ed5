import type { Span } from '../../model/span.js';
import type { Level } from './level.js';
import type { Names, Upstream } from './names.js';
import type { Directive } from './syntax.js';
import { type PassModule } from './timerFacts.js';
/** Where a location sends its requests. */
export interface Target {
    readonly module: PassModule;
    readonly directive: Directive;
    /** The argument as written. */
    readonly written: string;
    readonly span: Span;
    /** `upstream`: a block that was read; `literal`: one host or address; `unknown`: a variable, a template, or a name that may be defined elsewhere. */
    readonly kind: 'upstream' | 'literal' | 'unknown';
    readonly upstream: Upstream | undefined;
    /** Host and port without scheme and path, where literal. */
    readonly address: string;
    /** Whether a variable stands in the host part. */
    readonly variable: boolean;
}
/** The `*_pass` that serves requests in a level itself; `if` and `limit_except` use the one of their location. */
export declare function passOf(level: Level): {
    module: PassModule;
    directive: Directive;
} | undefined;
/** Resolves the target of a level's `*_pass`; undefined when the level forwards nothing. */
export declare function targetOf(level: Level, names: Names): Target | undefined;
