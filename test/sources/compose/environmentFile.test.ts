import { describe, expect, test } from '@jest/globals';
import { readEnvironmentFile } from '../../../src/sources/compose/environmentFile.js';
import { expectExactValues } from '../shared/environmentFiles.js';
import { fileOf, shown, writtenAt } from '../shared/yaml/reading.js';

const read = (text: string): Record<string, string> =>
  Object.fromEntries([...readEnvironmentFile(fileOf(text))].map(([name, value]) => [name, shown(value)]));

describe('a file of env_file', () => {
  test.each<[string, Record<string, string>]>([
    ['A=1\nB = two words \n', { A: '1', B: 'two words' }],
    ['export A=1\r\nA=2\r\n', { A: '2' }],
    ['# A=1\n\n  # more\nB=x # why\nC=x#y\nD= # nothing\n', { B: 'x', C: 'x#y', D: '' }],
    ['A: yaml\nB:"q"', { A: 'yaml', B: 'q' }],
    [`A='$x \\n "q"'\nB="a \\"b\\" \\$5\\n"\n`, { A: '$x \\n "q"', B: 'a "b" $5\n' }],
    ['A="two\nlines" # no\nB=1', { A: 'two\nlines', B: '1' }],
    ['A=${T:-30}\nB="$T"\nC=$$', { A: '<${T:-30}|30>', B: '<$T|>', C: '$' }],
    ['HANDED\nA b\n=1\n1=2\nB=3', { HANDED: '<HANDED|>', B: '3' }],
    ['A="never ends\nB=2', { A: '<"never ends|>', B: '2' }],
    ['\ufeffA=1', { A: '1' }],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('a value is where it is written', () => {
    const found = readEnvironmentFile(fileOf('A=1\nARGS="--timeout 30"\n'));
    expect(writtenAt(found.get('ARGS'))).toBe('--timeout 30');
  });

  test('any text is read without a throw, and exact values are what the file holds there', () => {
    expectExactValues(readEnvironmentFile, [
      'A',
      '=',
      ' ',
      '\n',
      '"',
      "'",
      '\\',
      '#',
      '$',
      '{',
      '}',
      'export ',
      '\r',
      'x',
      ':',
    ]);
  });
});
