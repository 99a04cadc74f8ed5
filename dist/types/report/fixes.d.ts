import type { Edit, Fix } from '../findings/finding.js';
import type { Palette } from './palette.js';
/** A line as it reads once edited: what stays before, what is new, what stays after. */
export interface EditedLine {
    readonly where: string;
    readonly before: string;
    readonly added: string;
    readonly after: string;
}
/** The first line that an edit changes, as it will read, at most `columns` wide; the indentation is left out. */
export declare function editedLine(edit: Edit, columns: number): EditedLine;
/** Alternatives, best first, each with the lines as they would read. */
export declare function fixLines(fixes: readonly Fix[], columns: number, palette: Palette): string[];
