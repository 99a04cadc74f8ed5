import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../src/model/span.js';
import type { AppReading } from '../../../src/sources/shared/app.js';
import { parseClick } from '../../../src/sources/shared/arguments/click.js';
import { readHypercorn, type HypercornOptions } from '../../../src/sources/hypercorn/index.js';
import { number } from '../shared/arguments/calls.js';
import { invocation } from '../shared/arguments/words.js';

function read(line: string, files: Record<string, string> = {}, options: HypercornOptions = {}): AppReading {
  const find = (path: string): { name: string; text: string } | undefined => {
    const text = files[path];
    return text === undefined ? undefined : { name: path, text };
  };
  // Full words in the usual order mean the same to argparse and to click.
  return readHypercorn(invocation('hypercorn', line), find, parseClick, options);
}

describe('clocks', () => {
  test('by default: 5 s from the connection on, for headers too, and 3 s of grace', () => {
    const { hop, binds } = read('hypercorn m:a');
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 5000 }, provenance: 'default' });
    expect(hop.timer('downstream.header')).toMatchObject({ value: { min: 5000 }, clock: 'deadline' });
    expect(hop.timer('drain.grace')).toMatchObject({ value: { min: 3000 } });
    expect(hop.timer('downstream.body')).toBeUndefined();
    expect(hop.timer('heartbeat.interval')).toBeUndefined();
    expect(binds).toEqual([{ address: '127.0.0.1:8000', pieces: undefined }]);
  });

  test('0.13 never closes a connection that has served a request; its headers are waited for all the same', () => {
    const { hop } = read('hypercorn m:a --keep-alive 65', {}, { version: '0.13.2' });
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { kind: 'unbounded' } });
    expect(hop.timer('downstream.header')).toMatchObject({ value: { min: 65_000 } });
    const later = read('hypercorn m:a', {}, { version: '0.18.0' }).hop;
    expect(later.timer('downstream.idle')).toMatchObject({ value: { min: 5000 } });
  });

  test('as the command line sets them', () => {
    const { hop, binds } = read(
      'hypercorn m:a --keep-alive 65 --read-timeout 8 -w 3 -b 0.0.0.0:80 -b unix:/run/a.sock',
    );
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 65_000 }, name: '--keep-alive' });
    expect(hop.timer('downstream.header')).toMatchObject({ value: { min: 65_000 }, provenance: 'explicit' });
    expect(hop.timer('downstream.body')).toMatchObject({ value: { min: 8000 } });
    expect(hop.facts['app.workers']).toBe(3);
    expect(binds.map(({ address }) => address)).toEqual(['0.0.0.0:80', 'unix:/run/a.sock']);
  });
});

describe('configuration files', () => {
  const TOML =
    'bind = ["0.0.0.0:8000", "[::]:8000"]\nkeep_alive_timeout = 62.5 # idle\ngraceful_timeout = 20\n[table]\nread_timeout = 3\n';

  test('TOML: keys at the top, with the place of the number', () => {
    const { hop, binds, files } = read('hypercorn -c x.toml m:a', { 'x.toml': TOML });
    const idle = hop.timer('downstream.idle');
    expect(idle).toMatchObject({ value: { min: 62_500 }, name: 'keep_alive_timeout', written: '62.5' });
    expect(idle && [idle.span.file.name, sliceOf(idle.span)]).toEqual(['x.toml', '62.5']);
    expect(hop.timer('downstream.body')).toBeUndefined();
    expect(binds.map(({ address }) => address)).toEqual(['0.0.0.0:8000', '[::]:8000']);
    expect(binds[0]?.pieces?.[0]).toMatchObject({ exact: true, text: '0.0.0.0:8000' });
    expect(files.map(({ name }) => name)).toEqual(['x.toml']);
  });

  test('the command line counts before the file', () => {
    const { hop, observations } = read('hypercorn -c x.toml --keep-alive 9 m:a', { 'x.toml': TOML });
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 9000 }, from: 'command line' });
    expect(observations).toMatchObject([
      { id: 'hypercorn/overridden', data: { option: '--keep-alive', value: '9', overridden: '62.5' } },
    ]);
  });

  test.each([
    ['hypercorn -c none.toml m:a', {}],
    ['hypercorn -c bad.toml m:a', { 'bad.toml': 'a = = 1' }],
    ['hypercorn -c python:settings m:a', {}],
    ['hypercorn -c file:x.py m:a', { 'x.py': '' }],
    ['hypercorn -c $FILE m:a', {}],
  ])('%s: what may stand in it is not known', (line, files) => {
    const { hop, unknowns } = read(line, files);
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { kind: 'unknown' }, provenance: 'unknown' });
    expect(unknowns[0]).toMatchObject({ name: expect.stringMatching(/^(?:-c|hypercorn)$/) });
  });

  test('a broken file is said', () => {
    expect(read('hypercorn -c bad.toml m:a', { 'bad.toml': 'a = = 1' }).observations).toMatchObject([
      { id: 'hypercorn/broken-config', data: { file: 'bad.toml' } },
    ]);
  });

  test('Python, by a reader of its names', () => {
    const names = (): { names: Map<string, ReturnType<typeof number>> } => ({
      names: new Map([['keep_alive_timeout', number(70)]]),
    });
    const { hop } = read('hypercorn -c file:x.py m:a', { 'x.py': 'keep_alive_timeout = 70' }, { names });
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 70_000 } });
  });

  test('keys that no setting has, and that look like one', () => {
    const text = 'keep_alive = 5\ngraceful-timeout = 9\ntimeout = 1\nmine = 3\n';
    expect(read('hypercorn -c x.toml m:a', { 'x.toml': text }).observations.map(({ id, data }) => [id, data])).toEqual([
      ['hypercorn/unknown-key', { key: 'keep_alive', nearest: 'keep_alive_timeout' }],
      ['hypercorn/unknown-key', { key: 'graceful-timeout', nearest: 'graceful_timeout' }],
      ['hypercorn/unknown-key', { key: 'timeout', nearest: '' }],
    ]);
  });
});

test.each([
  ['hypercorn m:a --timeout 3', 'unknown-option', { server: 'gunicorn', value: '3' }],
  ['hypercorn m:a --keep-alive 3.5', 'invalid-value', { value: '3.5', expected: 'int' }],
  ['hypercorn m:a --max-requests-jitter 3', 'jitter-flag-broken', { value: '3' }],
])('%s', (line, id, data) => {
  expect(read(line).observations).toMatchObject([{ id: `hypercorn/${id}`, data }]);
});

test('hostile files end soon', () => {
  const started = Date.now();
  const deep = `a = ${'['.repeat(5000)}${']'.repeat(5000)}`;
  const long = `bind = "${'x'.repeat(1_000_000)}"`;
  for (const text of [deep, long])
    expect(read('hypercorn -c x.toml m:a', { 'x.toml': text }).hop.product).toBe('hypercorn');
  expect(Date.now() - started).toBeLessThan(3000);
});
