/** Files that a template engine still has to fill in: Helm, Jinja, ERB. */
import type { SourceFile, Span } from '../../../model/span.js';
import type { Piece, Pieces } from '../pieces.js';
import { type Construct } from './constructs.js';
/**
 * A file with its templates masked by as many other characters, so that every offset stays. What steers the template
 * (`{{ if }}`, `{% for %}`, comments) becomes blanks; what gives a value becomes filler, and an unknown piece where a
 * text holds it.
 */
export declare class Templated {
    #private;
    readonly file: SourceFile;
    readonly text: string;
    /** Whether templates are in the file at all. */
    readonly isTemplate: boolean;
    constructor(file: SourceFile, text: string, masked: readonly Construct[]);
    /** The same, of a file that has the same text at the same offsets. */
    of(file: SourceFile): Templated;
    span(start: number, end: number): Span;
    /** A stretch of the file, with what a template gives as unknown; possibly none. */
    readonly parts: (start: number, end: number) => Piece[];
    /** The same, never empty. */
    pieces(start: number, end: number): Pieces;
}
/**
 * Masks the templates of a file. In YAML (`yaml`) a line of nothing but templates has no value of its own and is left
 * blank, except inside a block scalar, where it is a part of the text.
 */
export declare function withoutTemplates(file: SourceFile, yaml: boolean): Templated;
