/** Braces that touch a word: nginx reads them as part of it, where a person meant a block's end or no brace at all. */
import type { Word } from './syntax.js';
import type { Templates } from './template.js';
/**
 * How many `}` at the end of a bare word may be meant to end blocks (`60s}`): more than the word opens itself, with
 * nothing but another `}` behind it on its line. Where a `;` follows, they are a part of the value, and those that close
 * a template's construct (`{% x %}`) never are glued.
 */
export declare function gluedBraces(text: string, word: Word, templates: Templates): number;
/** A word without its last characters, which are ordinary ones. */
export declare function shortened(word: Word, by: number): Word;
/** A word with a piece in braces that follows it, whose value is not known then. */
export declare function lengthened(text: string, word: Word, end: number): Word;
/**
 * Where a piece of text in braces ends that stands in a value (`return 200 {"a": 1};`): just before the `;` or white
 * space behind the `}` that matches, or -1 when it is not on the same line. `from` is just after the `{`.
 */
export declare function bracedValueEnd(text: string, from: number): number;
/** Offset just after a `;` that follows on the same line, or undefined. */
export declare function semicolonBehind(text: string, from: number): number | undefined;
