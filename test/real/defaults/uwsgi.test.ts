import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readUwsgi } from '../../../src/sources/uwsgi/index.js';
import { invocation } from '../../sources/shared/arguments/words.js';
import { describeWith } from '../describeWith.js';
import { Client } from '../client.js';
import { pause } from '../lab/connection.js';
import { Lab } from '../lab/lab.js';
import type { Running } from '../lab/running.js';
import { defaultsOf, expectDefaults } from './catalogued.js';
import { limitedWait, tellsWhatIsWaitedFor } from './waiting.js';

/** Reads the whole body; `/hang` does not answer for a while. */
const APP = `
import time
def application(environ, start_response):
    environ['wsgi.input'].read()
    if environ['PATH_INFO'] == '/hang': time.sleep(20)
    start_response('200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const PART_OF_A_BODY = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nx';

/** What cannot be read of any kind of socket. */
const REASONS = {
  'app.maxRequests': 'uWSGI says it nowhere; 0 is no limit, and no limit is not to be seen',
  'app.stopsOnTerm': 'it is no setting but what SIGTERM does: it loads everything anew',
  'app.sockets': 'it is given on the command line',
  'app.protocol': 'it is given on the command line',
  'app.binds': 'it is given on the command line',
};

/** uWSGI with plugins for HTTP and Python, as Debian has them; undefined where that or the way to look at it is missing. */
function findUwsgi(): string | undefined {
  const { status, stdout } = spawnSync('uwsgi', ['--plugin', 'python3,http', '--version'], { encoding: 'utf8' });
  return status === 0 && tellsWhatIsWaitedFor() ? /\d+(?:\.\d+)+/.exec(stdout)?.[0] : undefined;
}

/** Those that are started; a client of `--socket` would have to speak its protocol. */
const KINDS = ['http', 'http-socket', 'http11-socket'] as const;

const LACKING = 'no uwsgi with its plugins http and python3 on a Linux on x86-64 here';

describeWith(findUwsgi(), 'uWSGI’s defaults', LACKING, (version) => {
  const lab = new Lab();
  let running: Running;
  const port: Record<string, number> = {};
  const said = (): string => running.read();
  const pidOf = (pattern: RegExp): number => Number(pattern.exec(said())?.[1]);

  beforeAll(async () => {
    running = await lab.run(KINDS.length, (...ports) => {
      KINDS.forEach((kind, at) => (port[kind] = ports[at] as number));
      const sockets = KINDS.flatMap((kind) => [`--${kind}`, `127.0.0.1:${port[kind]}`]);
      const command = ['uwsgi', '--plugin', 'python3,http', ...sockets, '--wsgi-file', 'app.py'];
      return { command, files: { 'app.py': APP }, ports };
    });
  }, 30_000);
  afterAll(() => lab.end());

  /** Sends bytes on a connection of its own, looks how long a process waits then, and closes the connection. */
  async function waits(kind: string, bytes: string, pid: () => number): Promise<number | undefined> {
    const client = new Client(port[kind] as number);
    await client.opened;
    client.send(bytes);
    if (bytes === GET) await client.answer(5000);
    const found = await limitedWait(pid());
    client.destroy();
    // The worker serves one connection at a time, and sees the end of this one first.
    await pause(50);
    return found;
  }

  /** Whether it closes a connection after an answer. */
  async function closes(kind: string): Promise<boolean> {
    const client = new Client(port[kind] as number);
    await client.opened;
    client.send(GET);
    await client.answer(5000);
    const end = await client.closed(1000);
    client.destroy();
    return end !== undefined;
  }

  const worker = (): number => pidOf(/spawned uWSGI worker 1 .*\(pid: (\d+)/);
  const router = (): number => pidOf(/spawned uWSGI http 1 \(pid: (\d+)/);
  const catalogued = (kind: string): Record<string, unknown> =>
    defaultsOf(readUwsgi(invocation('uwsgi', `uwsgi --${kind} 127.0.0.1:8000`), () => undefined, version));

  /** What it prints when it starts. */
  function printed(): Record<string, unknown> {
    const [, cores] = /spawned uWSGI worker 1 \(and the only\) \(pid: \d+, cores: (\d+)\)/.exec(said()) ?? [];
    return {
      'app.workers': cores === undefined ? undefined : 1,
      'app.threads': Number(cores),
      'app.backlog': Number(/listen backlog is limited to (\d+)/.exec(said())?.[1]),
      'app.reloadMercy': Number(/graceful operations on workers is (\d+) seconds/.exec(said())?.[1]),
      'app.master': said().includes('spawned uWSGI master'),
    };
  }

  test(`--http-socket of ${version}`, async () => {
    expect(await closes('http-socket')).toBe(true);
    const body = await waits('http-socket', PART_OF_A_BODY, worker);
    const read = { ...printed(), 'downstream.idle': 0, 'downstream.body': body };
    expectDefaults(catalogued('http-socket'), read, REASONS);
  }, 30_000);

  test(`--http11-socket of ${version}`, async () => {
    const idle = await waits('http11-socket', GET, worker);
    const body = await waits('http11-socket', PART_OF_A_BODY, worker);
    const read = { ...printed(), 'downstream.idle': idle, 'downstream.body': body };
    expectDefaults(catalogued('http11-socket'), read, REASONS);
  }, 30_000);

  test(`--http of ${version}`, async () => {
    expect(await closes('http')).toBe(true);
    const header = await waits('http', GET.slice(0, -2), router);
    const body = await waits('http', PART_OF_A_BODY, router);
    const answer = await waits('http', GET.replace('/', '/hang'), router);
    const read = {
      ...printed(),
      'downstream.idle': 0,
      'downstream.header': header,
      'downstream.body': body,
      'upstream.firstByte': answer,
      'upstream.read': answer,
    };
    const connect = { 'upstream.connect': 'on loopback the router is connected before anybody can look' };
    expectDefaults(catalogued('http'), read, { ...REASONS, ...connect });
  }, 30_000);

  test(`--socket of ${version}`, () => {
    const same = 'the clock of --http-socket, which is read above; a client of this protocol is nginx';
    const reasons = { ...REASONS, 'downstream.idle': same, 'downstream.body': same };
    expectDefaults(catalogued('socket'), printed(), reasons);
  });
});
