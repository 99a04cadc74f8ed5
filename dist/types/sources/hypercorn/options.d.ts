import type { ForeignWord } from '../shared/arguments/report.js';
import type { Grammar } from '../shared/arguments/options.js';
/** hypercorn's command line, by the keys that a configuration file has (`hypercorn/__main__.py`, 0.13.2 and 0.18.0). */
export declare const HYPERCORN_GRAMMAR: Grammar;
/** Keys of a configuration file; every other is set on the configuration and then used by nobody. */
export declare const HYPERCORN_KEYS: ReadonlySet<string>;
/** Keys that were meant as another: those of the command line and of other servers. */
export declare const HYPERCORN_NEAR: ReadonlyMap<string, string>;
export declare const FOREIGN: ReadonlyMap<string, ForeignWord>;
