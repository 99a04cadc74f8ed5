/** Operators of Terraform on values of which some are not known. */
import type { BinaryOperator, HclBinary, HclUnary } from '../shared/hcl/index.js';
import {
  known,
  type Known,
  lift,
  numberOf,
  optionsOf,
  type Scalar,
  switchOf,
  unknown,
  type Value,
} from '../shared/infrastructure/index.js';
import type { Evaluate } from './traverse.js';
import { type Frame, spanIn } from './frame.js';

const ARITHMETIC: Readonly<Partial<Record<BinaryOperator, (a: number, b: number) => Scalar>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** The value of an operation. */
export function calculate(expression: HclBinary | HclUnary, frame: Frame, evaluate: Evaluate): Value {
  const span = spanIn(frame, expression);
  const made = (value: Scalar | undefined): Value | undefined => {
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return undefined;
    return known(value, span, { computed: true });
  };
  if (expression.kind === 'unary') {
    return lift([evaluate(expression.operand, frame)], span, ([operand]) => made(unary(expression.operator, operand)));
  }
  const { operator } = expression;
  const left = evaluate(expression.left, frame);
  const decided = operator === '&&' ? false : operator === '||' ? true : undefined;
  if (decided !== undefined && left.kind === 'known' && switchOf(left) === decided) return left;
  const right = evaluate(expression.right, frame);
  if (decided !== undefined && right.kind === 'known' && switchOf(right) === decided) return right;
  if (operator === '==' || operator === '!=') {
    const same = againstNull(left, right);
    if (same !== undefined) return known(same === (operator === '=='), span, { computed: true });
  }
  return lift([left, right], span, ([a, b]) => made(binary(operator, a as Known, b as Known)));
}

function unary(operator: '-' | '!', operand: Known | undefined): Scalar | undefined {
  if (operand === undefined) return undefined;
  if (operator === '-') {
    const number = numberOf(operand);
    return number === undefined ? undefined : -number;
  }
  const truth = switchOf(operand);
  return truth === undefined ? undefined : !truth;
}

function binary(operator: BinaryOperator, a: Known, b: Known): Scalar | undefined {
  if (operator === '==') return a.value === b.value;
  if (operator === '!=') return a.value !== b.value;
  if (operator === '&&' || operator === '||') {
    const [x, y] = [switchOf(a), switchOf(b)];
    if (x === undefined || y === undefined) return undefined;
    return operator === '&&' ? x && y : x || y;
  }
  const [x, y] = [numberOf(a), numberOf(b)];
  return x === undefined || y === undefined ? undefined : ARITHMETIC[operator]?.(x, y);
}

/** Whether two values are both null; undefined where neither is, or where that is not known. */
function againstNull(a: Value, b: Value): boolean | undefined {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (one.kind !== 'known' || one.value !== null) continue;
    const kinds = optionsOf(other).map(({ kind }) => kind);
    // What a list or an object holds does not matter: it is not null.
    if (kinds.every((kind) => kind === 'list' || kind === 'body')) return false;
  }
  return undefined;
}

/** A value that is not known, told from one that fails: `try()` goes on behind these. */
const failures = new WeakSet<object>();

/** What fails when Terraform works it out: an attribute that is not there, a text that is no number. */
export function failure(span: Parameters<typeof unknown>[0]): Value {
  const made = unknown(span, 'expression');
  failures.add(made);
  return made;
}

export function isFailure(value: Value): boolean {
  return failures.has(value);
}
