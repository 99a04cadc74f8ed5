/** Expressions of HCL, by precedence. */
import { bracketed, readCall, readObject, readParentheses, readTuple } from './collections.js';
import type { Scanner, TokenKind } from './scanner.js';
import { readHeredoc, readQuoted } from './strings.js';
import type { BinaryOperator, Expression, TraversalStep } from './syntax.js';

/** Deeper than anybody writes; the reader recurses. */
const DEEPEST = 100;
/** A row of operators longer than this is none that a person wrote, and whoever evaluates it recurses. */
const MOST_OPERATORS = 200;

const STRENGTH = new Map<TokenKind, number>([
  ['||', 1],
  ['&&', 2],
  ['==', 3],
  ['!=', 3],
  ['<', 4],
  ['<=', 4],
  ['>', 4],
  ['>=', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['%', 6],
]);

export class Expressions {
  readonly #scanner: Scanner;
  #depth = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** Reads one expression; after a failure it is `opaque`, or a part of it is. */
  readonly expression = (): Expression => {
    const scanner = this.#scanner;
    if (++this.#depth > DEEPEST) scanner.fail('too-deep');
    const condition = this.#binary(1);
    const found = scanner.is('?') ? this.#conditional(condition) : condition;
    this.#depth--;
    return found;
  };

  /** Forgets how deep it was, after a failure. */
  reset(): void {
    this.#depth = 0;
  }

  #conditional(condition: Expression): Expression {
    const scanner = this.#scanner;
    scanner.advance();
    const whenTrue = this.expression();
    scanner.expect(':');
    const whenFalse = this.expression();
    return { kind: 'conditional', condition, whenTrue, whenFalse, start: condition.start, end: whenFalse.end };
  }

  #binary(least: number): Expression {
    const scanner = this.#scanner;
    let left = this.#unary();
    for (let count = 0; ; count++) {
      const operator = scanner.kind;
      const strength = STRENGTH.get(operator) ?? 0;
      if (strength < least) return left;
      if (count > MOST_OPERATORS) scanner.fail('too-deep');
      scanner.advance();
      const right = this.#binary(strength + 1);
      const range = { start: left.start, end: right.end };
      left = { kind: 'binary', operator: operator as BinaryOperator, left, right, ...range };
    }
  }

  #unary(): Expression {
    const scanner = this.#scanner;
    const { kind, start } = scanner;
    if (kind !== '-' && kind !== '!') return this.#traversal(this.#term());
    if (++this.#depth > DEEPEST) scanner.fail('too-deep');
    scanner.advance();
    const operand = this.#unary();
    this.#depth--;
    return { kind: 'unary', operator: kind, operand, start, end: operand.end };
  }

  #traversal(root: Expression): Expression {
    const scanner = this.#scanner;
    const steps: TraversalStep[] = [];
    for (;;) {
      if (scanner.is('.')) this.#member(steps);
      else if (scanner.is('[')) this.#index(steps);
      else break;
    }
    const last = steps.at(-1);
    return last === undefined ? root : { kind: 'traversal', root, steps, start: root.start, end: last.end };
  }

  #member(steps: TraversalStep[]): void {
    const scanner = this.#scanner;
    const { start } = scanner;
    // `.0`: an index as it was written once, of which two may not follow one another.
    const digits = /\d+/y;
    digits.lastIndex = scanner.end;
    if (digits.test(scanner.text)) {
      const range = { start: scanner.end, end: digits.lastIndex };
      const key = { kind: 'number', value: Number(scanner.text.slice(range.start, range.end)), ...range } as const;
      if (/^\.\d/.test(scanner.text.slice(range.end, range.end + 2))) scanner.fail('invalid-number', start, range.end);
      steps.push({ kind: 'index', key, start, end: range.end });
      return scanner.moveTo(range.end);
    }
    scanner.advance();
    const { kind, end } = scanner;
    if (kind === '*') steps.push({ kind: 'splat', start, end });
    else if (kind === 'identifier')
      steps.push({ kind: 'attribute', name: scanner.text.slice(scanner.start, end), start, end });
    else scanner.fail('expected-token');
    scanner.advance();
  }

  #index(steps: TraversalStep[]): void {
    const scanner = this.#scanner;
    const { start } = scanner;
    let key: Expression | undefined;
    const end = bracketed(scanner, ']', () => {
      if (scanner.is('*')) scanner.advance();
      else key = this.expression();
    });
    steps.push(key === undefined ? { kind: 'splat', start, end } : { kind: 'index', key, start, end });
  }

  #term(): Expression {
    const scanner = this.#scanner;
    const { kind, start, end, text } = scanner;
    if (kind === 'quote') return readQuoted(scanner, this.expression);
    if (kind === 'identifier') return this.#word();
    if (kind === '[') return readTuple(scanner, this.expression);
    if (kind === '{') return readObject(scanner, this.expression);
    if (kind === '(') return readParentheses(scanner, this.expression);
    if (kind === 'heredoc') return readHeredoc(scanner, this.expression);
    if (kind !== 'number') {
      scanner.fail('expected-expression');
      return { kind: 'opaque', start, end: start };
    }
    if (/^(?:\.\d|[\p{ID_Start}_])/u.test(text.slice(end, end + 2))) scanner.fail('invalid-number', start, end + 1);
    scanner.advance();
    return { kind: 'number', value: Number(text.slice(start, end)), start, end };
  }

  #word(): Expression {
    const scanner = this.#scanner;
    const { start, text } = scanner;
    let { end } = scanner;
    let name = text.slice(start, end);
    scanner.advance();
    const range = { start, end };
    if (!scanner.is('(') && !scanner.is('::')) {
      if (name === 'true' || name === 'false') return { kind: 'boolean', value: name === 'true', ...range };
      return name === 'null' ? { kind: 'null', ...range } : { kind: 'name', name, ...range };
    }
    while (scanner.is('::')) {
      scanner.advance();
      if (!scanner.is('identifier')) scanner.fail('expected-token');
      ({ end } = scanner);
      name = text.slice(start, end);
      scanner.advance();
    }
    if (!scanner.is('(')) scanner.fail('expected-token');
    return readCall(scanner, this.expression, name, start);
  }
}
