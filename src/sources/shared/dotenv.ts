/** Files of variables, a `NAME=value` on each line, as `dotenv` of compose-go reads them. */
import type { SourceFile, Span } from '../../model/span.js';
import type { Pieces } from './pieces.js';
import { unknownPiece } from './yaml/text.js';

const NAME = /(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*/y;
const ESCAPE = /\\([\s\S])/g;
const MEANT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$$' };
/** Larger files are none that a person wrote. */
const LARGEST = 500_000;

/** What becomes of a text in which `$NAME` may stand. */
export type Interpolate = (pieces: Pieces) => Pieces;

/**
 * The variables of a file, the last of a name. A value in single quotes is taken as it is; elsewhere `interpolating`, which
 * is given what the lines before set, says what `$NAME` is. A name without a value is handed on from whoever reads the file, so that it is unknown. Lines that are
 * none of this set nothing.
 */
export function readDotenv(
  file: SourceFile,
  interpolating: (before: ReadonlyMap<string, Pieces>) => Interpolate = () => openWhereNamed,
): Map<string, Pieces> {
  const found = new Map<string, Pieces>();
  const interpolate = interpolating(found);
  const { text } = file;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < Math.min(text.length, LARGEST);) {
    at = skipBlanks(text, at);
    NAME.lastIndex = at;
    const [whole, name] = NAME.exec(text) ?? [];
    if (whole === undefined || name === undefined) {
      at = lineEnd(text, at) + 1;
      continue;
    }
    const behind = at + whole.length;
    const assigns = text[behind] === '=' || text[behind] === ':';
    if (!assigns) {
      if (behind === lineEnd(text, behind)) found.set(name, [unknownPiece({ file, start: at, end: behind }, name)]);
      at = lineEnd(text, behind) + 1;
      continue;
    }
    const start = skipBlanks(text, behind + 1);
    const end = quotedEnd(text, start);
    if (end < 0) {
      const last = lineEnd(text, start);
      found.set(name, bareValue({ file, start, end: last }, interpolate));
      at = last + 1;
    } else {
      found.set(name, quotedValue({ file, start: start + 1, end: end - 1 }, text[start] as string, interpolate));
      at = lineEnd(text, end) + 1;
    }
  }
  return found;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** Where the line ends, before its carriage return. */
function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

/** Just behind the closing quote, over several lines if need be; -1 where the value is in no quotes or they do not end. */
function quotedEnd(text: string, start: number): number {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return -1;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at + 1;
  }
  return -1;
}

function bareValue({ file, start, end }: Span, interpolate: Interpolate): Pieces {
  const line = file.text.slice(start, end);
  const value = line.replace(/(?:^|[ \t])#.*$/, '').trimEnd();
  const piece = { text: value, span: { file, start, end: start + value.length }, exact: true };
  // A quote that never ends makes the file one that its reader refuses.
  return /^["']/.test(value) ? [unknownPiece(piece.span, value)] : interpolate([piece]);
}

function quotedValue(span: Span, quote: string, interpolate: Interpolate): Pieces {
  const raw = span.file.text.slice(span.start, span.end);
  if (quote === "'" || !raw.includes('\\')) {
    const pieces = [{ text: raw, span, exact: true }];
    return quote === "'" ? pieces : interpolate(pieces);
  }
  const text = raw.replaceAll(ESCAPE, (whole, letter: string) => MEANT[letter] ?? whole);
  return interpolate([{ text, span, exact: false }]);
}

/** A value that names a variable is unknown: which one is meant only the program knows that reads the file. */
function openWhereNamed(pieces: Pieces): Pieces {
  return pieces.map((piece) => (/\$(?:[A-Za-z_]|\{)/.test(piece.text) ? unknownPiece(piece.span, piece.text) : piece));
}
