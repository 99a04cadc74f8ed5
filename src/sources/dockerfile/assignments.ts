/** The names and values of `ENV` and `ARG`. */
import type { Pieces } from '../shared/pieces.js';
import { PieceText, unknownPiece } from '../shared/yaml/text.js';
import { expand, type Scope, splitRange } from './expand.js';

export interface Assignment {
  readonly name: string;
  /** Undefined for `ARG NAME`. */
  readonly value: Pieces | undefined;
}

/**
 * The assignments of an `ENV`: `A=1 B="2 3"`, or the older `A 1 2 3` that takes all the rest for one value.
 * Variables have the values from before the instruction, also where the same instruction sets them.
 */
export function envAssignments(rest: PieceText, scope: Scope): Assignment[] {
  const words = splitRange(rest.text, scope.escape);
  const [first, second] = words;
  if (first === undefined) return [];
  if (!rest.text.slice(...first).includes('=')) {
    if (second === undefined) return [];
    const name = rest.text.slice(...first);
    return [{ name, value: expand(new PieceText(rest.slice(second[0])), scope) }];
  }
  return words.flatMap(([start, end]) => assignment(rest, start, end, scope) ?? []);
}

/** The arguments of an `ARG`, with their defaults. */
export function argAssignments(rest: PieceText, scope: Scope): Assignment[] {
  return splitRange(rest.text, scope.escape).map(
    ([start, end]) => assignment(rest, start, end, scope) ?? { name: rest.text.slice(start, end), value: undefined },
  );
}

/** What an `ARG` without a default holds. */
export function unsaid(rest: PieceText, name: string): Pieces {
  return [unknownPiece(rest.span(0), name)];
}

function assignment(rest: PieceText, start: number, end: number, scope: Scope): Assignment | undefined {
  const equals = rest.text.indexOf('=', start);
  if (equals < 0 || equals >= end) return undefined;
  return {
    name: rest.text.slice(start, equals),
    value: expand(new PieceText(rest.slice(equals + 1, end)), scope),
  };
}
