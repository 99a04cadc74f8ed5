import { expect, test } from '@jest/globals';
import { looksLikeRailway, readRailway } from '../../../src/sources/railway/index.js';
import { msOf, writtenIn } from '../shared/fronts.js';

test.each([
  ['railway.json', '{"deploy": {"drainingSeconds": 30}}', '30'],
  ['railway.json', '{"deploy": {"drainingSeconds": "30"}}', '30'],
  ['railway.toml', '[deploy]\ndrainingSeconds = 30\n', '30'],
])('%s %s', (name, text, value) => {
  const file = { name, text };
  expect(looksLikeRailway(file)).toBe(true);
  const { fronts } = readRailway(file);
  expect(fronts.map(writtenIn)).toEqual([{ 'drain.kill': value }]);
  expect(msOf(fronts[0], 'drain.kill')).toBe(30_000);
});

test('what is fixed for everybody needs no word', () => {
  const { fronts } = readRailway({ name: 'railway.json', text: '{"build": {}}' });
  expect(fronts.map((front) => [writtenIn(front), msOf(front, 'exchange.deadline')])).toEqual([[{}, 900_000]]);
});

test.each(['railway.toml', 'railway.json'])('a broken %s is told', (name) => {
  expect(readRailway({ name, text: '[deploy\n{"a": \n' }).unknowns).toHaveLength(1);
});
