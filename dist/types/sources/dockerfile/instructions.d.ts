/** Splits a Dockerfile into instructions as BuildKit's parser does, `frontend/dockerfile/parser/parser.go`. */
import type { Span } from '../../model/span.js';
import { PieceText, type Templated } from '../shared/yaml/text.js';
export interface Instruction {
    /** In upper case: `CMD`. */
    readonly keyword: string;
    /** The keyword as written. */
    readonly span: Span;
    /** What follows it, continuations joined and comments in them left out, without blanks at its ends. */
    readonly rest: PieceText;
}
export interface Dockerfile {
    readonly instructions: readonly Instruction[];
    /** `\`, or what `# escape=` says. */
    readonly escape: string;
}
/** The instructions of a Dockerfile that say what it starts or may hold a heredoc, in order; linear time. */
export declare function readInstructions(source: Templated): Dockerfile;
