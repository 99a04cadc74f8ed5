/**
 * Operators by Python's own precedence. The grammar reads `not a and b` as `not (a and b)` and knows no chains
 * `a < b < c`, so the operators of one expression are laid out in a row and read anew.
 */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import { evaluate, isExpression } from './expressions.js';
import { settledFallback } from './lift.js';
import { mergeValues } from './merge.js';
import { binary, compare, negate, unary } from './operators.js';
import { childrenOf } from './tree.js';
import { isKnown, pyUnknown, truthOf } from './value.js';
import type { PyUnknown, PyValue } from './value.js';
import type { Span } from '../../../model/span.js';

interface Token {
  readonly node: SyntaxNode;
  /** Undefined for an operand. */
  readonly op?: string;
}

/** Operators that work out a new value, loosest first; within a level from left to right. */
const LEVELS: readonly ReadonlySet<string>[] = [
  new Set('|'),
  new Set('^'),
  new Set('&'),
  new Set(['<<', '>>']),
  new Set('+-'),
  new Set(['*', '/', '//', '%', '@']),
];
const COMPARISONS = new Set(['<', '>', '<=', '>=', '==', '!=', 'in', 'not in', 'is', 'is not']);
const MAX_OPERATORS = 2000;

/** The value of an expression whose top is an operator. */
export function readOperators(context: Context, node: SyntaxNode): PyValue {
  const tokens = layOut(context, node);
  const row = new Row(context, tokens ?? []);
  const value = tokens && row.or();
  return value && row.isDone ? value : context.unknown(node);
}

/** Operands and operators from left to right; undefined where there are too many. */
function layOut(context: Context, node: SyntaxNode): Token[] | undefined {
  const found: Token[] = [];
  const left = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if (found.length > MAX_OPERATORS) return undefined;
    if (next.name === 'BinaryExpression' || next.name === 'UnaryExpression')
      left.push(...childrenOf(next).toReversed());
    else if (isExpression(next)) found.push({ node: next });
    else addOperator(found, next, context.text(next));
  }
  return found;
}

function addOperator(found: Token[], node: SyntaxNode, op: string): void {
  const last = found.at(-1);
  if ((last?.op === 'not' && op === 'in') || (last?.op === 'is' && op === 'not')) {
    found[found.length - 1] = { node: last.node, op: `${last.op} ${op}` };
  } else found.push({ node, op });
}

class Row {
  readonly #context: Context;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(context: Context, tokens: readonly Token[]) {
    this.#context = context;
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** Takes the next operator when it is one of these. */
  #take(ops: ReadonlySet<string>): string | undefined {
    const op = this.#tokens[this.#at]?.op;
    if (op === undefined || !ops.has(op)) return undefined;
    this.#at++;
    return op;
  }

  #spanFrom(start: number): Span {
    const last = this.#tokens[this.#at - 1] ?? this.#tokens[start];
    const span = this.#context.span((this.#tokens[start] as Token).node, (last as Token).node);
    return { ...span, end: Math.max(span.end, span.start) };
  }

  or(): PyValue | undefined {
    return this.#either('or', () => this.#either('and', () => this.#not()));
  }

  /** `a or b`, `a and b`: the first that decides; what follows it is not run. */
  #either(op: 'or' | 'and', operand: () => PyValue | undefined): PyValue | undefined {
    const start = this.#at;
    let value = operand();
    while (value && this.#take(new Set([op]))) {
      const truth = truthOf(value);
      const isDecided = truth === (op === 'or');
      if (isDecided) {
        this.#skip(op);
        return value;
      }
      const next: PyValue | undefined = truth === undefined ? this.#context.maybe(operand) : operand();
      if (!next) return undefined;
      value = truth === undefined ? choose(op, value, next, this.#spanFrom(start)) : next;
    }
    return value;
  }

  /** Goes past what is not run: for `or` all that follows, for `and` up to the next `or`. */
  #skip(op: 'or' | 'and'): void {
    while (!this.isDone && !(op === 'and' && this.#tokens[this.#at]?.op === 'or')) this.#at++;
  }

  #not(): PyValue | undefined {
    const start = this.#at;
    if (!this.#take(new Set(['not']))) return this.#comparison();
    const value = this.#context.within(
      () => this.#not(),
      () => undefined,
    );
    return value && negate(value, this.#spanFrom(start));
  }

  /** `a < b < c` is `a < b and b < c`. */
  #comparison(): PyValue | undefined {
    const start = this.#at;
    let left = this.#level(0);
    let result: PyValue | undefined;
    for (let op = left && this.#take(COMPARISONS); left && op !== undefined; op = this.#take(COMPARISONS)) {
      const right = this.#level(0);
      if (!right) return undefined;
      const span = this.#spanFrom(start);
      const one = compare(op, left, right, span);
      result = result ? choose('and', result, one, span) : one;
      left = right;
    }
    return result ?? left;
  }

  #level(level: number): PyValue | undefined {
    const ops = LEVELS[level];
    if (!ops) return this.#unary();
    const start = this.#at;
    let value = this.#level(level + 1);
    for (let op = value && this.#take(ops); value && op !== undefined; op = this.#take(ops)) {
      const right = this.#level(level + 1);
      value = right && binary(op, value, right, this.#spanFrom(start));
      this.#context.steps++;
    }
    return value;
  }

  #unary(): PyValue | undefined {
    const start = this.#at;
    const op = this.#take(new Set('+-~'));
    if (op === undefined) return this.#power();
    const value = this.#context.within(
      () => this.#unary(),
      () => undefined,
    );
    return value && unary(op, value, this.#spanFrom(start));
  }

  /** `a ** b ** c` is `a ** (b ** c)`, and `a ** -b` is allowed. */
  #power(): PyValue | undefined {
    const start = this.#at;
    const token = this.#tokens[this.#at];
    if (!token || token.op !== undefined) return undefined;
    this.#at++;
    const value = evaluate(this.#context, token.node);
    if (!this.#take(new Set(['**']))) return value;
    const exponent = this.#context.within(
      () => this.#unary(),
      () => undefined,
    );
    return exponent && binary('**', value, exponent, this.#spanFrom(start));
  }
}

/** `a or b` where it is not known whether `a` counts as true. */
function choose(op: 'or' | 'and', a: PyValue, b: PyValue, span: Span): PyValue {
  const pick = (left: PyValue): PyValue | undefined => {
    const truth = truthOf(left);
    return truth === undefined ? undefined : truth === (op === 'or') ? left : b;
  };
  const settled = pick(a);
  if (settled) return settled;
  if (isKnown(a)) return mergeValues([a, b], span);
  if (a.alternatives)
    return mergeValues(
      a.alternatives.map((one) => choose(op, one, b, span)),
      span,
    );
  return a.fallback ? fallenBack(a, pick(a.fallback), span) : mergeValues([a, b], span);
}

/** The variable decides; without it, what the operator makes of the fallback. */
function fallenBack({ variable }: PyUnknown, picked: PyValue | undefined, span: Span): PyValue {
  const fallback = picked && settledFallback(picked);
  return pyUnknown(span, { ...(variable !== undefined && { variable }), ...(fallback && { fallback }) });
}
