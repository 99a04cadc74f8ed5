import net from 'node:net';
import { takeResponse } from './message.js';

/** A request as a client sends it. */
export interface Request {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** How long the client waits for the whole response, ms; 15 s unless told. */
  readonly patience?: number;
}

/** What became of a request. */
export interface Outcome {
  /**
   * `answer`: a whole response. `closed`: the connection was closed before it was whole. `reset`: it was reset.
   * `patience`: nothing more came within the client's patience.
   */
  readonly end: 'answer' | 'closed' | 'reset' | 'patience';
  /** The status, also of a response that broke off; 0 where none came. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** From sending to the end, in seconds. */
  readonly seconds: number;
  /** Bytes received in all. */
  readonly bytes: number;
}

/** A client's connection to a port on loopback, one request after another. */
export class Connection {
  readonly #socket: net.Socket;
  #received: Buffer = Buffer.alloc(0);
  #bytes = 0;
  #end: 'closed' | 'reset' | undefined;
  /** When the other side closed or reset it (`performance.now()`). */
  endedAt: number | undefined;
  #wake: () => void = () => undefined;

  constructor(port: number) {
    this.#socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    const ended = (how: 'closed' | 'reset'): void => {
      this.#end ??= how;
      this.endedAt ??= performance.now();
      this.#wake();
    };
    this.#socket.on('data', (data) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#bytes += data.length;
      this.#wake();
    });
    this.#socket.on('end', () => ended('closed'));
    this.#socket.on('error', () => ended('reset'));
    this.#socket.on('close', () => ended('closed'));
  }

  /** Sends a request and waits for its response. */
  async ask(request: Request = {}): Promise<Outcome> {
    const { method = 'GET', path = '/', headers = {}, body, patience } = request;
    const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
    const from = performance.now();
    this.send(`${method} ${path} HTTP/1.1\r\n${lines.join('')}${length}\r\n`);
    if (body !== undefined) this.send(body);
    return this.answer(method, patience, from);
  }

  /** Sends bytes as they are: half a head, a body that stops. */
  send(bytes: string | Buffer): void {
    this.#socket.write(bytes);
  }

  /** The next response, or how the waiting for it ended. */
  async answer(method = 'GET', patience = 15_000, from = performance.now()): Promise<Outcome> {
    const outcome = (end: Outcome['end'], status = 0, headers = new Map<string, string>(), body = ''): Outcome => {
      return { end, status, headers, body, seconds: (performance.now() - from) / 1000, bytes: this.#bytes };
    };
    for (;;) {
      const taken = takeResponse(this.#received, this.#end !== undefined, method);
      if (taken !== undefined) {
        this.#received = taken.rest;
        const { status, headers, body } = taken.response;
        return outcome('answer', status, new Map(headers), body.toString());
      }
      const left = from + patience - performance.now();
      if (this.#end === undefined && left > 0) await this.#woken(left);
      else {
        const status = Number(/^HTTP\/1\.. (\d+)/.exec(this.#received.toString('latin1'))?.[1] ?? 0);
        return outcome(this.#end ?? 'patience', status, undefined, this.#received.toString());
      }
    }
  }

  /** How long the other side leaves the connection open from now, in seconds; undefined when it outlasts the patience. */
  async closedAfter(patience: number): Promise<number | undefined> {
    const from = performance.now();
    while (this.endedAt === undefined && performance.now() < from + patience) {
      await this.#woken(from + patience - performance.now());
    }
    return this.endedAt === undefined ? undefined : Math.max(0, this.endedAt - from) / 1000;
  }

  /** What was received and belongs to no response that was taken: frames after a `101`, the start of a stream. */
  get pending(): Buffer {
    return this.#received;
  }

  /** Whether the other side has ended it. */
  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** Closes it from the client's side. */
  close(): void {
    this.#socket.destroy();
  }

  #woken(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** One request on a connection of its own. */
export async function ask(port: number, request: Request = {}): Promise<Outcome> {
  const connection = new Connection(port);
  try {
    return await connection.ask({ ...request, headers: { connection: 'close', ...request.headers } });
  } finally {
    connection.close();
  }
}

/** Waits so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
