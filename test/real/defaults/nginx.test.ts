import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  MAIN_FACTS,
  PASS_MODULES,
  POOL_FACTS,
  STREAM_FACTS,
  type TimerFact,
} from '../../../src/sources/nginx/timerFacts.js';
import { isAtLeast, parseNginxVersion } from '../../../src/sources/nginx/version.js';
import { describeWith } from '../describeWith.js';
import { Lab } from '../lab/lab.js';
import { expectDefaults } from './catalogued.js';
import { SET, waitFor } from './debugLog.js';
import { DEAD, GET, HTTP_FACTS, otherClocks, pass, POST, type Probe, timerProbes, triesProbes } from './nginxProbes.js';
import { connect, findDebuggingNginx, hasDirective, startNginx } from './nginxUnderTest.js';
import { SilentServers } from './silentServers.js';

const LACKING = 'no nginx with a debug log and stream here (Debian: nginx-light, libnginx-mod-stream)';
const CACHING = PASS_MODULES.filter((module) => module !== 'grpc' && module !== 'memcached');
const ANSWER = 'HTTP/1.1 204 No Content\r\n\r\n';

const HOUR = 'an hour, of which no timer tells: the age of a connection is looked at when a request comes';
const NEVER = '0 is no limit, and that there is none cannot be seen within seconds';
const REASONS: Readonly<Record<string, string>> = {
  'http keepalive_time': HOUR,
  'upstream keepalive_time': HOUR,
  'stream proxy_next_upstream_timeout': NEVER,
  ...Object.fromEntries(PASS_MODULES.map((module) => [`http ${module}_next_upstream_timeout`, NEVER])),
};

/** Every default of the catalogue that the version at hand has: milliseconds, or a count. */
function catalogued(version: string): Record<string, number | undefined> {
  const has = hasDirective(version);
  const of = (place: string, facts: readonly TimerFact[]): [string, number | undefined][] =>
    facts.filter(has).map((fact) => [`${place} ${fact.directive}`, fact.fallback]);
  const all = Object.fromEntries([
    ...of('main', MAIN_FACTS),
    ...of('http', HTTP_FACTS),
    ...of('upstream', POOL_FACTS),
    ...of('stream', STREAM_FACTS),
  ]);
  // src/sources/nginx/hop.ts and pooling.ts: 100 before 1.19.10, and pools of 32 since 1.29.7.
  const number = parseNginxVersion(version);
  if (isAtLeast(number, 1, 19, 10) === false) {
    Object.assign(all, { 'http keepalive_requests': 100, 'upstream keepalive_requests': 100 });
  }
  if (isAtLeast(number, 1, 29, 7) === true) all['upstream keepalive'] = 32;
  return all;
}

