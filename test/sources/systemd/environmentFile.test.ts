import { describe, expect, test } from '@jest/globals';
import { readEnvironmentFile } from '../../../src/sources/systemd/environmentFile.js';
import { readSystemd } from '../../../src/sources/systemd/index.js';
import { expectExactValues } from '../shared/environmentFiles.js';
import { environmentOf, fileOf, shown, wordsOf, writtenAt } from '../shared/yaml/reading.js';

const read = (text: string): Record<string, string> =>
  Object.fromEntries([...readEnvironmentFile(fileOf(text))].map(([name, value]) => [name, shown(value)]));

describe('a file of EnvironmentFile', () => {
  test.each<[string, Record<string, string>]>([
    ['A=1\n B = two words \t\n', { A: '1', B: 'two words' }],
    ['# A=1 \\\nB=2\n; C=3\nD=4\n', { D: '4' }],
    ['A=x # stays\nB=x;y\n', { A: 'x # stays', B: 'x;y' }],
    ['A=one\\\ntwo\nB=a\\ \\b\n', { A: 'onetwo', B: 'a b' }],
    ['A="a \\"b\\" \\n $X"\nB=\'\\n"\'', { A: 'a "b" \\n $X', B: '\\n"' }],
    ['A="two\nlines"tail  \nB=1', { A: 'two\nlinestail', B: '1' }],
    ['export A=1\nno sign\nB=2\n1C=3', { B: '2' }],
    ['A=\nB=2', { A: '', B: '2' }],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('a value is where it is written', () => {
    const found = readEnvironmentFile(fileOf('A=1\nARGS="--timeout 30"\n'));
    expect(writtenAt(found.get('ARGS'))).toBe('--timeout 30');
  });

  test('any text is read without a throw, and exact values are what the file holds there', () => {
    expectExactValues(readEnvironmentFile, ['A', '=', ' ', '\n', '"', "'", '\\', '#', ';', '$', 'x', '\r']);
  });
});

test('what a file sets beats Environment and is put into the command', () => {
  const unit = fileOf(
    '[Service]\nEnvironment=T=20 W=2\nEnvironmentFile=-/etc/default/web\nExecStart=gunicorn -t ${T} -w ${W} app\n',
    'web.service',
  );
  const [launch] = readSystemd(unit, (path) =>
    path === '/etc/default/web' ? fileOf('T=90\n', '/etc/default/web') : undefined,
  ).launches;
  expect(wordsOf(launch)).toEqual(['gunicorn', '-t', '90', '-w', '2', 'app']);
  expect(environmentOf(launch)).toEqual({ T: '90', W: '2' });
  expect(launch?.environmentOpen).toBe(false);
});
