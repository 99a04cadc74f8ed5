import { expect, test } from '@jest/globals';
import type { AppReading } from '../../../src/sources/shared/app.js';
import { readWaitress, waitressServeReadings } from '../../../src/sources/waitress/index.js';
import { call, number, text, unknown } from '../shared/arguments/calls.js';
import { invocation } from '../shared/arguments/words.js';

const read = (line: string): AppReading => readWaitress(invocation('waitress', line));

test.each([
  ['waitress-serve m:a', 120_000, 150_000],
  ['waitress-serve --channel-timeout=5 m:a', 5000, 35_000],
  ['waitress-serve --channel-timeout=5 --cleanup-interval=1 m:a', 5000, 6000],
])('%s closes unused connections after %d to %d', (line, min, max) => {
  const { hop } = read(line);
  expect(hop.timer('downstream.idle')).toMatchObject({ value: { kind: 'band', min, max } });
  expect(hop.timer('downstream.header')).toMatchObject({ value: { min, max }, clock: 'inactivity' });
  expect(hop.timer('drain.grace')).toMatchObject({ value: { max: 0 }, provenance: 'platform' });
});

test('an interval that is not known makes the band unknown', () => {
  const { hop, unknowns } = read('waitress-serve --channel-timeout=5 --cleanup-interval=$C m:a');
  expect(hop.timer('downstream.idle')).toMatchObject({ value: { kind: 'unknown' } });
  expect(unknowns).toMatchObject([{ text: '$C' }]);
});

test.each([
  ['waitress-serve m:a', ['0.0.0.0:8080']],
  ['waitress-serve --port=80 m:a', ['0.0.0.0:80']],
  ['waitress-serve --listen=*:80 --listen=127.0.0.1:81 m:a', ['*:80', '127.0.0.1:81']],
  ['waitress-serve --unix-socket=/run/a.sock m:a', ['unix:/run/a.sock']],
])('%s', (line, expected) => {
  expect(read(line).binds.map(({ address }) => address)).toEqual(expected);
});

test.each([
  [
    'waitress-serve m:a --channel-timeout=5',
    'option-after-application',
    { option: '--channel-timeout=5', application: 'm:a' },
  ],
  ['waitress-serve --timeout=5 m:a', 'unknown-option', { nearest: '--channel-timeout' }],
  [
    'waitress-serve --channel=5 m:a',
    'ambiguous-option',
    { candidates: '--channel-timeout, --channel-request-lookahead' },
  ],
])('%s', (line, id, data) => {
  expect(read(line).observations).toMatchObject([{ id: `waitress/${id}`, data }]);
});

test('calls', () => {
  const keywords = {
    channel_timeout: number(60),
    cleanup_interval: text('10'),
    timeout: number(5),
    threads: unknown('N'),
  };
  const [reading] = waitressServeReadings(call('waitress.serve', [unknown('app')], keywords));
  expect(reading?.hop.timer('downstream.idle')).toMatchObject({ value: { min: 60_000, max: 70_000 } });
  expect(reading?.hop.facts['app.threads']).toBeNull();
  expect(reading?.observations).toMatchObject([{ id: 'waitress/unknown-keyword', data: { keyword: 'timeout' } }]);
});
