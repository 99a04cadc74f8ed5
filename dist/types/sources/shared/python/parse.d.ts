/** Parses Python within bounded time: garbage costs the parser's recovery up to thirty times what code costs. */
import type { Tree } from '@lezer/common';
import type { SourceFile } from '../../../model/span.js';
import type { PyProblem } from './module.js';
export interface ErrorRange {
    readonly start: number;
    readonly end: number;
}
export interface Parsed {
    /** Undefined where the text was not parsed at all. */
    readonly tree: Tree | undefined;
    /** Places of errors in order; empty for text that the grammar knows. */
    readonly errors: readonly ErrorRange[];
    readonly problems: readonly PyProblem[];
}
/** Parses a file; where it cannot be, or not wholly, the problems say so. */
export declare function parsePython(file: SourceFile): Parsed;
