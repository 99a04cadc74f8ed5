import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Grammar, parseArguments } from '../../../../src/sources/shared/arguments/argparse.js';
import { type Pieces, spanOf, textOf, written } from '../../../../src/sources/shared/pieces.js';
import { sliceOf } from '../../../../src/model/span.js';

const GRAMMAR: Grammar = {
  options: [
    { dest: 'timeout', flags: ['-t', '--timeout'], action: 'store' },
    { dest: 'threads', flags: ['--threads'], action: 'store' },
    { dest: 'bind', flags: ['-b', '--bind'], action: 'append' },
    { dest: 'stdio', flags: ['-R', '--stdio'], action: 'store_true' },
    { dest: 'daemon', flags: ['-D', '--daemon'], action: 'store_true' },
    { dest: 'mode', flags: ['--mode'], action: 'store', nargs: '?' },
    { dest: 'pair', flags: ['--pair'], action: 'store', nargs: 2 },
    { dest: 'many', flags: ['--many'], action: 'store', nargs: '+' },
  ],
  positionals: [{ dest: 'args', nargs: '*' }],
};

const FILE = 'the command line';

function words(...texts: string[]): Pieces[] {
  const file = { name: FILE, text: texts.join('\n') };
  let at = 0;
  return texts.map((text) => {
    const start = at;
    at += text.length + 1;
    return written({ file, start, end: start + text.length });
  });
}

/** `timeout=30` for each value that is given, `!unknown-flag --x` for each problem, `app` for each positional. */
function said(...texts: string[]): string[] {
  const parsed = parseArguments(words(...texts), GRAMMAR);
  return [
    ...[...parsed.given].flatMap(([dest, options]) =>
      options.map(({ flag, values }) => `${dest}=${values.map(textOf).join(',')} by ${flag}`),
    ),
    ...parsed.problems.map((problem) => `!${problem.kind} ${'flag' in problem ? problem.flag : ''}`.trim()),
    ...(parsed.positionals.get('args') ?? []).map(textOf),
  ];
}

// What Python 3.11 says of the same grammar.
test.each([
  [['-t', '30'], ['timeout=30 by -t']],
  [['-t30'], ['timeout=30 by -t']],
  [['-t=30'], ['timeout=30 by -t']],
  [['--timeout=30'], ['timeout=30 by --timeout']],
  [['--timeout='], ['timeout= by --timeout']],
  [['--tim', '30'], ['timeout=30 by --timeout']],
  [['--ti=30'], ['timeout=30 by --timeout']],
  [
    ['--t', '30'],
    ['!ambiguous-flag --t', '30'],
  ],
  [
    ['--Timeout', '30'],
    ['!unknown-flag --Timeout', '30'],
  ],
  [['-t', '-1'], ['timeout=-1 by -t']],
  [['-t', '-1.5'], ['timeout=-1.5 by -t']],
  [
    ['-t', '-x'],
    ['!missing-value -t', '!unknown-flag -x'],
  ],
  [['-t', '-x y'], ['timeout=-x y by -t']],
  [['-t'], ['!missing-value -t']],
  [
    ['-t', '--', 'app'],
    ['!missing-value -t', 'app'],
  ],
  [['-RDt30'], ['stdio= by -R', 'daemon= by -D', 'timeout=30 by -t']],
  [['-Rx'], ['!unexpected-value -R']],
  [['--stdio=1'], ['!unexpected-value --stdio']],
  [['-tR30'], ['timeout=R30 by -t']],
  [
    ['-b', 'a', '--bind=b', '-bc'],
    ['bind=a by -b', 'bind=b by --bind', 'bind=c by -b'],
  ],
  [
    ['app', '-t', '30'],
    ['timeout=30 by -t', 'app'],
  ],
  [
    ['-t', '30', 'app', 'x'],
    ['timeout=30 by -t', 'app', 'x'],
  ],
  [
    ['app', '-t', '30', 'x'],
    ['timeout=30 by -t', '!extra-argument', 'app'],
  ],
  [
    ['-R', '--', '-t', '--'],
    ['stdio= by -R', '-t', '--'],
  ],
  [
    ['app', '--', 'x'],
    ['app', 'x'],
  ],
  [
    ['--mode', 'a', 'b'],
    ['mode=a by --mode', 'b'],
  ],
  [
    ['--mode', '-R'],
    ['mode= by --mode', 'stdio= by -R'],
  ],
  [
    ['--pair', 'a', 'b', 'c'],
    ['pair=a,b by --pair', 'c'],
  ],
  [
    ['--pair', 'a'],
    ['!missing-value --pair', 'a'],
  ],
  [
    ['--many', 'a', 'b', '-R'],
    ['many=a,b by --many', 'stdio= by -R'],
  ],
  [['--many'], ['!missing-value --many']],
  [
    ['', '-'],
    ['', '-'],
  ],
  [['-٣'], ['-٣']],
] as const)('%j', (texts, expected) => {
  expect(said(...texts).sort()).toEqual([...expected].sort());
});

