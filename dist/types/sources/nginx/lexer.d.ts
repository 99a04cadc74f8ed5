import type { SyntaxReason, Word } from './syntax.js';
import { Templates } from './template.js';
export type Token = 'word' | 'semicolon' | 'open' | 'close' | 'template' | 'end';
/** Is told what is wrong, where. */
export type Report = (reason: SyntaxReason, start: number, end: number) => void;
/** Reads one token after the other; `pos` may be moved between two of them. */
export declare class Lexer {
    #private;
    /** Where the next token is looked for: just after the last one. */
    pos: number;
    /** Where the last token began. */
    start: number;
    /** The last word, when the last token was one. */
    word: Word;
    readonly templates: Templates;
    constructor(text: string, report: Report);
    /** The next token; `startsDirective` says that no word of a directive was read yet. At the end: `end`, again and again. */
    next(startsDirective: boolean): Token;
}
/** SP, TAB, CR and LF: nothing else is white space to nginx. */
export declare function isSpace(code: number): boolean;
