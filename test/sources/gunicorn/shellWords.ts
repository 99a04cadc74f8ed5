import { type Pieces, slicePieces, textOf } from '../../../src/sources/shared/pieces.js';

/** Splits a text as `shlex.split` does where it only has blanks, single quotes and double quotes without escapes. */
export function splitWords(pieces: Pieces): Pieces[] {
  const text = textOf(pieces);
  const words: Pieces[] = [];
  for (const match of text.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)) {
    const parts: Pieces[number][] = [];
    for (const part of match[0].matchAll(/'([^']*)'|"([^"]*)"|[^'"]+/g)) {
      const quoted = part[1] ?? part[2];
      const start = match.index + part.index + (quoted === undefined ? 0 : 1);
      parts.push(...slicePieces(pieces, start, start + (quoted ?? part[0]).length));
    }
    words.push(parts);
  }
  return words;
}
