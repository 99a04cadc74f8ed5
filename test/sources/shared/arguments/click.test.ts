import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseClick } from '../../../../src/sources/shared/arguments/click.js';
import type { Grammar, Parsed } from '../../../../src/sources/shared/arguments/options.js';
import { sliceOf } from '../../../../src/model/span.js';
import { textOf } from '../../../../src/sources/shared/pieces.js';
import { variables, words } from './words.js';

const GRAMMAR: Grammar = {
  options: [
    { name: 'workers', flags: ['--workers', '-w'], kind: 'int', least: 1 },
    { name: 'reload', flags: ['--reload', '-r'], off: ['--no-reload'], kind: 'flag' },
    { name: 'loop', flags: ['--loop'], kind: 'choice', choices: ['auto', 'uvloop'] },
    { name: 'headers', flags: ['--header'], kind: 'text', multiple: true },
    { name: 'version', flags: ['--version'], kind: 'flag', ends: true },
  ],
  environmentPrefix: 'APP',
  positionals: { least: 1, most: 1 },
};

function parse(line: string, environment: Record<string, string> = {}): Parsed {
  return parseClick(words(line), GRAMMAR, variables(environment));
}

function value(parsed: Parsed, name: string): unknown {
  return parsed.given.get(name)?.winner.value;
}

describe('options and their values', () => {
  test.each([
    ['m:a --workers 4', 4],
    ['--workers=4 m:a', 4],
    ['m:a -w 4', 4],
    ['m:a -w4', 4],
    ['m:a -rw4', 4],
    ['m:a --workers 2 --workers 4', 4],
  ])('%s', (line, expected) => {
    const parsed = parse(line);
    expect(parsed.problems).toEqual([]);
    expect(value(parsed, 'workers')).toBe(expected);
    const place = parsed.given.get('workers')?.winner.span;
    expect(place && sliceOf(place)).toBe('4');
  });

  test('all repeats are there, with the places of each', () => {
    const all = parse('m:a --workers 2 --workers=3', { APP_WORKERS: '9' }).given.get('workers')?.all ?? [];
    expect(all.map((one) => [one.source, one.word, one.value, one.span.start])).toEqual([
      ['environment', 'APP_WORKERS', 9, 0],
      ['command-line', '--workers', 2, 14],
      ['command-line', '--workers', 3, 26],
    ]);
  });

  test('a flag is turned on and off, the last one counting', () => {
    expect(value(parse('m:a --reload --no-reload'), 'reload')).toBe(false);
    expect(value(parse('m:a --no-reload -r'), 'reload')).toBe(true);
  });

  test('variables count where the command line says nothing, and not when they are empty', () => {
    expect(value(parse('m:a', { APP_WORKERS: '3', APP_RELOAD: 'off' }), 'workers')).toBe(3);
    expect(value(parse('m:a', { APP_RELOAD: 'off' }), 'reload')).toBe(false);
    expect(value(parse('m:a -w 2', { APP_WORKERS: 'x' }), 'workers')).toBe(2);
    expect(parse('m:a', { APP_WORKERS: '' }).given.has('workers')).toBe(false);
  });

  test('a variable holds several values of an option that may be repeated', () => {
    const { values = [] } = parse('m:a', { APP_HEADERS: 'a:b  c:d' }).given.get('headers') ?? {};
    expect(values.map((one) => [one.value, one.span.start, one.span.end])).toEqual([
      ['a:b', 0, 3],
      ['c:d', 5, 8],
    ]);
  });
});

describe('what is wrong', () => {
  test.each([
    ['m:a --worker 4', 'unknown-option', '--worker'],
    ['m:a --workers', 'missing-value', '--workers'],
    ['m:a --reload=1', 'unwanted-value', '--reload'],
    ['m:a --workers 4s', 'invalid-value', '--workers'],
    ['m:a --workers 0', 'invalid-value', '--workers'],
    ['m:a -w=4', 'invalid-value', '-w'],
    ['m:a --loop UVLOOP', 'invalid-value', '--loop'],
    ['--workers 4', 'missing-argument', ''],
    ['', 'missing-argument', ''],
    ['m:a m:b', 'extra-argument', 'm:b'],
    ['m:a -- --workers', 'extra-argument', '--workers'],
  ])('%s: %s', (line, kind, word) => {
    expect(parse(line).problems).toEqual([expect.objectContaining({ kind, word })]);
  });

  test('the word behind an option that does not exist may be its value, and is no argument too many', () => {
    const [problem, ...others] = parse('--timeout 30 m:a').problems;
    expect([problem?.word, problem?.next && textOf(problem.next), others]).toEqual(['--timeout', '30', []]);
  });

  test('what only answers is not looked at further', () => {
    expect(parse('--workers x --version')).toMatchObject({ problems: [], ends: { word: '--version' } });
  });
});

describe('what is not known', () => {
  test('a value', () => {
    const winner = parse('m:a --workers=${N:-4}').given.get('workers')?.winner;
    expect([winner?.value, winner?.unknown]).toEqual([undefined, { written: '${N:-4}', fallback: '4' }]);
    for (const line of ['m:a --workers $N', 'm:a --workers=$N', 'm:a -w $N', 'm:a -w$N', 'm:a -rw$N']) {
      const { problems, given, open } = parse(line);
      const { value: number, unknown, span } = given.get('workers')?.winner ?? {};
      expect([line, problems, number, unknown, span && sliceOf(span), open]).toEqual([
        ...[line, [], undefined, { written: '$N' }, '$N', undefined],
      ]);
    }
  });

  test('a word that is missing as the application', () => {
    expect(parse('$APP -w 4')).toMatchObject({ problems: [], given: expect.objectContaining({ size: 1 }) });
    expect(parse('$APP').open).toBeUndefined();
  });

  test.each(['m:a $OPTS', 'm:a $@', '$@', 'm:a --$X=1', 'm:a --work$X'])('%s may hold more options', (line) => {
    expect(parse(line)).toMatchObject({ problems: [], open: expect.anything() });
  });
});

test('nothing that is written makes it fail, and every place lies in the line', () => {
  const word = fc.constantFrom(
    '--workers',
    '-w',
    '--',
    '-',
    '--reload=',
    'm:a',
    '$X',
    '--$X',
    '5',
    "''",
    '-rw',
    '--header',
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          word,
          fc.string({ minLength: 1 }).map((text) => text.replaceAll(' ', '_')),
        ),
      ),
      (list) => {
        const line = list.join(' ');
        const { given, problems } = parse(line);
        for (const { all } of given.values()) {
          for (const { span } of all) expect(span.end).toBeLessThanOrEqual(line.length);
        }
        for (const { span } of problems) if (span !== undefined) expect(span.start).toBeLessThanOrEqual(line.length);
      },
    ),
  );
});

test('a megabyte is read within a second', () => {
  const started = Date.now();
  for (const line of [
    `m:a -${'r'.repeat(1_000_000)}`,
    `m:a --workers ${'1_'.repeat(500_000)}`,
    'm:a '.repeat(50_000).trim(),
  ]) {
    parse(line);
  }
  expect(Date.now() - started).toBeLessThan(3000);
});