test('a value has its own place, also within the word of its flag', () => {
  for (const texts of [['--timeout=120'], ['-t120'], ['-t=120'], ['-t', '120'], ['-RDt120'], ['--tim=120']]) {
    const given = parseArguments(words(...texts), GRAMMAR).given.get('timeout')?.[0];
    const value = given?.values[0] as Pieces;
    expect([texts, sliceOf(spanOf(value))]).toEqual([texts, '120']);
    expect(given?.flag).toMatch(/^(-t|--timeout)$/);
  }
  const [bundled] = parseArguments(words('-Rt5'), GRAMMAR).given.get('timeout') ?? [];
  expect(sliceOf(spanOf(bundled?.word as Pieces))).toBe('t');
});

const UNKNOWN = (text: string, fallback?: string): Pieces => {
  const file = { name: FILE, text };
  const unknown = fallback === undefined ? { written: text } : { written: text, fallback };
  return [{ text: fallback ?? '', span: { file, start: 0, end: text.length }, exact: false, unknown }];
};

test('a word that is not known may be an option, but is a value where one is due', () => {
  const [app, flag] = words('app', '-t') as [Pieces, Pieces];
  const before = parseArguments([UNKNOWN('$OPTIONS'), flag, UNKNOWN('$T', '5'), app], GRAMMAR);
  expect(before.open.map((word) => word[0]?.unknown?.written)).toEqual(['$OPTIONS']);
  expect(before.given.get('timeout')?.[0]?.values[0]?.[0]?.unknown?.written).toBe('$T');
  expect(before.positionals.get('args')?.map(textOf)).toEqual(['app']);
  const after = parseArguments([app, flag, UNKNOWN('$T'), UNKNOWN('$OPTIONS'), app], GRAMMAR);
  expect([after.problems, after.open.length]).toEqual([[], 2]);
});

test('a flag whose own name is not known is no flag, one whose value is not known is', () => {
  const [name, value] = words('--', '--timeout=') as [Pieces, Pieces];
  const parsed = parseArguments(
    [
      [...name, ...UNKNOWN('$F')],
      [...value, ...UNKNOWN('$T')],
    ],
    GRAMMAR,
  );
  expect([...parsed.given.keys()]).toEqual(['timeout']);
  expect(parsed.problems).toEqual([]);
});

test('any words at all are read, and each is accounted for', () => {
  const word = fc.oneof(
    fc.constantFrom('-t', '--timeout', '--', '-R', '-RD', '--mode', '-b', '--t', '--pair', '-1', 'app', '', '-'),
    fc.string({ maxLength: 6 }).map((text) => `-${text}`),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (texts) => {
      const { given, positionals, problems } = parseArguments(words(...texts), GRAMMAR);
      const values = [...given.values()].flat().flatMap((option) => option.values);
      const count =
        values.length + (positionals.get('args')?.length ?? 0) + problems.length + [...given.values()].flat().length;
      const dashes = texts.includes('--') ? 1 : 0;
      expect(count + dashes).toBeGreaterThanOrEqual(texts.length);
    }),
  );
});

test('very many words and very long ones end soon', () => {
  const started = performance.now();
  parseArguments(words(...Array.from({ length: 50_000 }, (_, index) => (index % 2 === 0 ? 'x' : '-R'))), GRAMMAR);
  parseArguments(words(`--${'x'.repeat(1_000_000)}`, `-${'R'.repeat(20_000)}`), GRAMMAR);
  expect(performance.now() - started).toBeLessThan(1000);
});
