import { expect, test } from '@jest/globals';
import type { AppReading } from '../../../src/sources/shared/app.js';
import { parseGranianDuration, readGranian } from '../../../src/sources/granian/index.js';
import { invocation } from '../shared/arguments/words.js';

const read = (line: string, environment: Record<string, string> = {}, version?: string): AppReading =>
  readGranian(invocation('granian', line, environment), undefined, version);

test('by default: 30 s for headers and unused connections, no limit to a stop', () => {
  const { hop, observations } = read('granian m:a');
  expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 30_000 }, provenance: 'default' });
  expect(hop.timer('downstream.header')).toMatchObject({ value: { min: 30_000 } });
  expect(hop.timer('drain.grace')).toMatchObject({ value: { kind: 'unbounded' } });
  expect([hop.facts['app.keepsConnections'], observations]).toEqual([true, []]);
});

test('milliseconds, from the command line and from variables', () => {
  const typed = read('granian m:a --http1-header-read-timeout 45000').hop.timer('downstream.idle');
  expect(typed).toMatchObject({ value: { min: 45_000 }, name: '--http1-header-read-timeout' });
  const set = read('granian m:a', { GRANIAN_HTTP1_HEADER_READ_TIMEOUT: '60000' }).hop.timer('downstream.idle');
  expect(set).toMatchObject({ value: { min: 60_000 }, name: 'GRANIAN_HTTP1_HEADER_READ_TIMEOUT' });
});

test.each([
  ['granian m:a --http1-header-read-timeout 30', 'milliseconds', { value: 30 }],
  ['granian m:a --http1-header-read-timeout 75000', 'invalid-value', { expected: 'int from 1 to 60000' }],
  ['granian m:a --timeout-keep-alive 75', 'unknown-option', { nearest: '--http1-header-read-timeout' }],
])('%s', (line, id, data) => {
  expect(read(line).observations).toMatchObject([{ id: `granian/${id}`, data }]);
});

test('an option that is not known here may still exist', () => {
  expect(read('granian m:a --something-new 3').observations).toEqual([]);
});

test('keep-alive can be turned off', () => {
  const { hop } = read('granian m:a --no-http1-keep-alive');
  expect(hop.timer('downstream.idle')).toMatchObject({ value: { max: 0 }, provenance: 'explicit' });
  expect(hop.facts['app.keepsConnections']).toBe(false);
});

test('before 2.0.0 nothing closes an unused connection', () => {
  expect(read('granian m:a', {}, '1.7.0').hop.timer('downstream.idle')).toBeUndefined();
});

test.each([
  ['90', 90],
  ['1h30m', 5400],
  ['2d', 172_800],
  ['x', undefined],
  ['1.5', undefined],
])('%s is %s seconds', (text, seconds) => {
  expect(parseGranianDuration(text)).toBe(seconds);
});

test('durations', () => {
  expect(read('granian m:a --workers-kill-timeout 1m').hop.timer('drain.grace')).toMatchObject({
    value: { min: 60_000 },
  });
});
