import type { Palette } from './palette.js';
/** The columns that are left for the text of a paragraph. */
export declare function paragraphRoom(width: number): number;
/** Lines with a keyword before the first: `  what happens  from 30s to 60s ...`, the following ones indented alike. */
export declare function keyed(keyword: string, lines: readonly string[], palette: Palette): string[];
/** A paragraph of prose behind a keyword; nothing where there is no text. */
export declare function paragraph(keyword: string, text: string, width: number, palette: Palette): string[];
