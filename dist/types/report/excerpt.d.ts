import { type Span } from '../model/span.js';
import type { Palette } from './palette.js';
/** A place to be shown with its source line, underlined, and what stands there. */
export interface Mark {
    readonly span: Span;
    readonly label: string;
    readonly primary: boolean;
}
export interface ExcerptOptions {
    readonly width: number;
    readonly palette: Palette;
    /** Colours underlines of primary places. */
    readonly accent: (text: string) => string;
}
/**
 * The source lines of some places, underlined and labelled. Places keep their order; neighbours in the same file share
 * one heading, and those in the same line share the line. A place on the command line shows the flag as typed.
 */
export declare function excerpt(marks: readonly Mark[], options: ExcerptOptions): string[];
