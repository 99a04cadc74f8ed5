/** Variables in values of a compose file, as its specification has them: `$NAME`, `${NAME:-fallback}`, `$$`. */
import { type Pieces, textOf, unknownIn } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';
import { Allowance, PiecesBuilder, PieceText, unknownPiece } from '../shared/yaml/text.js';

const NAME = /[A-Za-z_]\w*/y;
/** Braces lie in one another where a fallback is itself a variable. */
const DEEPEST = 20;
const LONGEST = 1000;

/** Variables that are asked for by name. */
export type Lookup = Pick<Variables, 'get'>;

/** What variables stand for, as far as that is known, and how much they may still put in. */
export interface Substitutes {
  readonly variables: Lookup;
  readonly allowance: Allowance;
}

export function substitutesOf(variables: Lookup): Substitutes {
  return { variables, allowance: new Allowance() };
}

const NONE = substitutesOf(new Map());

/**
 * A value with its variables undone. What a known one stands for has the place of the variable, not of what sets it, so
 * that a finding points into the file that uses it. All others come from what compose is started with: they are unknown,
 * and their fallback is what stands behind `:-` or `-`.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolate(pieces: Pieces, substitutes: Substitutes = NONE): Pieces {
  const text = new PieceText(pieces);
  return text.text.includes('$') ? new Interpolation(text, substitutes).run(0, text.text.length, 0) : pieces;
}

class Interpolation {
  readonly #source: PieceText;
  readonly #substitutes: Substitutes;

  constructor(source: PieceText, substitutes: Substitutes) {
    this.#source = source;
    this.#substitutes = substitutes;
  }

  run(start: number, end: number, depth: number): Pieces {
    const source = this.#source;
    const { text } = source;
    const builder = new PiecesBuilder((from, to) => source.parts(from, to), source.span(start, start));
    let from = start;
    let at = text.indexOf('$', start);
    while (at >= 0 && at < end) {
      const found = this.#variable(at, end, depth);
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

  #variable(at: number, end: number, depth: number): { made: string | Pieces; end: number } | undefined {
    const { text } = this.#source;
    if (text[at + 1] === '$') return { made: '$', end: at + 2 };
    const braced = text[at + 1] === '{';
    NAME.lastIndex = at + (braced ? 2 : 1);
    const name = NAME.exec(text)?.[0];
    if (name === undefined) return undefined;
    const nameEnd = at + (braced ? 2 : 1) + name.length;
    const close = braced ? closingBrace(text, nameEnd, end) : nameEnd;
    if (close < 0 || depth > DEEPEST) return undefined;
    const last = braced ? close + 1 : close;
    const operator = braced ? (/^:?[-?+]/.exec(text.slice(nameEnd, nameEnd + 2))?.[0] ?? '') : '';
    const argument = (): Pieces => this.run(nameEnd + operator.length, close, depth + 1);
    const made = this.#known(name, operator, argument, at, last);
    if (made !== undefined) return { made, end: last };
    const fallback = operator.endsWith('-') ? argument() : undefined;
    // A fallback of which a part is not known is none: `${A:-$B/x}` is not `/x`.
    const isOpen = fallback?.some(({ unknown }) => unknown !== undefined && unknown.fallback === undefined);
    const value = isOpen === true ? undefined : fallback;
    return { made: [unknownPiece(this.#source.span(at, last), text.slice(at, last), value)], end: last };
  }

  /** What a variable stands for; undefined where that is not known, or where compose refuses it for being empty. */
  #known(name: string, operator: string, argument: () => Pieces, at: number, end: number): string | Pieces | undefined {
    const value = this.#substitutes.variables.get(name);
    if (value === undefined || !this.#substitutes.allowance.takes(value)) return undefined;
    const text = textOf(value);
    const unknown = unknownIn(value);
    if (unknown !== undefined) {
      if (unknown.fallback === undefined || operator.endsWith('+')) return undefined;
      const span = this.#source.span(at, end);
      return [unknownPiece(span, this.#source.text.slice(at, end), [{ text, span, exact: false }])];
    }
    const isEmpty = text === '' && operator.startsWith(':');
    if (operator.endsWith('+')) return isEmpty ? '' : argument();
    if (!isEmpty) return text;
    return operator.endsWith('-') ? argument() : undefined;
  }
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
