import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import type { TimerFact } from '../../../src/sources/nginx/timerFacts.js';
import { isAtLeast, parseNginxVersion } from '../../../src/sources/nginx/version.js';
import { pause } from '../lab/connection.js';
import type { Lab } from '../lab/lab.js';
import { pathOf, versionOf } from '../lab/programs.js';
import type { Running } from '../lab/running.js';
import { nginxCommand } from '../lab/servers/nginx.js';
import { DebugLog, waitFor } from './debugLog.js';

/** An nginx that writes a debug log and has `stream {}`. */
export interface DebuggingNginx {
  readonly path: string;
  readonly version: string;
  /** The line that loads `stream {}`; empty where it is built in. */
  readonly loads: string;
}

export function findDebuggingNginx(): DebuggingNginx | undefined {
  const version = versionOf('nginx');
  if (version === undefined) return undefined;
  const path = pathOf('nginx');
  const built = spawnSync(path, ['-V'], { encoding: 'utf8' }).stderr;
  const folder = /--modules-path=(\S+)/.exec(built)?.[1] ?? '';
  const module = join(folder, 'ngx_stream_module.so');
  const isLoaded = built.includes('--with-stream=dynamic');
  if (!built.includes('--with-debug') || (isLoaded && !existsSync(module))) return undefined;
  return { path, version, loads: isLoaded ? `load_module ${module};` : '' };
}

/** Whether the version at hand has a directive. */
export function hasDirective(version: string): (fact: TimerFact) => boolean {
  return ({ since, reference, directive }) => {
    const number = parseNginxVersion(version);
    // `resolver` in an `upstream {}` came to the free version with 1.27.3.
    if (directive === 'resolver_timeout' && reference.includes('upstream')) return isAtLeast(number, 1, 27, 3) === true;
    return since === undefined || isAtLeast(number, ...since) === true;
  };
}

const PRIVATE = [
  'access_log off;',
  'client_max_body_size 0;',
  ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`),
].join('\n');

/** One server of a configuration: where it listens is put in. */
export interface Block {
  readonly of: 'http' | 'stream';
  readonly listen?: string;
  readonly lines: readonly string[];
}

/** Starts an nginx with one server for each block; gives it back with a port for each, and its debug log. */
export async function startNginx(
  lab: Lab,
  { path, loads }: DebuggingNginx,
  blocks: readonly Block[],
  { http = '', stream = '', main = '' } = {},
): Promise<{ readonly running: Running; readonly ports: readonly number[]; readonly log: DebugLog }> {
  const running = await lab.run(blocks.length, (...ports) => {
    const written = (of: Block['of']): string =>
      blocks
        .map((block, at) => {
          const lines = block.lines.map((line) => (line.endsWith('}') ? line : `${line};`));
          const listen = `listen 127.0.0.1:${ports[at]} ${block.listen ?? ''}${of === 'http' ? ' sndbuf=16k' : ''};`;
          return block.of === of ? `server { ${listen}\n${lines.join('\n')} }` : '';
        })
        .join('\n');
    const isRoot = process.getuid?.() === 0;
    const text = [
      ...[loads, isRoot ? 'user root;' : '', main || 'master_process off;'],
      'daemon off; worker_processes 1; pid nginx.pid; error_log error.log debug;',
      'events { worker_connections 1024; }',
      `http { ${PRIVATE}\n${http}\n${written('http')} }`,
      `stream { ${stream}\n${written('stream')} }`,
    ].join('\n');
    return { command: nginxCommand(path), files: { 'nginx.conf': text }, ports };
  });
  const log = new DebugLog(join(running.folder, 'error.log'));
  // Those with a log of their own are not heard here.
  await settled(log, blocks.filter(({ lines }) => !lines.some((line) => line.startsWith('error_log'))).length);
  return { running, ports: running.ports, log };
}

/** Waits until nginx is done with the connections that were made to see whether it listens. */
async function settled(log: DebugLog, ports: number): Promise<void> {
  await waitFor(() => (log.text().match(/ accept: /g)?.length ?? 0) >= ports);
  for (let before = -1; before !== log.text().length;) {
    before = log.text().length;
    await pause(100);
  }
}

/** A connection that sends and does not read, or reads and keeps what came. */
export function connect(port: number, bytes: string, reads = true): { socket: net.Socket; said: () => string } {
  const socket = net.connect({ port, host: '127.0.0.1' });
  let said = '';
  if (reads) socket.on('data', (data) => (said += data.toString('latin1')));
  socket.on('error', () => undefined);
  socket.write(bytes);
  return { socket, said: () => said };
}
