import { type SourceFile } from '../model/span.js';
/** A stretch of one source line as it can be printed, with where offsets of the file stand in it. */
export interface PrintedLine {
    readonly text: string;
    /** The column, from 0, at which an offset of the file is printed; offsets cut away are moved to the nearest end. */
    column(offset: number): number;
}
/** The offsets of the line that an offset stands in, its end without the line break. */
export declare function lineAround(file: SourceFile, offset: number): {
    start: number;
    end: number;
};
/**
 * Prints the line around `from`..`to` (offsets in one line), at most `columns` wide: a longer line is cut on both
 * sides so that the marked part stays in view, with `…` where something is missing. Tabs become spaces.
 */
export declare function printLine(file: SourceFile, from: number, to: number, columns: number): PrintedLine;
