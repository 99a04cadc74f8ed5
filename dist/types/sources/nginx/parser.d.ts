/** Reads an nginx configuration: directives with exact places, and what is wrong with the text. */
import type { SourceFile } from '../../model/span.js';
import type { ParsedFile } from './syntax.js';
/**
 * Reads the text of one file, whole or a fragment, the way nginx does. It never throws: what nginx would refuse is told
 * in `problems` (at most 200, in the order of the text), and reading goes on behind it. A text of more than 32 Mi UTF-16
 * units is not read at all.
 */
export declare function parseNginx(file: SourceFile): ParsedFile;
