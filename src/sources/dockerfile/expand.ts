/** Quotes and variables in `ENV`, `ARG`, `WORKDIR` and `FROM`, as BuildKit's `frontend/dockerfile/shell/lex.go`. */
import type { Span } from '../../model/span.js';
import { type Piece, type Pieces, textOf, unknownIn } from '../shared/pieces.js';
import { type Allowance, isSpace, PiecesBuilder, type PieceText, unknownPiece } from '../shared/yaml/text.js';

/** What a variable holds. */
export interface Variable {
  readonly value: Pieces;
  /** Set with `ARG`: `--build-arg` may say otherwise. */
  readonly isArgument: boolean;
}

export interface Scope {
  /** `\`, or what `# escape=` says. */
  readonly escape: string;
  readonly lookup: (name: string) => Variable | undefined;
  /** One for the whole file. */
  readonly allowance: Allowance;
}

const NAME = /[A-Za-z_]\w*|[0-9@*#]/y;
const DEEPEST = 20;

/** A word with its quotes and escapes undone and variables put in; what is set outside of the file is unknown. */
export function expand(word: PieceText, scope: Scope): Pieces {
  return new Expansion(word, scope).run(0, word.text.length, 0);
}

/** The words of a text, blanks inside of quotes and behind an escape kept: `parseWords` of `line_parsers.go`. */
export function splitRange(text: string, escape: string): [start: number, end: number][] {
  const words: [number, number][] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) break;
    const start = at;
    let quote = '';
    while (at < text.length && (quote !== '' || !isSpace(text.charCodeAt(at)))) {
      const char = text[at] as string;
      if (char === escape && quote !== "'") at++;
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      else if (char === quote) quote = '';
      at++;
    }
    words.push([start, Math.min(at, text.length)]);
  }
  return words;
}

class Expansion {
  readonly #word: PieceText;
  readonly #escape: string;
  readonly #scope: Scope;

  constructor(word: PieceText, scope: Scope) {
    this.#word = word;
    this.#escape = scope.escape;
    this.#scope = scope;
  }

  run(start: number, end: number, depth: number): Pieces {
    const { text } = this.#word;
    const builder = new PiecesBuilder((from, to) => this.#word.parts(from, to), this.#word.span(start, start));
    let quote = '';
    let from = start;
    let at = start;
    const flush = (): void => {
      builder.copy(from, at);
    };
    while (at < end) {
      const char = text[at] as string;
      if (char === "'" ? quote !== '"' : char === '"' && quote !== "'") {
        flush();
        quote = quote === '' ? char : '';
        from = ++at;
      } else if (char === this.#escape && quote !== "'") {
        const next = text[at + 1] ?? '';
        // Inside double quotes an escape stays unless it stands before what it can escape there.
        const drops = quote === '' || next === '"' || next === '$' || next === this.#escape;
        if (drops) {
          flush();
          from = at + 1;
        }
        at += 2;
      } else if (char === '$' && quote !== "'") {
        const after = this.#variable(at, end, depth);
        if (after === undefined) {
          at++;
          continue;
        }
        flush();
        builder.add(after.pieces);
        from = at = after.end;
      } else {
        at++;
      }
    }
    at = Math.min(at, end);
    flush();
    return builder.pieces();
  }

  #variable(at: number, end: number, depth: number): { pieces: Pieces; end: number } | undefined {
    const { text } = this.#word;
    const braced = text[at + 1] === '{';
    NAME.lastIndex = at + (braced ? 2 : 1);
    const name = NAME.exec(text)?.[0];
    if (name === undefined) return undefined;
    if (!braced) {
      const after = at + 1 + name.length;
      return { pieces: this.#valueOf(name, at, after), end: after };
    }
    const close = closingBrace(text, at + 2, end, this.#escape);
    if (close < 0) return undefined;
    const rest = at + 2 + name.length;
    const written = text.slice(at, close + 1);
    const operator = /^:?[-+?]|^[#%/]/.exec(text.slice(rest, rest + 2))?.[0];
    if (rest === close) return { pieces: this.#valueOf(name, at, close + 1), end: close + 1 };
    if (operator === undefined || depth > DEEPEST) {
      return { pieces: [unknownPiece(this.#word.span(at, close + 1), written)], end: close + 1 };
    }
    const other = (): Pieces => this.run(rest + operator.length, close, depth + 1);
    return { pieces: this.#operated(name, operator, other, at, close + 1), end: close + 1 };
  }

  #operated(name: string, operator: string, other: () => Pieces, at: number, end: number): Pieces {
    const variable = this.#scope.lookup(name);
    const place = this.#word.span(at, end);
    const written = this.#word.text.slice(at, end);
    const value = variable?.value;
    const sure = variable !== undefined && !variable.isArgument && unknownIn(variable.value) === undefined;
    const isSet = value !== undefined && (!operator.startsWith(':') || textOf(value) !== '');
    if (operator.endsWith('?')) return this.#valueOf(name, at, end);
    if (operator.endsWith('-')) {
      if (isSet) return this.#valueOf(name, at, end);
      return sure ? other() : [unlessSaid(place, written, other())];
    }
    if (operator.endsWith('+')) {
      if (!sure) return [unknownPiece(place, written)];
      return isSet ? other() : [];
    }
    return [unknownPiece(place, written)];
  }

  #valueOf(name: string, at: number, end: number): Pieces {
    const variable = this.#scope.lookup(name);
    const written = this.#word.text.slice(at, end);
    if (variable === undefined || !this.#scope.allowance.takes(variable.value)) {
      return [unknownPiece(this.#word.span(at, end), written)];
    }
    if (!variable.isArgument) return variable.value;
    return [unlessSaid(this.#word.span(at, end), written, variable.value)];
  }
}

/** What is `value` unless somebody says otherwise; a value with a part that nobody knows is none to fall back on. */
function unlessSaid(place: Span, written: string, value: Pieces): Piece {
  const isKnown = value.every(({ unknown }) => unknown === undefined || unknown.fallback !== undefined);
  return unknownPiece(place, written, isKnown ? value : undefined);
}

function closingBrace(text: string, start: number, end: number, escape: string): number {
  let depth = 0;
  // The nearest brace decides; a value longer than this is none that a person wrote.
  const last = Math.min(end, start + 1000);
  for (let at = start; at < last; at++) {
    const char = text[at];
    if (char === escape) at++;
    else if (char === '{') depth++;
    else if (char === '}' && depth-- === 0) return at;
  }
  return -1;
}
