import { expect, test } from '@jest/globals';
import { HYPERCORN_GRAMMAR, hypercornGrammar } from '../../../../src/sources/hypercorn/options.js';
import { parseArguments } from '../../../../src/sources/shared/arguments/argparse.js';
import { parseWith } from '../../../../src/sources/shared/arguments/fromArgparse.js';
import { parseGetopt } from '../../../../src/sources/shared/arguments/getopt.js';
import { convertWaitress, WAITRESS_GRAMMAR } from '../../../../src/sources/waitress/options.js';
import { words } from './words.js';

const parse = parseWith(parseArguments);

// Verdicts of Python 3.11's argparse with the options of hypercorn 0.13.2.
test.each([
  ['--backlog x m:a --help', 'invalid-value'],
  ['--keyfile --bind=y m:a --help', 'missing-value'],
  ['m:a --help --key=x', 'ambiguous-option'],
  ['m:a --reload=1 -h', 'unwanted-value'],
])('%s is refused before anybody gets help', (line, kind) => {
  const { ends, problems } = parse(words(line), HYPERCORN_GRAMMAR);
  expect(ends).toBeUndefined();
  expect(problems.map((problem) => problem.kind)).toEqual([kind]);
});

test.each(['--help --backlog x', '-h --keyfile --statsd-prefix x m:a --help', '--nothing --help', 'a b --help'])(
  '%s gives help',
  (line) => {
    const { ends, problems } = parse(words(line), HYPERCORN_GRAMMAR);
    expect(ends?.option.name).toBe('help');
    expect(problems).toEqual([]);
  },
);

test('hypercorn 0.13.2 has no --max-requests, and a version that is not known may have it', () => {
  const kinds = (version: string | undefined): string[] =>
    parse(words('--max-requests 5 m:a'), hypercornGrammar(version)).problems.map(({ kind }) => kind);
  expect(kinds('0.13.2')).toEqual(['unknown-option']);
  expect(kinds('0.17.3')).toEqual([]);
  expect(kinds(undefined)).toEqual([]);
});

test('hypercorn takes the names of modes only', () => {
  const kinds = (mode: string): string[] =>
    parse(words(`--verify-mode ${mode} m:a`), hypercornGrammar('0.13.2')).problems.map(({ kind }) => kind);
  expect(kinds('CERT_REQUIRED')).toEqual([]);
  expect(kinds('required')).toEqual(['invalid-value']);
});

test.each([
  ['600', []],
  ['0o660', []],
  ['rw', ['invalid-value']],
  ['8', ['invalid-value']],
])('waitress reads the permissions %s as an octal number', (value, kinds) => {
  const { problems } = parseGetopt(words(`--unix-socket-perms=${value} m:a`), WAITRESS_GRAMMAR, convertWaitress);
  expect(problems.map(({ kind }) => kind)).toEqual(kinds);
});
