/** Variables in values of a compose file, as its specification has them: `$NAME`, `${NAME:-fallback}`, `$$`. */
import type { Pieces } from '../shared/pieces.js';
import { PiecesBuilder, PieceText, unknownPiece } from '../shared/yaml/text.js';

const NAME = /[A-Za-z_]\w*/y;
/** Braces lie in one another where a fallback is itself a variable. */
const DEEPEST = 20;
const LONGEST = 1000;

/**
 * A value with its variables undone. They come from the caller's environment or from `.env`, so that each is
 * unknown; its fallback is what stands behind `:-` or `-`.
 */
export function interpolate(pieces: Pieces): Pieces {
  const text = new PieceText(pieces);
  return text.text.includes('$') ? run(text, 0, text.text.length, 0) : pieces;
}

function run(source: PieceText, start: number, end: number, depth: number): Pieces {
  const { text } = source;
  const builder = new PiecesBuilder((from, to) => source.parts(from, to), source.span(start, start));
  let from = start;
  let at = text.indexOf('$', start);
  while (at >= 0 && at < end) {
    const found = variable(source, at, end, depth);
    if (found !== undefined) {
      builder.copy(from, at);
      if (typeof found.made === 'string') builder.put(found.made, at, found.end);
      else builder.add(found.made);
      from = found.end;
    }
    at = text.indexOf('$', found?.end ?? at + 1);
  }
  builder.copy(from, end);
  return builder.pieces();
}

function variable(
  source: PieceText,
  at: number,
  end: number,
  depth: number,
): { made: string | Pieces; end: number } | undefined {
  const { text } = source;
  if (text[at + 1] === '$') return { made: '$', end: at + 2 };
  const braced = text[at + 1] === '{';
  NAME.lastIndex = at + (braced ? 2 : 1);
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const nameEnd = at + (braced ? 2 : 1) + name.length;
  const close = braced ? closingBrace(text, nameEnd, end) : nameEnd;
  if (close < 0 || depth > DEEPEST) return undefined;
  const last = braced ? close + 1 : close;
  const operator = braced ? /^:?[-?+]/.exec(text.slice(nameEnd, nameEnd + 2))?.[0] : undefined;
  const fallback = operator?.endsWith('-') ? run(source, nameEnd + operator.length, close, depth + 1) : undefined;
  return { made: [unknownPiece(source.span(at, last), text.slice(at, last), fallback)], end: last };
}

function closingBrace(text: string, start: number, end: number): number {
  let depth = 0;
  const last = Math.min(end, start + LONGEST);
  for (let at = start; at < last; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && depth-- === 0) return at;
  }
  return -1;
}
