import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../src/model/span.js';
import { looksLikeFly, readFly } from '../../../src/sources/fly/index.js';
import { msOf, writtenIn } from '../shared/fronts.js';

const read = (text: string) => readFly({ name: 'fly.toml', text });

describe('fly.toml', () => {
  test('a service for HTTP, and how machines are stopped', () => {
    const { fronts, stop, unknowns } = read(`app = "shop"
kill_signal = "SIGINT"
kill_timeout = "30s"
[processes]
web = "gunicorn app:app"
worker = "celery"
[http_service]
  internal_port = 8080
  processes = ["web"]
  [http_service.http_options]
    idle_timeout = 600
`);
    expect(fronts.map((front) => [front.address, front.reading.hop.product, writtenIn(front)])).toEqual([
      ['Fly app shop', 'fly', { 'downstream.idle': '600', 'upstream.idle': '600', 'drain.kill': '30s' }],
    ]);
    expect(msOf(fronts[0], 'drain.kill')).toBe(30_000);
    expect(fronts[0]?.targets.map(({ ports, runs }) => [ports, runs.map(sliceOf)])).toEqual([
      [[8080], ['gunicorn app:app']],
    ]);
    expect(stop.signal?.name).toBe('SIGINT');
    expect(unknowns).toEqual([]);
  });

  test('services of the older form, those for HTTP', () => {
    const { fronts } = read(`app = 'old'
kill_timeout = 5
[[services]]
internal_port = 8000
[[services.ports]]
port = 80
handlers = ["http"]
[[services.ports]]
port = 443
handlers = ["tls", "http"]
http_options = { idle_timeout = 90 }
[[services]]
internal_port = 5432
[[services.ports]]
port = 5432
`);
    expect(fronts.map((front) => [front.routes, writtenIn(front)])).toEqual([
      [[{ port: '80' }, { port: '443' }], { 'downstream.idle': '90', 'upstream.idle': '90', 'drain.kill': '5' }],
    ]);
  });

  test.each([
    ['kill_timeout = 400\n', 'out-of-range'],
    ['kill_timeout = "soon"\n', 'not-a-value'],
  ])('%j is seen', (line, why) => {
    const { fronts } = read(`${line}[http_service]\ninternal_port = 1\n`);
    expect(fronts[0]?.reading.observations.map(({ data }) => data['why'])).toEqual([why]);
  });

  test('defaults', () => {
    const [front] = read('[http_service]\ninternal_port = 8080\n').fronts;
    expect(msOf(front, 'drain.kill')).toBe(5000);
    expect(front?.reading.hop.timer('upstream.idle')).toBeUndefined();
  });

  test('a broken file is told at its line', () => {
    const { fronts, unknowns } = read('app = "a"\n[http_service]\ninternal_port = = 1\n');
    expect(fronts).toEqual([]);
    expect(unknowns.map(({ kind, text }) => [kind, text])).toEqual([['file', 'internal_port = = 1']]);
  });

  test.each([
    ['fly.toml', true],
    ['deploy/fly.staging.toml', true],
    ['butterfly.toml', false],
    ['fly.tomlx', false],
  ])('%s: %s', (name, is) => {
    expect(looksLikeFly({ name, text: '' })).toBe(is);
  });
});
