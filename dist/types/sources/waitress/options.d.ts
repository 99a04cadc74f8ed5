import { type Grammar, type OptionSpec, type OptionValue } from '../shared/arguments/options.js';
import type { ForeignWord } from '../shared/arguments/report.js';
/** waitress-serve's options; the same names, with underscores, are keywords of `waitress.serve()` (`waitress/adjustments.py`). */
export declare const WAITRESS_GRAMMAR: Grammar;
/** What waitress makes of a text after getopt took it apart. */
export declare function convertWaitress(option: OptionSpec, value: string): OptionValue | undefined;
export declare const FOREIGN: ReadonlyMap<string, ForeignWord>;
