/** How many words one option or positional takes. */
export type Counted = '?' | '*' | '+' | number;

/**
 * How many words an option takes from `start` on; undefined when there are too few. The pattern has one letter a word:
 * A for an argument, O for an option, - for the two dashes, which an option never takes.
 */
export function takeFromPattern(counted: Counted, pattern: string, start: number): number | undefined {
  const most = typeof counted === 'number' ? counted : counted === '?' ? 1 : Infinity;
  const least = typeof counted === 'number' ? counted : counted === '+' ? 1 : 0;
  let count = 0;
  while (count < most && pattern[start + count] === 'A') count++;
  return count < least ? undefined : count;
}

/**
 * How many words each of the first positionals takes from `start` on: as many positionals as can have their share,
 * the first ones as much as they can. The two dashes are counted with the positional that takes them.
 */
export function matchPositionals(counted: readonly Counted[], pattern: string, start: number): number[] {
  for (let length = counted.length; length > 0; length--) {
    const expression = new RegExp(counted.slice(0, length).map(expressionOf).join(''), 'y');
    expression.lastIndex = start;
    const match = expression.exec(pattern);
    if (match !== null) return match.slice(1).map((group) => group.length);
  }
  return [];
}

function expressionOf(counted: Counted): string {
  if (counted === '?') return '(-*A?-*)';
  if (counted === '*') return '(-*[A-]*)';
  if (counted === '+') return '(-*A[A-]*)';
  return `(-*${Array.from({ length: counted }, () => 'A').join('-*')}-*)`;
}
