/** Tells the exec form of `CMD`, `ENTRYPOINT` and `SHELL` from the shell form. */
import type { Pieces } from '../shared/pieces.js';
import { addJsonString, PiecesBuilder, type PieceText } from '../shared/yaml/text.js';

const BLANK = /[ \t\r\n]*/y;
const STRING = /"((?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*)"/y;

/**
 * The words of an exec form; undefined where Docker takes the text as a shell's, because it is no array as JSON has
 * them (single quotes, a comma too many or too few); `refused` where it does not build, because an item is no string.
 * What follows the array is not looked at, as in `parseJSON` of `frontend/dockerfile/parser/line_parsers.go`.
 */
export function execForm(rest: PieceText): readonly Pieces[] | 'refused' | undefined {
  const { text } = rest;
  if (!text.startsWith('[')) return undefined;
  const words: Pieces[] = [];
  let at = blank(text, 1);
  while (text[at] !== ']' || words.length > 0) {
    const end = stringEnd(text, at);
    if (end < 0) return isArray(text) ? 'refused' : undefined;
    const builder = new PiecesBuilder((start, to) => rest.parts(start, to), rest.span(at + 1, at + 1));
    addJsonString(builder, text, at + 1, end - 1);
    words.push(builder.pieces());
    at = blank(text, end);
    if (text[at] === ']') break;
    if (text[at] !== ',') return isArray(text) ? 'refused' : undefined;
    at = blank(text, at + 1);
  }
  return words;
}

function blank(text: string, at: number): number {
  BLANK.lastIndex = at;
  return at + (BLANK.exec(text)?.[0].length ?? 0);
}

/** Where the JSON string that begins at `at` ends; -1 where none begins. */
function stringEnd(text: string, at: number): number {
  if (text[at] !== '"') return -1;
  let end = at + 1;
  // The regular expression alone would use the stack for each character of a very long string.
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return -1;
  if (end - at > 50_000) return end + 1;
  STRING.lastIndex = at;
  return STRING.test(text) ? end + 1 : -1;
}

function isArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}
