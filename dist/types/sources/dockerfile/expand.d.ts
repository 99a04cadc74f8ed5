/** Quotes and variables in `ENV`, `ARG`, `WORKDIR` and `FROM`, as BuildKit's `frontend/dockerfile/shell/lex.go`. */
import { type Pieces } from '../shared/pieces.js';
import { type Allowance, type PieceText } from '../shared/yaml/text.js';
/** What a variable holds. */
export interface Variable {
    readonly value: Pieces;
    /** Set with `ARG`: `--build-arg` may say otherwise. */
    readonly isArgument: boolean;
}
export interface Scope {
    /** `\`, or what `# escape=` says. */
    readonly escape: string;
    readonly lookup: (name: string) => Variable | undefined;
    /** One for the whole file. */
    readonly allowance: Allowance;
}
/** A word with its quotes and escapes undone and variables put in; what is set outside of the file is unknown. */
export declare function expand(word: PieceText, scope: Scope): Pieces;
/** The words of a text, blanks inside of quotes and behind an escape kept: `parseWords` of `line_parsers.go`. */
export declare function splitRange(text: string, escape: string): [start: number, end: number][];
