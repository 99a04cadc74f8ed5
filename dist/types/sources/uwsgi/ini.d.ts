import type { SourceFile } from '../../model/span.js';
import { type Entry } from './entries.js';
/**
 * The lines of one section of a file in the form that uWSGI reads (seen on 2.0.21): `key = value` with spaces around both
 * taken away and nothing else; `;` and `#` begin a comment only at the beginning of a line; a section may come again.
 * What stands between `if-...` and `endif`, or in a `for`, depends on what is not known here.
 */
export declare function readIni(file: SourceFile, section?: string): Entry[];
