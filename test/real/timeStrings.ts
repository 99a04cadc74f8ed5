import type { Random } from './random.js';

const UNITS = ['y', 'M', 'w', 'd', 'h', 'm', 's', 'ms'] as const;

/** A string that is a time in nginx's grammar, or nearly one: as many are refused as are taken. */
export function timeString(random: Random): string {
  const text = random.chance(0.75) ? inOrder(random) : anything(random);
  return random.chance(0.75) ? text : mutated(random, text);
}

function number(random: Random): string {
  const digits = random.pick([1, 1, 1, 2, 2, 3, 5]);
  if (random.chance(0.03)) return random.pick(['9223372036854775', '9223372036854775807', '9223372036854776', '']);
  return Array.from({ length: digits }, () => random.between(0, 9)).join('');
}

/** Units from large to small, each at most once, with spaces here and there. */
function inOrder(random: Random): string {
  const first = random.chance(0.15) ? 0 : 2;
  const units = UNITS.slice(first).filter(() => random.chance(0.25));
  let text = random.chance(0.03) ? ' ' : '';
  for (const unit of units) text += `${number(random)}${unit}${random.pick(['', '', '', ' ', '  '])}`;
  if (units.length === 0 || random.chance(0.2)) text += number(random);
  return text;
}

function anything(random: Random): string {
  const parts = Array.from({ length: random.between(0, 5) }, () =>
    random.pick([number(random), number(random), random.pick(UNITS), ' ', random.pick(UNITS)]),
  );
  return parts.join('');
}

function mutated(random: Random, text: string): string {
  const at = random.between(0, text.length);
  const odd = random.pick([
    '.',
    '-',
    '+',
    ',',
    'S',
    'H',
    'D',
    'min',
    'sec',
    'ms',
    's',
    'm',
    ' ',
    '\t',
    '_',
    'e',
    '٣',
    'off',
    '0',
  ]);
  return random.chance(0.3) ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + odd + text.slice(at);
}