describeWith(findDebuggingNginx(), 'nginx’s defaults', LACKING, (nginx) => {
  const { version } = nginx;
  const has = hasDirective(version);
  const ours = catalogued(version);
  const read: Record<string, unknown> = {};
  const servers = new SilentServers();
  const lab = new Lab();
  const server = (probe: Probe) => ({ ...probe, lines: [...probe.lines, ...otherClocks(probe, has)] });

  beforeAll(() => servers.start());
  afterAll(async () => {
    await lab.end();
    await servers.stop();
  });

  test('clocks that are timers', async () => {
    const silent = await servers.unix('silent');
    const probes = timerProbes(servers, silent);
    const { ports, log, running } = await startNginx(lab, nginx, probes.map(server));
    makeLarge(running.folder);
    for (const [at, { key, sends, besides = [] }] of probes.entries()) {
      log.mark();
      const { socket } = connect(ports[at] as number, sends, !key.endsWith(' send_timeout'));
      const timers = await log.timer(besides);
      socket.destroy();
      read[key] = timers.length === 1 ? timers[0] : timers;
    }
  }, 120_000);

  test('clocks of lingering, and those of which 0 is the default', async () => {
    const linger = ['lingering_close always', 'lingering_timeout 4321s', 'location / { return 204; }'];
    const delay = ['location / { auth_basic x; auth_basic_user_file none; }', 'keepalive_timeout 0'];
    const blocks = [linger, delay].map((lines) => ({ of: 'http' as const, lines }));
    const { ports, log } = await startNginx(lab, nginx, blocks);
    const lingering: number[] = [];
    for (let left = 3; left > 0; left--) {
      log.mark();
      const { socket, said } = connect(ports[0] as number, `${POST(1000)}x`);
      await waitFor(() => said() !== '' && log.text().includes(`: ${SET}:`));
      log.mark();
      socket.write('x');
      lingering.push(...(await log.timer()));
      socket.destroy();
    }
    // Counted in whole seconds: less by one when the second changed in between.
    read['http lingering_time'] = Math.max(...lingering);
    log.mark();
    const { said } = connect(ports[1] as number, GET);
    await waitFor(() => said() !== '');
    const delayed = log.text().includes('delaying unauthorized request');
    read['http auth_delay'] = said().includes(' 401 ') && !delayed ? 0 : 'not at once';
  }, 60_000);

  test('how many servers are tried', async () => {
    const { probes, upstreams } = triesProbes(servers.folder);
    const texts = { http: upstreams, stream: upstreams };
    const { ports, log } = await startNginx(lab, nginx, probes, texts);
    for (const [at, { key }] of probes.entries()) {
      log.mark();
      const { socket } = connect(ports[at] as number, GET);
      await new Promise((done) => socket.once('close', done).once('data', done));
      socket.destroy();
      // One that tries all there are has no limit, which is 0.
      const tried = log.text().match(/connect\(\) to unix:\S+ failed/g)?.length;
      read[key] = tried === DEAD ? 0 : tried;
    }
  }, 60_000);

  test('pools', async () => {
    const answering = await servers.unix('answering', ANSWER);
    const counting = await servers.unix('counting', ANSWER);
    const plain = await servers.unix('plain', ANSWER);
    const pool = 'location / { proxy_pass http://NAME; proxy_http_version 1.1; proxy_set_header Connection ""; }';
    const quiet = ['keepalive_requests 100000', 'error_log quiet.log error'];
    const to = (name: string): string => pool.replace('NAME', name);
    const blocks = [
      ['keepalive_timeout 4321s', to('timed')],
      [...quiet, to('counted')],
      [to('plain')],
      ['error_log quiet.log error', 'location / { return 204; }'],
    ].map((lines) => ({ of: 'http' as const, lines: [...lines, 'proxy_connect_timeout 4321s'] }));
    blocks[0]?.lines.push('client_header_timeout 4321s', 'proxy_read_timeout 4321s', 'proxy_send_timeout 4321s');
    const http = [
      `upstream timed { server unix:${answering}; keepalive 1; }`,
      `upstream counted { server unix:${counting}; keepalive 1; }`,
      `upstream plain { server unix:${plain}; }`,
    ].join('\n');
    const { ports, log } = await startNginx(lab, nginx, blocks, { http });
    log.mark();
    connect(ports[0] as number, GET);
    read['upstream keepalive_timeout'] = (await log.timer())[0];
    const isSecond = (): boolean => (servers.came.get('counting') ?? []).length > 1;
    read['upstream keepalive_requests'] = (await servedUntil(ports[1] as number, isSecond)) - 1;
    await askTwice(ports[2] as number);
    const kept = (servers.came.get('plain') ?? []).length === 1;
    read['upstream keepalive'] = kept ? 32 : undefined;
    read['http keepalive_requests'] = await servedUntil(ports[3] as number, (said) =>
      said.includes('Connection: close'),
    );
  }, 60_000);

  test('locks of caches', async () => {
    const kinds = CACHING.flatMap((module) => [`${module}_cache_lock_timeout`, `${module}_cache_lock_age`]);
    const blocks = await Promise.all(
      kinds.map(async (kind) => {
        const module = kind.slice(0, kind.indexOf('_')) as (typeof CACHING)[number];
        const other = kinds.find((each) => each !== kind && each.startsWith(module)) as string;
        const lock = [
          `${module}_cache ${module}`,
          `${module}_cache_key ${kind}`,
          `${module}_cache_lock on`,
          `${other} 4321s`,
        ];
        const lines = [...lock, `location / { ${pass(module, await servers.unix(kind))}; }`];
        return { of: 'http' as const, lines };
      }),
    );
    const http = CACHING.map((module) => `${module}_cache_path cache-${module} keys_zone=${module}:1m;`).join('\n');
    const { ports } = await startNginx(lab, nginx, blocks, { http });
    const came = (kind: string): readonly number[] => servers.came.get(kind) ?? [];
    for (const port of ports) connect(port, GET);
    await waitFor(() => kinds.every((kind) => came(kind).length === 1));
    const from = performance.now();
    for (const port of ports) connect(port, GET);
    await waitFor(() => kinds.every((kind) => came(kind).length === 2), 20_000);
    for (const kind of kinds) {
      const ms = (came(kind)[1] ?? Infinity) - from;
      const value = ours[`http ${kind}`] ?? NaN;
      // It looks twice in a second; the rest is for a machine that is busy.
      read[`http ${kind}`] = ms > value - 1000 && ms < value + 4000 ? value : ms;
    }
  }, 60_000);

  test('how long old workers may live', async () => {
    const timers: number[][] = [];
    for (const line of ['', `worker_shutdown_timeout ${SET - 1}ms;`]) {
      const blocks = [{ of: 'http' as const, lines: ['client_header_timeout 4321s'] }];
      const { running, ports, log } = await startNginx(lab, nginx, blocks, { main: `master_process on; ${line}` });
      const before = log.text().length;
      const { socket } = connect(ports[0] as number, GET.slice(0, -2));
      await waitFor(() => log.text().slice(before).includes(`: ${SET}:`));
      log.mark();
      running.signal('SIGQUIT');
      await waitFor(() => log.text().includes('gracefully shutting down'));
      await waitFor(() => log.timers().length > 0, 300);
      timers.push(log.timers());
      socket.destroy();
    }
    // The second nginx shows that the timer would be seen.
    expect(timers[1]).toEqual([SET - 1]);
    read['main worker_shutdown_timeout'] = timers[0]?.length === 0 ? 0 : timers[0];
  }, 60_000);

  test(`are those of nginx ${version}`, () => expectDefaults(ours, read, REASONS));
});

function makeLarge(folder: string): void {
  mkdirSync(join(folder, 'html'));
  writeFileSync(join(folder, 'html', 'large'), '');
  truncateSync(join(folder, 'html', 'large'), 64 << 20);
}

async function askTwice(port: number): Promise<void> {
  for (let left = 2; left > 0; left--) {
    const { socket, said } = connect(port, GET);
    await waitFor(() => said() !== '');
    socket.destroy();
  }
}

/** How many requests are answered, one after the other on one connection, up to the one after which something is so. */
async function servedUntil(port: number, isSo: (said: string) => boolean): Promise<number> {
  const { socket, said } = connect(port, '');
  for (let count = 1; count <= 2000; count++) {
    const before = said().length;
    socket.write(GET);
    await new Promise((done) => socket.once('data', done));
    if (isSo(said().slice(before))) return count;
  }
  return Infinity;
}
