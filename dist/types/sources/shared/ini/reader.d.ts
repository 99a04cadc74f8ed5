/** INI files with places, in the two dialects that carry commands. */
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
import { type Templated } from '../yaml/text.js';
export interface IniEntry {
    /** As written; supervisor's in lower case. */
    readonly key: string;
    readonly keySpan: Span;
    /** Without blanks at its ends, its lines joined as the dialect does. */
    readonly value: Pieces;
}
export interface IniSection {
    readonly name: string;
    readonly span: Span;
    /** In the order of the file, also what is repeated. */
    readonly entries: readonly IniEntry[];
}
/**
 * systemd's files, `config_parse()` of `src/shared/conf-parser.c`: `#` and `;` begin comments at the start of a line
 * only, also between continued lines; a `\` at the end of a line is a space and goes on.
 */
export declare function readUnitFile(source: Templated): IniSection[];
/**
 * supervisor's files, read by Python's `RawConfigParser`: lines that are indented further than the key go on with
 * its value, `;` and `#` after a blank begin comments, keys go without case, `=` and `:` both divide.
 */
export declare function readSupervisorFile(source: Templated): IniSection[];
