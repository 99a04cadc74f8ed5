import type { ArithmeticExpression } from 'unbash';

/** A number, and whether it stands only as a fallback. */
export interface Computed {
  readonly number: bigint;
  readonly isFallback: boolean;
}

const OPERATORS: Readonly<Record<string, (a: bigint, b: bigint) => bigint | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0n ? undefined : a / b),
  '%': (a, b) => (b === 0n ? undefined : a % b),
};

/** Beyond it the shell's own numbers wrap, and nobody means a time. */
const LARGEST = 2n ** 53n;

/** Deepest expression that is computed: `1+1+1+...` is as deep as it is long. */
const DEEPEST = 100;

/** Gives a variable's text, where it is known. */
export type Variables = (name: string) => { text: string; isFallback: boolean } | undefined;

/** The value of `$((T + 10))`; undefined where it cannot be known. */
export function compute(
  expression: ArithmeticExpression | undefined,
  variable: Variables,
  depth = 0,
): Computed | undefined {
  if (expression === undefined || depth > DEEPEST) return undefined;
  switch (expression.type) {
    case 'ArithmeticGroup':
      return compute(expression.expression, variable, depth + 1);
    case 'ArithmeticWord':
      return word(expression.value, variable);
    case 'ArithmeticUnary': {
      const operand = compute(expression.operand, variable, depth + 1);
      if (operand === undefined || (expression.operator !== '-' && expression.operator !== '+')) return undefined;
      return expression.operator === '-' ? { ...operand, number: -operand.number } : operand;
    }
    case 'ArithmeticBinary': {
      const operate = OPERATORS[expression.operator];
      const left = operate === undefined ? undefined : compute(expression.left, variable, depth + 1);
      const right = left === undefined ? undefined : compute(expression.right, variable, depth + 1);
      if (operate === undefined || left === undefined || right === undefined) return undefined;
      const number = operate(left.number, right.number);
      if (number === undefined || number > LARGEST || number < -LARGEST) return undefined;
      return { number, isFallback: left.isFallback || right.isFallback };
    }
    case 'ArithmeticTernary':
    case 'ArithmeticCommandExpansion':
      return undefined;
  }
}

function word(text: string, variable: Variables): Computed | undefined {
  const number = decimal(text);
  if (number !== undefined) return { number, isFallback: false };
  const name = /^\$?(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))$/.exec(text);
  const found = name === null ? undefined : variable((name[1] ?? name[2]) as string);
  const value = found === undefined ? undefined : decimal(found.text.trim());
  return value === undefined ? undefined : { number: value, isFallback: found?.isFallback === true };
}

/** Numbers with a leading zero are octal in the shell: nobody means that, so they are left unknown. */
function decimal(text: string): bigint | undefined {
  return /^-?(?:0|[1-9]\d{0,15})$/.test(text) ? BigInt(text) : undefined;
}
