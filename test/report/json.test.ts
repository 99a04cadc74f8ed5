import { describe, expect, test } from '@jest/globals';
import { renderJson } from '../../src/report/json.js';
import { renderShowJson } from '../../src/report/showJson.js';
import { ADVICE, analysis, CHAINS, POOL, RACE } from './sample.js';
import { problemsOf } from './schemas.js';

const TOOL = { tool: { name: 'timeout-lint', version: '0.1.0' } };

interface Printed {
  readonly findings: readonly {
    readonly spans: readonly Record<string, unknown>[];
    readonly fixes: readonly unknown[];
  }[];
  readonly unknowns: readonly unknown[];
  readonly summary: Record<string, number>;
}

describe('findings for programs', () => {
  const text = renderJson(analysis([RACE, POOL, ADVICE]), TOOL);
  const printed = JSON.parse(text) as Printed;

  test('fit the published schema', () => {
    expect(problemsOf('findings', text)).toEqual([]);
    expect(problemsOf('findings', renderJson(analysis([]), TOOL))).toEqual([]);
  });

  test('the schema refuses what does not fit', () => {
    expect(problemsOf('findings', text.replace('"error"', '"bad"'))).not.toEqual([]);
    expect(problemsOf('findings', text.replaceAll('"primary": true', '"primary": false'))).not.toEqual([]);
    expect(problemsOf('findings', text.replace('"line": 2', '"line": 0'))).not.toEqual([]);
  });

  test('places count from 1, ends are exclusive, and hops keep their order', () => {
    expect(printed.findings[0]?.spans).toEqual([
      {
        file: '<command line>',
        line: 1,
        column: 11,
        endLine: 1,
        endColumn: 13,
        label: 'the load balancer reuses an idle connection for 60s',
        hop: 'the load balancer',
        provenance: 'flag',
        primary: false,
      },
      expect.objectContaining({ file: 'nginx.conf', line: 2, column: 23, endColumn: 25, primary: true }),
    ]);
    expect(printed.findings[0]?.fixes[0]).toEqual({
      description: 'set keepalive_timeout to 75s or more',
      safety: 'safe',
      end: 'inner',
      edits: [{ file: 'nginx.conf', line: 2, column: 23, endLine: 2, endColumn: 25, text: '75s' }],
    });
  });

  test('what is unknown is told with its place, and everything is counted', () => {
    expect(printed.unknowns[0]).toEqual({
      kind: 'value',
      text: '${PROXY_TIMEOUT}',
      name: 'proxy_read_timeout',
      file: 'nginx.conf',
      line: 3,
      column: 24,
    });
    expect(printed.summary).toEqual({
      files: 1,
      stacks: 1,
      hops: 2,
      routes: 3,
      values: 7,
      defaults: 3,
      unknown: 1,
      errors: 1,
      warnings: 1,
      infos: 1,
      ignored: 0,
    });
  });
});

describe('the model for programs', () => {
  const text = renderShowJson(CHAINS);

  test('fits the published schema, which refuses what does not', () => {
    expect(problemsOf('show', text)).toEqual([]);
    expect(problemsOf('show', text.replace('"layer": 7', '"layer": 5'))).not.toEqual([]);
    expect(problemsOf('show', text.replace('"upstream.read"', '"read"'))).not.toEqual([]);
  });

  test('bands, no limit and unknown values', () => {
    const { chains } = JSON.parse(text) as {
      chains: { hops: { timers: Record<string, unknown>; facts: unknown; version: unknown }[] }[];
    };
    const hop = chains[0]?.hops[1];
    expect(hop?.timers['upstream.idle']).toMatchObject({ ms: 15_000, maxMs: 25_000 });
    expect(hop?.timers['retry.total']).toMatchObject({ ms: null, unbounded: true, kind: 'deadline' });
    expect(hop?.timers['upstream.read']).toMatchObject({ ms: null, unknown: '${PROXY_TIMEOUT}', from: 'http' });
    expect(hop?.timers['downstream.requests']).toMatchObject({ ms: 1000, kind: 'count' });
    expect(hop?.version).toBe('1.28.0');
    expect(hop?.facts).toMatchObject({ 'upstream.httpVersion': '1.0', 'upstream.upgrade': null });
    expect(chains[1]?.hops[1]?.version).toBeNull();
  });
});
