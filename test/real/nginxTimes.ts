import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client.js';
import { Lab } from './lab/lab.js';
import { nginxCommand } from './lab/servers/nginx.js';

const MAIN = `daemon off; master_process off; pid nginx.pid; events {}\n`;
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((name) => `${name}_temp_path ${name};`)
  .join(' ');

/** Whether nginx takes a directive in the `http` block. */
export async function isAccepted(path: string, directive: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'timeout-lint-times-'));
  try {
    const file = join(folder, 'nginx.conf');
    await writeFile(file, `${MAIN}http { ${TEMPORARY} ${directive} }\n`);
    const child = spawn(path, ['-t', '-q', '-p', folder, '-c', file, '-e', 'stderr'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    const code = await new Promise((done) => child.once('close', done));
    if (code !== 0 && !/invalid value|directive/.test(said)) throw new Error(`nginx -t said ${said}`);
    return code === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What nginx makes of one `keepalive_timeout`: the timer it starts, and the seconds it tells the client. */
export interface Understood {
  /** Milliseconds; 0 when it closes the connection at once; undefined when this nginx writes no debug log. */
  readonly timer: bigint | undefined;
  /** The seconds of `Keep-Alive: timeout=`, 0 without the header. */
  readonly advertised: bigint;
}

/** Runs nginx with each of these arguments of `keepalive_timeout` in a location of its own, and asks each once. */
export async function understand(path: string, values: readonly string[]): Promise<Understood[]> {
  const locations = values.map((value, index) => `location = /${index} { keepalive_timeout ${value}; return 204; }`);
  const lab = new Lab();
  try {
    const nginx = await lab.run(1, (port) => {
      const server = `server { listen 127.0.0.1:${port}; ${locations.join('\n')} }`;
      const text = `${MAIN}error_log debug.log debug;\nhttp { ${TEMPORARY} access_log off; ${server} }\n`;
      return { command: nginxCommand(path), files: { 'nginx.conf': text }, ports: [port] };
    });
    const [port] = nginx.ports as [number];
    const advertised: bigint[] = [];
    for (const index of values.keys()) {
      const client = new Client(port);
      client.send(`GET /${index} HTTP/1.1\r\nHost: h\r\n\r\n`);
      const answer = await client.answer(5000);
      if (answer?.status !== 204) throw new Error(`keepalive_timeout ${values[index]}: no answer`);
      advertised.push(BigInt(/^timeout=(\d+)$/.exec(answer.headers.get('keep-alive') ?? 'timeout=0')?.[1] ?? -1));
      client.destroy();
    }
    const debug = spawnSync(path, ['-V'], { encoding: 'utf8' }).stderr.includes('--with-debug');
    const timers = debug ? timersOf(nginx.read('debug.log')) : undefined;
    return advertised.map((seconds, index) => ({
      timer: timers?.get(index) ?? (debug ? 0n : undefined),
      advertised: seconds,
    }));
  } finally {
    await lab.end();
  }
}

/** The keep-alive timer after each request of a debug log, by the number that is the request's path. */
function timersOf(log: string): Map<number, bigint> {
  const timers = new Map<number, bigint>();
  const requestOf = new Map<string, number>();
  const waiting = new Set<string>();
  for (const line of log.split('\n')) {
    const connection = / \*(\d+) /.exec(line)?.[1];
    if (connection === undefined) continue;
    const path = /http request line: "GET \/(\d+) /.exec(line)?.[1];
    if (path !== undefined) requestOf.set(connection, Number(path));
    if (line.includes('set http keepalive handler')) waiting.add(connection);
    const timer = /event timer add: \d+: (\d+):/.exec(line)?.[1];
    const request = requestOf.get(connection);
    if (timer === undefined || request === undefined || !waiting.delete(connection)) continue;
    timers.set(request, BigInt(timer));
  }
  return timers;
}
