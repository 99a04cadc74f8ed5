/** Puts tokens together to directives and blocks; one reader reads one text once. */
import type { SourceFile } from '../../model/span.js';
import { Problems } from './problems.js';
import type { ParsedFile } from './syntax.js';
export declare class Reader {
    #private;
    readonly problems: Problems;
    /** Whether a word was seen whose last `}` may have been meant to end a block. */
    sawGluedBrace: boolean;
    /** With `ungluing`, a `}` at the end of a word is taken off where it may have been meant to end a block. */
    constructor(file: SourceFile, ungluing: boolean);
    read(): void;
    result(): ParsedFile;
}
