/** Splits HCL outside of its texts into tokens, one at a time. */
import type { HclReason } from './syntax.js';
/** A punctuation token is named by its own text. `quote` and `heredoc` begin a text, which is read by `strings.ts`. */
export type TokenKind = 'identifier' | 'number' | 'quote' | 'heredoc' | 'newline' | 'end' | 'invalid' | (typeof PUNCTUATION)[number];
declare const PUNCTUATION: readonly ["{", "}", "[", "]", "(", ")", "=", "==", "=>", "!", "!=", "<", "<=", ">", ">=", "&&", "||", "+", "-", "*", "/", "%", "?", ":", "::", ",", ".", "...", "~}"];
export declare class Scanner {
    #private;
    readonly text: string;
    /** The token that was read last. */
    kind: TokenKind;
    start: number;
    end: number;
    /** Whether line ends are tokens: in a body and in an object they are, in brackets they are not. */
    newlines: boolean;
    /** After a failure there is nothing but `end`, until the reader has found where to go on. */
    failed: boolean;
    constructor(text: string, report: (reason: HclReason, start: number, end: number) => void);
    /** Reads the next token. */
    advance(): void;
    /** Whether the token is of a kind. */
    is(kind: TokenKind): boolean;
    /** Whether the token is a certain identifier. */
    isWord(word: string): boolean;
    /** Moves behind a token that has to stand here. */
    expect(kind: TokenKind): void;
    /** Goes on reading at an offset. */
    moveTo(offset: number): void;
    /** Says what is wrong and reads no further. The first failure counts: what follows is its consequence. */
    fail(reason: HclReason, start?: number, end?: number): void;
    /** Where the identifier that begins at an offset ends. */
    wordEnd(start: number): number;
    /** The end of the line on which an offset lies, before its line end. */
    lineEnd(at: number): number;
}
export {};
