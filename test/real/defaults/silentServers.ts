import { mkdtemp, rm } from 'node:fs/promises';
import dgram from 'node:dgram';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Servers behind nginx that say nothing, so that it waits: one on TCP, one for names, any number on Unix sockets. */
export class SilentServers {
  readonly #servers: net.Server[] = [];
  readonly #sockets = new Set<net.Socket>();
  readonly #names = dgram.createSocket('udp4');
  /** When connections came, by the name of the socket (`performance.now()`). */
  readonly came = new Map<string, number[]>();
  folder = '';
  port = 0;
  namePort = 0;

  async start(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'timeout-lint-silent-'));
    const server = await this.#listen('', { port: 0, host: '127.0.0.1' });
    this.port = (server.address() as net.AddressInfo).port;
    await new Promise<void>((done) => this.#names.bind(0, '127.0.0.1', done));
    this.namePort = this.#names.address().port;
  }

  /** A Unix socket that accepts and reads nothing; with `answer`, one that gives it for every request head. */
  async unix(name: string, answer?: string): Promise<string> {
    const path = join(this.folder, name);
    await this.#listen(name, { path }, answer);
    return path;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#names.close();
    await Promise.all(this.#servers.map((server) => new Promise((done) => server.close(done))));
    await rm(this.folder, { recursive: true, force: true });
  }

  #listen(name: string, where: net.ListenOptions, answer?: string): Promise<net.Server> {
    const server = net.createServer((socket) => {
      this.#sockets.add(socket);
      this.came.set(name, [...(this.came.get(name) ?? []), performance.now()]);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
      if (answer === undefined) return;
      socket.on('data', (data) => {
        const heads = data.toString('latin1').split('\r\n\r\n').length - 1;
        for (let left = heads; left > 0; left--) socket.write(answer);
      });
    });
    this.#servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(where, () => resolve(server));
    });
  }
}
