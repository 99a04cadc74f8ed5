import { expect, test } from '@jest/globals';
import { readSupervisorFile, readUnitFile, signalOf } from '../../../../src/sources/shared/ini/index.js';
import { written } from '../../../../src/sources/shared/pieces.js';
import { withoutTemplates } from '../../../../src/sources/shared/yaml/text.js';
import { fileOf, shown, writtenAt } from '../yaml/reading.js';

const source = (text: string) => withoutTemplates(fileOf(text), false);

test('a unit keeps repeated keys, the case of keys, and places through continuations', () => {
  const [section] = readUnitFile(source('\uFEFF[A]\nKey = x \\\r\n# c\r\n  y\\\\\nKey=z;w\nkey=\nno\n'));
  expect(section?.name).toBe('A');
  expect(section?.entries.map(({ key, value }) => [key, shown(value)])).toEqual([
    ['Key', 'x  y\\\\'],
    ['Key', 'z;w'],
    ['key', ''],
  ]);
  expect(writtenAt(section?.entries[0]?.value)).toBe('x |\\|y\\\\');
});

test('what stands before the first section is left out', () => {
  expect(readUnitFile(source('a=1\n[S]\nb=2\n')).map(({ name, entries }) => [name, entries.length])).toEqual([
    ['S', 1],
  ]);
});

test('indentation ends with a line that is as far left as the key', () => {
  const [section] = readSupervisorFile(source('[A]\n  k=1\n    2\n  l=3\n'));
  expect(section?.entries.map(({ key, value }) => [key, shown(value)])).toEqual([
    ['k', '1\n2'],
    ['l', '3'],
  ]);
});

test.each([
  ['TERM', 'SIGTERM'],
  ['sigquit', 'SIGQUIT'],
  ['3', 'SIGQUIT'],
  ['SIGRTMIN+3', 'SIGRTMIN+3'],
  ['$X', undefined],
])('the signal %s', (text, name) => {
  expect(signalOf(written({ file: fileOf(text), start: 0, end: text.length }))?.name).toBe(name);
});
