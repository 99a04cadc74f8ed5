import { expect, test } from '@jest/globals';
import { parseGetopt } from '../../../../src/sources/shared/arguments/getopt.js';
import type { Parsed } from '../../../../src/sources/shared/arguments/options.js';
import { convertWaitress, WAITRESS_GRAMMAR } from '../../../../src/sources/waitress/options.js';
import { words } from './words.js';

const parse = (line: string): Parsed => parseGetopt(words(line), WAITRESS_GRAMMAR, convertWaitress);

test.each([
  '--channel-timeout=75 m:a',
  '--channel-timeout 75 m:a',
  '--channel-t 75 m:a',
  '--channel-timeout=75 -- m:a',
])('%s', (line) => {
  const parsed = parse(line);
  expect(parsed.problems).toEqual([]);
  expect(parsed.given.get('channel_timeout')?.winner).toMatchObject({ value: 75, written: '75' });
  expect(parsed.positionals).toHaveLength(1);
});

// Verdicts as Python's getopt 3.11 with the options of waitress 2.1.2 gives them.
test.each([
  ['--channel=75 m:a', 'ambiguous-option', '--channel'],
  ['--timeout=75 m:a', 'unknown-option', '--timeout'],
  ['-t 75 m:a', 'unknown-option', '-t'],
  ['--call=1 m:a', 'unwanted-value', '--call'],
  ['m:a --threads=4', 'extra-argument', '--threads=4'],
  ['--threads', 'missing-value', '--threads'],
  ['--threads=4', 'missing-argument', ''],
  ['--threads=4s m:a', 'invalid-value', '--threads'],
])('%s: %s', (line, kind, word) => {
  expect(parse(line).problems[0]).toMatchObject({ kind, word });
});

test('the candidates of an abbreviation', () => {
  expect(parse('--channel=75 m:a').problems[0]?.candidates).toEqual([
    '--channel-timeout',
    '--channel-request-lookahead',
  ]);
});
