import type { Palette } from './palette.js';
import { padded, wrapped } from './width.js';

const INDENT = 2;
const KEYWORD = 14;

/** The columns that are left for the text of a paragraph. */
export function paragraphRoom(width: number): number {
  return Math.max(20, width - INDENT - KEYWORD);
}

/** Lines with a keyword before the first: `  what happens  from 30s to 60s ...`, the following ones indented alike. */
export function keyed(keyword: string, lines: readonly string[], palette: Palette): string[] {
  return lines.map((line, index) => {
    const head = index === 0 ? palette.strong(padded(keyword, KEYWORD)) : ' '.repeat(KEYWORD);
    return `${' '.repeat(INDENT)}${head}${line}`.trimEnd();
  });
}

/** A paragraph of prose behind a keyword; nothing where there is no text. */
export function paragraph(keyword: string, text: string, width: number, palette: Palette): string[] {
  return text === '' ? [] : keyed(keyword, wrapped(text, paragraphRoom(width)), palette);
}
