import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where the real nginx is, or undefined when this machine has none. */
export function findNginx(): string | undefined {
  for (const path of [process.env['NGINX'], '/usr/sbin/nginx', 'nginx']) {
    if (path !== undefined && spawnSync(path, ['-v']).status === 0) return path;
  }
  return undefined;
}

/** The version of an nginx, as `1.22.1`. */
export function nginxVersion(path: string): string {
  const said = spawnSync(path, ['-v'], { encoding: 'utf8' }).stderr;
  const version = /nginx\/(\d+\.\d+\.\d+)/.exec(said)?.[1];
  if (version === undefined) throw new Error(`${path} -v said ${JSON.stringify(said)}`);
  return version;
}

/** Ports that were free a moment ago; all are held until all are found, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => net.createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen({ port: 0, host: '127.0.0.1' }, () => resolve((server.address() as net.AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/**
 * Becomes nginx, and leaves a guard behind that ends it when our end of standard input closes: at the latest when this
 * process ends, however that happens.
 */
const GUARDED = 'exec 3<&0; (cat <&3 >/dev/null; kill -9 $$) 2>/dev/null & exec "$@" </dev/null 3<&-';

/** An nginx of our own: one process, in a folder of its own. */
export class Nginx {
  readonly #folder: string;
  readonly #child: ChildProcess;

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder;
    this.#child = child;
  }

  /** Starts nginx and waits until it accepts connections on `ports`; undefined when one of them was taken meanwhile. */
  static async start(
    path: string,
    files: readonly { readonly name: string; readonly text: string }[],
    ports: readonly number[],
  ): Promise<Nginx | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'timeout-lint-nginx-'));
    for (const file of files) {
      await mkdir(dirname(join(folder, file.name)), { recursive: true });
      await writeFile(join(folder, file.name), file.text);
    }
    const command = [path, '-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
    const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', ...command], { stdio: ['pipe', 'ignore', 'pipe'] });
    child.stdin.on('error', () => undefined);
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    const nginx = new Nginx(folder, child);
    const until = performance.now() + 15_000;
    for (const port of ports) {
      while (!(await accepts(port))) {
        if (child.exitCode === null && performance.now() < until) continue;
        said += await nginx.errors();
        await nginx.stop();
        if (said.includes('Address already in use')) return undefined;
        throw new Error(`nginx did not start: ${said}`);
      }
    }
    // A stranger may have taken the port in between and be the one that accepts.
    await new Promise((done) => setTimeout(done, 20));
    if (child.exitCode !== null) {
      await nginx.stop();
      return undefined;
    }
    return nginx;
  }

  /** What nginx wrote to its error log. */
  async errors(): Promise<string> {
    return this.read('error.log').catch(() => '');
  }

  /** A file that nginx wrote in its folder. */
  async read(name: string): Promise<string> {
    return readFile(join(this.#folder, name), 'utf8');
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = new Promise((done) => this.#child.once('exit', done));
      this.#child.stdin?.end();
      await gone;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function accepts(port: number): Promise<boolean> {
  const accepted = await new Promise<boolean>((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
  if (!accepted) await new Promise((done) => setTimeout(done, 15));
  return accepted;
}
