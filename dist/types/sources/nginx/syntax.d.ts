import type { Filling } from '../../model/setting.js';
import type { SourceFile } from '../../model/span.js';
/** One word of a directive: its name or an argument. */
export interface Word {
    /** The value, with quotes and the escapes that nginx undoes removed. */
    readonly text: string;
    /** Offsets of the word as written, quotes included. */
    readonly start: number;
    readonly end: number;
    /** `"`, `'` or empty. */
    readonly quote: '"' | "'" | '';
    /**
     * Whether a template placeholder stands in it (`${VAR}` in capitals, `%VAR%`, `{{ go }}`, `<%= erb %>`): its value is
     * not known. nginx's own variables (`$host`, `${host}`) do not count.
     */
    readonly template: boolean;
    /** Set where the text holds values of variables, which stand elsewhere. */
    readonly filling?: Filling;
}
/** A directive with everything it was given; blocks hold further directives. */
export interface Directive {
    readonly name: Word;
    readonly args: readonly Word[];
    /** The directives of its block, or undefined where it ends with `;`. */
    readonly block: readonly Directive[] | undefined;
    /** Offset just after the `;` or the `}` that ends it. */
    readonly end: number;
    readonly file: SourceFile;
}
/** Why a text is no valid nginx configuration. Rules give these words. */
export type SyntaxReason = 'unexpected-semicolon' | 'unexpected-open-brace' | 'unexpected-close-brace' | 'missing-semicolon' | 'missing-open-brace' | 'unclosed-block' | 'unterminated-quote' | 'text-after-quote' | 'word-too-long' | 'unterminated-lua' | 'byte-order-mark' | 'too-deep' | 'too-large';
/** A place where the text is not valid, or where reading it was given up. */
export interface SyntaxProblem {
    readonly reason: SyntaxReason;
    readonly start: number;
    readonly end: number;
    /** The word or character it is about, as written, at most 60 characters. */
    readonly found: string;
}
/** A template construct that was stepped over: `{% if x %}`, `{{ include "x" }}` on a line of its own. */
export interface TemplateSpan {
    readonly start: number;
    readonly end: number;
}
/** What was read from one file. Reading never fails: what is wrong is in `problems`, the rest is read. */
export interface ParsedFile {
    readonly file: SourceFile;
    readonly directives: readonly Directive[];
    readonly problems: readonly SyntaxProblem[];
    readonly templates: readonly TemplateSpan[];
}
