import { expect, test } from '@jest/globals';
import { type ArgparseResult, parseWith } from '../../../../src/sources/shared/arguments/fromArgparse.js';
import type { Grammar, Parsed } from '../../../../src/sources/shared/arguments/options.js';
import type { Pieces } from '../../../../src/sources/shared/pieces.js';
import { words } from './words.js';

const GRAMMAR: Grammar = {
  options: [
    { name: 'keep_alive', flags: ['--keep-alive'], kind: 'int' },
    { name: 'reload', flags: ['--reload'], kind: 'flag' },
    { name: 'help', flags: ['-h'], kind: 'flag', ends: true },
  ],
  positionals: { least: 1, most: 1 },
};

/** What a reader of argparse's grammar found, as it says it. */
function parsed(line: string, result: (words: readonly Pieces[]) => Partial<ArgparseResult>): Parsed {
  const nothing = { given: new Map(), positionals: new Map(), problems: [], open: [] };
  return parseWith((list) => ({ ...nothing, ...result(list) }))(words(line), GRAMMAR);
}

test('values are numbers, flags are true, positionals are arguments', () => {
  const { given, positionals, problems } = parsed('m:a --keep 65 --reload', ([app, word, value, flag]) => ({
    given: new Map([
      ['keep_alive', [{ flag: '--keep-alive', word: word as Pieces, values: [value as Pieces] }]],
      ['reload', [{ flag: '--reload', word: flag as Pieces, values: [] }]],
    ]),
    positionals: new Map([['positional 0', [app as Pieces]]]),
  }));
  expect([given.get('keep_alive')?.winner.value, given.get('reload')?.winner.value]).toEqual([65, true]);
  expect([positionals.length, problems]).toEqual([1, []]);
});

test('a value of the wrong type is a problem', () => {
  const { problems } = parsed('m:a --keep-alive 5s', ([, word, value]) => ({
    given: new Map([['keep_alive', [{ flag: '--keep-alive', word: word as Pieces, values: [value as Pieces] }]]]),
  }));
  expect(problems).toMatchObject([{ kind: 'invalid-value', value: '5s' }]);
});

test('the argument too many behind an option that does not exist is its value', () => {
  const { problems } = parsed('m:a --timeout 30', ([, word, value]) => ({
    problems: [
      { kind: 'unknown-flag', word: word as Pieces, flag: '--timeout' },
      { kind: 'extra-argument', word: value as Pieces },
    ],
  }));
  expect(problems).toMatchObject([{ kind: 'unknown-option', word: '--timeout', next: [{ text: '30' }] }]);
  expect(problems).toHaveLength(1);
});

test('a word that is not known is the missing application, another leaves the rest open', () => {
  const both = parsed('$APP $OPTS', (list) => ({ open: list }));
  expect(both).toMatchObject({ positionals: [[{ unknown: { written: '$APP' } }]], open: { written: '$OPTS' } });
});

test('help ends it', () => {
  const { ends, problems } = parsed('-h', ([word]) => ({
    given: new Map([['help', [{ flag: '-h', word: word as Pieces, values: [] }]]]),
    problems: [{ kind: 'missing-argument' }],
  }));
  expect([ends?.word, problems]).toEqual(['-h', []]);
});
