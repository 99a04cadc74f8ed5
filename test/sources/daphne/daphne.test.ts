import { expect, test } from '@jest/globals';
import type { AppReading } from '../../../src/sources/shared/app.js';
import { parseClick } from '../../../src/sources/shared/arguments/click.js';
import { readDaphne } from '../../../src/sources/daphne/index.js';
import { invocation } from '../shared/arguments/words.js';

const read = (line: string): AppReading => readDaphne(invocation('daphne', line), undefined, parseClick);

test('by default: connections are kept for 60 s, and a stop waits for nothing', () => {
  const { hop, binds } = read('daphne m:a');
  expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 60_000 }, provenance: 'platform' });
  expect(hop.timer('drain.grace')).toMatchObject({ value: { max: 0 }, provenance: 'platform' });
  expect(hop.timer('exchange.deadline')).toBeUndefined();
  expect(hop.timer('tunnel.duration')).toMatchObject({ value: { min: 86_400_000 } });
  expect(binds.map(({ address }) => address)).toEqual(['127.0.0.1:8000']);
});

test('the deadline is looked at every two seconds', () => {
  expect(read('daphne -t 3 m:a').hop.timer('exchange.deadline')).toMatchObject({ value: { min: 3000, max: 5000 } });
});

test('-1 lets WebSockets live for ever', () => {
  const setting = read('daphne --websocket_timeout -1 m:a').hop.timer('tunnel.duration');
  expect(setting).toMatchObject({ value: { kind: 'unbounded' } });
});

test.each([
  ['daphne -b 0.0.0.0 m:a', ['0.0.0.0:8000']],
  ['daphne -p 9000 m:a', ['127.0.0.1:9000']],
  ['daphne -u /run/a.sock m:a', ['unix:/run/a.sock']],
  ['daphne -e tcp:port=8001:interface=0.0.0.0 m:a', ['0.0.0.0:8001']],
])('%s', (line, expected) => {
  expect(read(line).binds.map(({ address }) => address)).toEqual(expected);
});

test('two flags have underscores', () => {
  expect(read('daphne --websocket-timeout 5 m:a').observations).toMatchObject([
    { id: 'daphne/unknown-option', data: { nearest: '--websocket_timeout', value: '5' } },
  ]);
});
