/** Words of a script as the shell would make them: quotes undone, variables put in, split where the shell splits. */
import type { HereDocBody, Word, WordPart } from 'unbash';
import { spanOf, textOf, type Piece, type Pieces } from '../pieces.js';
import { compute } from './arithmetic.js';
import type { Budget } from './guard.js';
import { literal, type Quoting } from './literal.js';
import { joined, type Origin } from './origin.js';
import { expandParameter, parameterText, simpleParameter } from './parameter.js';
import type { Scope } from './scope.js';
import { splitBlanks } from './fields.js';
import { unknownPiece, type Field } from './value.js';

/** Where a word is expanded. */
export interface Place {
  readonly origin: Origin;
  readonly scope: Scope;
  readonly budget: Budget;
}

/** A part of a word after expansion. */
export type Segment =
  | { readonly kind: 'text'; readonly pieces: readonly Piece[]; readonly isQuoted: boolean; readonly splits: boolean }
  | { readonly kind: 'list'; readonly fields: readonly Field[]; readonly isQuoted: boolean };

/** The words that one word becomes: none, one or several. */
export function expandWord(word: Word, place: Place): Field[] {
  const fields = splitBlanks(segmentsOf(word, place), () => emptyAt(word.pos, place));
  for (const { pieces } of fields) place.budget.spend(costOf(pieces));
  return fields;
}

/** One text, as in an assignment: nothing is split. */
export function expandText(word: Word, place: Place): Pieces {
  const pieces = segmentsOf(word, place).flatMap((segment) => piecesOf(segment));
  place.budget.spend(costOf(pieces));
  return joined(pieces, () => emptyAt(word.pos, place));
}

/** What a program reads from a here-document. */
export function expandBody(body: HereDocBody, place: Place): Pieces {
  if (body.parts === undefined) return place.origin.slice(body.pos, body.end);
  const pieces = body.parts.flatMap((part) => segments(part, place, 'heredoc').flatMap((segment) => piecesOf(segment)));
  place.budget.spend(costOf(pieces));
  return joined(pieces, () => emptyAt(body.pos, place));
}

/** What a text costs of the budget: its length, so that values put in a thousand times over end early. */
function costOf(pieces: readonly Piece[]): number {
  let cost = pieces.length;
  for (const piece of pieces) cost += piece.text.length >> 4;
  return cost;
}

/** A list in a text stands with blanks between its words. */
export function piecesOf(segment: Segment): Piece[] {
  if (segment.kind === 'text') return [...segment.pieces];
  return segment.fields.flatMap(({ pieces }, at) => (at === 0 ? [...pieces] : [blankBefore(pieces), ...pieces]));
}

export function blankBefore(pieces: Pieces): Piece {
  const span = spanOf(pieces);
  return { text: ' ', span: { ...span, end: span.start }, exact: false };
}

/** Longest word that is taken apart, in UTF-16 units; its parts are only looked for when they are asked for. */
const LONGEST_WORD = 50_000;

export function segmentsOf(word: Word, place: Place): Segment[] {
  if (place.budget.isSpent || word.end - word.pos > LONGEST_WORD)
    return [text([unknownPiece(place.origin.spanOf(word.pos, word.end), word.text)], true)];
  if (word.parts === undefined) return [text(literal(place.origin, word.pos, word.end, 'bare'), false)];
  return word.parts.flatMap((part) => segments(part, place, 'bare'));
}

function text(pieces: readonly Piece[], isQuoted: boolean, splits = false): Segment {
  return { kind: 'text', pieces, isQuoted, splits };
}

function emptyAt(offset: number, { origin }: Place): Piece {
  return origin.slice(offset, offset)[0] as Piece;
}

function segments(part: WordPart, place: Place, quoting: Quoting): Segment[] {
  const { origin } = place;
  const isQuoted = quoting !== 'bare';
  switch (part.type) {
    case 'Literal':
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return [text(literal(origin, part.pos, part.end, quoting), isQuoted)];
    case 'SingleQuoted':
      return [text(origin.slice(part.pos + 1, Math.max(part.end - 1, part.pos + 1)), true)];
    case 'AnsiCQuoted':
      return [text([ansi(part, origin)], true)];
    case 'DoubleQuoted':
    case 'LocaleString': {
      const inner = part.parts.flatMap((child) => segments(child, place, 'double'));
      // Quotes with nothing in them are a word all the same.
      return inner.length > 0
        ? inner
        : [text([emptyAt(part.pos + (part.type === 'LocaleString' ? 2 : 1), place)], true)];
    }
    case 'SimpleExpansion':
      return [simpleParameter(part, place, isQuoted)];
    case 'ParameterExpansion':
      return expandParameter(part, place, isQuoted);
    case 'ArithmeticExpansion':
      return [text([arithmetic(part, place)], isQuoted, !isQuoted)];
    case 'CommandExpansion':
    case 'ProcessSubstitution': {
      const piece = unknownPiece(origin.spanOf(part.pos, part.end), origin.written(part.pos, part.end));
      return [text([piece], isQuoted, !isQuoted)];
    }
  }
}

/** `$'...'`: where a backslash stands in it, the whole is one place. */
function ansi(part: { readonly pos: number; readonly end: number; readonly value: string }, origin: Origin): Piece {
  const inner = origin.slice(part.pos + 2, Math.max(part.end - 1, part.pos + 2));
  const [only] = inner;
  if (inner.length === 1 && only !== undefined && only.text === part.value) return only;
  return { text: part.value, span: origin.spanOf(part.pos, part.end), exact: false };
}

function arithmetic(part: WordPart & { readonly type: 'ArithmeticExpansion' }, place: Place): Piece {
  const span = place.origin.spanOf(part.pos, part.end);
  const written = place.origin.written(part.pos, part.end);
  const result = compute(part.expression, (name) => parameterText(name, place));
  if (result === undefined) return unknownPiece(span, written);
  const computed = String(result.number);
  const known = { text: computed, span, exact: textOf([{ text: written, span, exact: true }]) === computed };
  return result.isFallback ? { ...known, unknown: { written, fallback: computed } } : known;
}
