import { type Grammar } from '../shared/arguments/options.js';
import type { ForeignWord } from '../shared/arguments/report.js';
/** Every option may also come from `GRANIAN_<NAME>`. */
export declare function granianGrammar(version?: string): Grammar;
export declare const FOREIGN: ReadonlyMap<string, ForeignWord>;
