/** What a shell's variable holds, as far as it is known. */
import type { Span } from '../../../model/span.js';
import { slicePieces, spanOf, textOf, unknownIn, type Piece, type Pieces } from '../pieces.js';

/** One word after expansion. */
export interface Field {
  readonly pieces: Pieces;
  /** Set where it may be none or several words: `"$@"`, an unquoted variable that is not known. */
  readonly many?: true;
}

export type Value =
  | { readonly kind: 'text'; readonly pieces: Pieces }
  | { readonly kind: 'list'; readonly fields: readonly Field[] }
  | { readonly kind: 'unset' }
  /** It depends on what was not read; set at that place on one of the ways. */
  | { readonly kind: 'unknown'; readonly span?: Span };

/** Longest value that is kept, in pieces and UTF-16 units. */
const MOST_PIECES = 500;
const LONGEST = 100_000;

/** A text as a value; unknown where it is longer than anything that people write. */
export function textValue(pieces: Pieces): Value {
  if (pieces.length > MOST_PIECES) return { kind: 'unknown' };
  let length = 0;
  for (const piece of pieces) length += piece.text.length;
  return length > LONGEST ? { kind: 'unknown' } : { kind: 'text', pieces };
}

/** A list as a value; unknown where it is too long. */
export function listValue(fields: readonly Field[]): Value {
  return fields.length > MOST_PIECES ? { kind: 'unknown' } : { kind: 'list', fields };
}

/** What is not known, standing at a place. */
export function unknownPiece(span: Span, written: string): Piece {
  return { text: '', span, exact: false, unknown: { written } };
}

/** Whether nothing of a text is known, not even a fallback. */
export function isBlank(pieces: Pieces): boolean {
  const unknown = unknownIn(pieces);
  return unknown !== undefined && textOf(pieces) === '';
}

/** A text that stands only when nobody says otherwise: the fallback of an unknown. */
export function asFallback(pieces: Pieces, written: string): Piece {
  const text = textOf(pieces);
  if (text === '' && pieces.some(({ unknown }) => unknown !== undefined && unknown.fallback === undefined)) {
    return unknownPiece(spanOf(pieces), written);
  }
  const unknown = { written, fallback: text };
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return { ...only, unknown };
  return { text, span: spanOf(pieces), exact: false, unknown };
}

/** The values of several ways through a script, as one. */
export function joinValues(values: readonly (Value | undefined)[], isDefaulted: boolean, written: string): Value {
  const known = values.filter((value) => value !== undefined && value.kind !== 'unknown' && value.kind !== 'unset');
  const first = known[0];
  if (first === undefined) return { kind: values.every((value) => value?.kind === 'unset') ? 'unset' : 'unknown' };
  const unknown = unknownAfter(first);
  if (known.length === values.length) {
    if (known.every((value) => isSame(value, first))) return first;
    if (known.every((value) => value.kind === 'list'))
      return joinLists(
        known.map(({ fields }) => fields),
        written,
      );
    if (known.every((value) => value.kind === 'text'))
      return (
        joinTexts(
          known.map(({ pieces }) => pieces),
          isDefaulted,
          written,
        ) ?? unknown
      );
    return unknown;
  }
  // `[ -z "$T" ] && T=30`: elsewhere it is what the environment says, and 30 when that says nothing.
  const texts = known.filter((value) => value.kind === 'text');
  const only = texts[0];
  if (!isDefaulted || only === undefined || texts.length !== known.length) return unknown;
  if (!texts.every((value) => textOf(value.pieces) === textOf(only.pieces))) return unknown;
  return { kind: 'text', pieces: [asFallback(only.pieces, written)] };
}

function unknownAfter(value: Value): Value {
  if (value.kind !== 'text') return { kind: 'unknown' };
  return { kind: 'unknown', span: spanOf(value.pieces) };
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'text' && b.kind === 'text') return sameText(a.pieces, b.pieces);
  if (a.kind !== 'list' || b.kind !== 'list' || a.fields.length !== b.fields.length) return false;
  return a.fields.every((field, at) => sameText(field.pieces, (b.fields[at] as Field).pieces));
}

function sameText(a: Pieces, b: Pieces): boolean {
  return a === b || (textOf(a) === textOf(b) && unknownIn(a)?.written === unknownIn(b)?.written);
}

/** What all have in common at their beginning, then what is not known: `ARGS=(-w 2)`, with `ARGS+=(--reload)` on one way. */
function joinLists(lists: readonly (readonly Field[])[], written: string): Value {
  const [first = [], ...others] = lists;
  let common = 0;
  while (common < first.length && others.every((list) => isSameField(list[common], first[common]))) common += 1;
  const longest = lists.find((list) => list.length > common)?.[common];
  if (longest === undefined) return { kind: 'list', fields: first };
  const rest: Field = { pieces: [unknownPiece(spanOf(longest.pieces), written)], many: true };
  return { kind: 'list', fields: [...first.slice(0, common), rest] };
}

function isSameField(a: Field | undefined, b: Field | undefined): boolean {
  return a !== undefined && b !== undefined && sameText(a.pieces, b.pieces);
}

/** The same for `OPTS="$OPTS --reload"`: the whole words that all begin with are known, what follows is not. */
function joinTexts(texts: readonly Pieces[], isDefaulted: boolean, written: string): Value | undefined {
  const shortest = texts.toSorted((a, b) => textOf(a).length - textOf(b).length)[0] as Pieces;
  const start = textOf(shortest);
  const rests = texts.map((pieces) => textOf(pieces)).filter((text) => text !== start);
  const longest = texts.find((pieces) => textOf(pieces) !== start);
  if (longest === undefined) {
    // The same text, known on one way only.
    return { kind: 'text', pieces: [asFallback(shortest, written)] };
  }
  if (rests.every((text) => text.startsWith(start) && (start === '' || /^\s/.test(text.slice(start.length))))) {
    const rest = unknownPiece(spanOf(slicePieces(longest, start.length)), written);
    const blank = { ...rest, text: ' ' };
    if (start !== '') return { kind: 'text', pieces: [...shortest, knownBlank(blank), rest] };
  }
  if (!isDefaulted) return undefined;
  const fallbacks = texts.filter((pieces) => textOf(pieces) !== '');
  const only = fallbacks[0];
  // `T=""; [ -z "$T" ] && T=30` and `T=${T:-}` alike.
  return only !== undefined && fallbacks.every((pieces) => sameText(pieces, only))
    ? { kind: 'text', pieces: [asFallback(only, written)] }
    : undefined;
}

function knownBlank(piece: Piece): Piece {
  return { text: piece.text, span: piece.span, exact: false };
}
