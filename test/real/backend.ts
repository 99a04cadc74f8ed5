import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { pause } from './lab/connection.js';

/** One request as it arrived: the start of its head, and the connection that brought it. */
export interface Seen {
  readonly at: number;
  readonly version: string;
  /** The values of all `Connection` lines, joined as one list; empty when there is none. */
  readonly connection: string;
  readonly link: Link;
}

/** One connection from nginx. */
export interface Link {
  readonly id: number;
  closedAt: number | undefined;
  lastProbe: string;
}

/**
 * A backend that obeys HTTP, on several addresses. A request names itself by `X-Probe` and what it wants by
 * `X-Behave`: an answer when there is none, `hang` for no answer at all, `stall` for one that reads nothing more.
 */
export class Backend {
  readonly #servers: net.Server[] = [];
  readonly #sockets = new Set<net.Socket>();
  readonly #seen = new Map<string, Seen>();
  #links = 0;
  #folder = '';
  #hole: Hole | undefined;
  /** Values for the placeholders of a configuration. */
  readonly addresses: Record<string, string> = {};

  async start(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'timeout-lint-backend-'));
    this.addresses['UNIX'] = join(this.#folder, 'app.sock');
    for (const name of ['BACKEND0', 'BACKEND1', 'BACKEND2']) {
      const server = await this.#listen({ port: 0, host: '127.0.0.1' });
      this.addresses[name] = String((server.address() as net.AddressInfo).port);
    }
    await this.#listen({ path: this.addresses['UNIX'] });
    this.#hole = await openHole();
    this.addresses['HOLE'] = String(this.#hole.port);
  }

  /** What arrived of a request, if it did. */
  seen(probe: string): Seen | undefined {
    return this.#seen.get(probe);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#servers.map((server) => new Promise((done) => server.close(done))));
    await this.#hole?.close();
    if (this.#folder !== '') await rm(this.#folder, { recursive: true, force: true });
  }

  #listen(where: net.ListenOptions): Promise<net.Server> {
    const server = net.createServer((socket) => this.#serve(socket));
    this.#servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(where, () => resolve(server));
    });
  }

  #serve(socket: net.Socket): void {
    const link: Link = { id: this.#links++, closedAt: undefined, lastProbe: '' };
    let pending = Buffer.alloc(0);
    let bodyLeft = 0;
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('end', () => (link.closedAt ??= performance.now()));
    socket.on('close', () => {
      link.closedAt ??= performance.now();
      this.#sockets.delete(socket);
    });
    let answer: (() => void) | undefined;
    socket.on('data', (data) => {
      pending = Buffer.concat([pending, data]);
      for (;;) {
        if (answer !== undefined) {
          const eaten = Math.min(bodyLeft, pending.length);
          bodyLeft -= eaten;
          pending = pending.subarray(eaten);
          if (bodyLeft > 0) return;
          answer();
          answer = undefined;
        }
        const end = pending.indexOf('\r\n\r\n');
        if (end < 0) return;
        const head = pending.subarray(0, end).toString('latin1');
        pending = pending.subarray(end + 4);
        const behave = this.#record(head, link);
        bodyLeft = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        if (behave === 'stall') return void socket.pause();
        answer = behave === 'hang' ? () => undefined : () => reply(socket, this.#seen.get(link.lastProbe));
      }
    });
  }

  #record(head: string, link: Link): string {
    const [requestLine = '', ...lines] = head.split('\r\n');
    const valuesOf = (name: string): string[] =>
      lines
        .filter((line) => line.toLowerCase().startsWith(`${name}:`))
        .map((line) => line.slice(name.length + 1).trim());
    link.lastProbe = valuesOf('x-probe')[0] ?? '';
    this.#seen.set(link.lastProbe, {
      at: performance.now(),
      version: requestLine.slice(requestLine.lastIndexOf('/') + 1),
      connection: valuesOf('connection').join(', '),
      link,
    });
    return valuesOf('x-behave')[0] ?? '';
  }
}

/** Answers as HTTP/1.1 says: the connection stays unless the request was HTTP/1.0 or said `close`. */
function reply(socket: net.Socket, seen: Seen | undefined): void {
  const words = (seen?.connection ?? '').toLowerCase().split(/ *, */);
  const stays = !words.includes('close') && (seen?.version !== '1.0' || words.includes('keep-alive'));
  socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\n${stays ? '' : 'Connection: close\r\n'}\r\nok`);
  if (!stays) socket.end();
}

interface Hole {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * An address on which connecting never ends: a listener that accepts nothing, its queue filled.
 * A thread that sleeps holds it, because Node accepts connections as soon as it can.
 */
async function openHole(): Promise<Hole> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer();
     server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
     });`,
    { eval: true },
  );
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const fillers = Array.from({ length: 4 }, () => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.on('error', () => undefined);
    return socket;
  });
  await pause(100);
  return {
    port,
    close: async () => {
      for (const socket of fillers) socket.destroy();
      await worker.terminate();
    },
  };
}
