import type { Grammar } from '../shared/arguments/options.js';
import type { ForeignWord } from '../shared/arguments/report.js';
/** daphne's command line (`daphne/cli.py`, 4.0.0). Two of its flags really have underscores. */
export declare const DAPHNE_GRAMMAR: Grammar;
export declare const FOREIGN: ReadonlyMap<string, ForeignWord>;
