import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Backend } from './backend.js';
import { compareRun, report, run, type Run } from './differential.js';
import type { Comparison } from './modelled.js';
import { generate } from './nginxGenerator.js';
import { inParallel } from './parallel.js';
import { describeWithNginx } from './realNginx.js';

const SEED = Number(process.env['TIMEOUT_LINT_SEED'] ?? 20261);
const COUNT = Number(process.env['TIMEOUT_LINT_CONFIGURATIONS'] ?? 220);
/** nginx processes at the same time: nearly all of their time is waiting. */
const WIDTH = 20;
/** Differences shown at most; each is a whole configuration, and takes seconds to confirm. */
const MOST_REPORTED = 12;

describeWithNginx('effective values, compared with what nginx does', (path, version) => {
  const backend = new Backend();
  const configurations = Array.from({ length: COUNT }, (_, index) => generate(SEED * 1000 + index));
  let runs: Run[] = [];

  beforeAll(async () => {
    await backend.start();
    runs = await inParallel(WIDTH, configurations, (configuration) => run(path, configuration, backend));
  }, 600_000);
  afterAll(() => backend.stop());

  /** Runs a configuration once more; `found` is what differs now and differed before. */
  async function again(before: Run): Promise<{ each: Run; found: Comparison[] }> {
    const each = await run(path, before.configuration, backend);
    const places = differing(before, version);
    const found = differing(each, version).filter((now) => places.some((place) => isSamePlace(place, now)));
    return { each, found };
  }

  test('the configurations are all different', () => {
    expect(new Set(configurations.map(({ files }) => files.map(({ text }) => text).join('\n'))).size).toBe(COUNT);
  });

  test('nginx does what the model says', async () => {
    // What was measured among many others may be late: it is measured again among few, and then alone.
    const suspects = await inParallel(
      4,
      runs.filter((each) => differing(each, version).length > 0),
      again,
    );
    const differences: string[] = [];
    for (const suspect of suspects.filter(({ found }) => found.length > 0)) {
      if (differences.length === MOST_REPORTED) break;
      const { each, found } = await again(suspect.each);
      const confirmed = found.filter((now) => suspect.found.some((before) => isSamePlace(before, now)));
      if (confirmed.length > 0) differences.push(report(each, confirmed));
    }
    if (differences.length > 0) {
      const most = differences.length === MOST_REPORTED ? ' (and perhaps more)' : '';
      throw new Error(`${differences.length} configurations differ${most}\n\n${differences.join('\n\n')}`);
    }
  }, 600_000);

  test('enough of everything was compared', () => {
    const counts = new Map<string, number>();
    for (const { quantity, verdict, observed } of runs.flatMap((each) => compareRun(each, version))) {
      const key = quantity === 'upstream.reuse' ? `${quantity} ${observed}` : quantity;
      if (verdict !== 'not known') counts.set(key, (counts.get(key) ?? 0) + 1);
      else counts.set(`${key} (not known)`, (counts.get(`${key} (not known)`) ?? 0) + 1);
    }
    console.info([...counts].map(([key, count]) => `${key}: ${count}`).join('\n'));
    const least: Record<string, number> = {
      'upstream.httpVersion': 1.5,
      'upstream.connectionHeader': 1,
      'upstream.reuse true': 0.25,
      'upstream.reuse false': 0.6,
      'downstream.idle.advertised': 1.5,
      'downstream.requests': 1.5,
      'upstream.read': 1.5,
      'upstream.connect': 0.3,
      'upstream.send': 0.1,
      'downstream.idle': 2,
      'downstream.body': 1.5,
      'downstream.header': 1.5,
      'upstream.idle': 0.2,
    };
    const missing = Object.entries(least).filter(([key, each]) => (counts.get(key) ?? 0) < each * COUNT);
    expect(missing).toEqual([]);
    const known = [...counts].filter(([key]) => !key.endsWith('(not known)')).map(([, count]) => count);
    expect(known.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40 * COUNT);
  });

  test('a value that is not nginx’s is noticed', () => {
    // The same measurements beside the model of a text in which one directive is changed.
    const noticed = (from: RegExp, to: string, quantity: string): boolean =>
      runs.some((each) => {
        const files = each.files.map(({ name, text }) => ({ name, text: text.replaceAll(from, to) }));
        return differing({ ...each, files }, version).some((difference) => difference.quantity === quantity);
      });
    expect(noticed(/proxy_read_timeout [^;]+;/g, 'proxy_read_timeout 750ms;', 'upstream.read')).toBe(true);
    expect(noticed(/(?<=[\s{])keepalive_timeout [^;]+;/g, 'keepalive_timeout 750ms;', 'downstream.idle')).toBe(true);
    expect(noticed(/(?<=[\s{])keepalive_timeout [^;]+;/g, 'keepalive_timeout 750ms;', 'upstream.idle')).toBe(true);
    expect(noticed(/keepalive_requests [^;]+;/g, '', 'downstream.requests')).toBe(true);
    expect(noticed(/client_body_timeout [^;]+;/g, '', 'downstream.body')).toBe(true);
    expect(noticed(/client_header_timeout [^;]+;/g, '', 'downstream.header')).toBe(true);
    expect(noticed(/proxy_connect_timeout [^;]+;/g, '', 'upstream.connect')).toBe(true);
    expect(noticed(/proxy_http_version 1.1;/g, '', 'upstream.httpVersion')).toBe(true);
    expect(noticed(/proxy_set_header [^;]+;/g, '', 'upstream.connectionHeader')).toBe(true);
    expect(noticed(/keepalive (\d+);/g, '', 'upstream.reuse')).toBe(true);
  });
});

function differing(each: Run, version: string): Comparison[] {
  return compareRun(each, version).filter(({ verdict }) => verdict === 'different');
}

function isSamePlace(one: Comparison, other: Comparison): boolean {
  return one.route === other.route && one.quantity === other.quantity;
}
