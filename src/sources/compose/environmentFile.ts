/** Files of variables that a service names by `env_file`, as `dotenv` of compose-go reads them. */
import type { SourceFile, Span } from '../../model/span.js';
import type { Pieces } from '../shared/pieces.js';
import { unknownPiece } from '../shared/yaml/text.js';
import { interpolate, type Lookup, type Substitutes, substitutesOf } from './interpolate.js';

const NAME = /(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*/y;
const ESCAPE = /\\([\s\S])/g;
const MEANT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$$' };
/** Larger files are none that a person wrote. */
const LARGEST = 500_000;

/**
 * The variables of a file, the last of a name. A value in single quotes is taken as it is; elsewhere `$NAME` is one of
 * `known`, or of the lines before, or depends on what compose itself is started with, so that it is unknown. A name
 * without a value is handed on from there, too. Lines that are none of this, which compose refuses, set nothing.
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
 */
export function readEnvironmentFile(file: SourceFile, known: Lookup = new Map()): Map<string, Pieces> {
  const found = new Map<string, Pieces>();
  const substitutes = substitutesOf({ get: (name: string) => known.get(name) ?? found.get(name) });
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
      found.set(name, bareValue({ file, start, end: last }, substitutes));
      at = last + 1;
    } else {
      found.set(name, quotedValue({ file, start: start + 1, end: end - 1 }, text[start] as string, substitutes));
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

function bareValue({ file, start, end }: Span, substitutes: Substitutes): Pieces {
  const line = file.text.slice(start, end);
  const value = line.replace(/(?:^|[ \t])#.*$/, '').trimEnd();
  const piece = { text: value, span: { file, start, end: start + value.length }, exact: true };
  // A quote that never ends makes the file one that compose refuses.
  return /^["']/.test(value) ? [unknownPiece(piece.span, value)] : interpolate([piece], substitutes);
}

function quotedValue(span: Span, quote: string, substitutes: Substitutes): Pieces {
  const raw = span.file.text.slice(span.start, span.end);
  if (quote === "'" || !raw.includes('\\')) {
    const pieces = [{ text: raw, span, exact: true }];
    return quote === "'" ? pieces : interpolate(pieces, substitutes);
  }
  const text = raw.replaceAll(ESCAPE, (whole, letter: string) => MEANT[letter] ?? whole);
  return interpolate([{ text, span, exact: false }], substitutes);
}
