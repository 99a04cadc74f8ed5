import net from 'node:net';
import { readHead } from './lab/message.js';

/** When something happened, between two moments: as early as `from` and as late as `to` (ms of one clock). */
export interface Moment {
  readonly from: number;
  readonly to: number;
}

/** How long something lasted: at least, at most, and `later` when it had not happened when we stopped waiting. */
export interface Lasting {
  readonly least: number;
  readonly most: number;
  readonly later: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly at: number;
}

/** A connection to nginx: what is sent and what comes back, with the times. */
export class Client {
  readonly #socket: net.Socket;
  readonly #changed = new Set<() => void>();
  #received = Buffer.alloc(0);
  #receivedAt = 0;
  #closedAt: number | undefined;
  /** When nginx may have seen the connection. */
  readonly opened: Promise<Moment>;

  constructor(port: number) {
    const from = performance.now();
    this.#socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('connect', () => resolve({ from, to: performance.now() }));
      this.#socket.once('error', reject);
    });
    const closed = (): void => {
      this.#closedAt ??= performance.now();
      this.#notify();
    };
    this.#socket.on('error', closed);
    this.#socket.on('end', closed);
    this.#socket.on('close', closed);
    this.#socket.on('data', (data) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#receivedAt = performance.now();
      this.#notify();
    });
  }

  /** Sends bytes; the moment is when they were given away. */
  send(bytes: string | Buffer): Moment {
    const now = performance.now();
    this.#socket.write(bytes);
    return { from: now, to: now };
  }

  /** The next whole answer, taken off what was received; undefined when the connection closes or time runs out. */
  async answer(waitMs: number): Promise<Answer | undefined> {
    let answer: Answer | undefined;
    await this.#until(waitMs, () => (answer ??= this.#takeAnswer()) !== undefined || this.#closedAt !== undefined);
    return answer;
  }

  /** When nginx closed the connection, or undefined when it did not within the time. */
  async closed(waitMs: number): Promise<number | undefined> {
    await this.#until(waitMs, () => this.#closedAt !== undefined);
    return this.#closedAt;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #takeAnswer(): Answer | undefined {
    const head = readHead(this.#received);
    if (head === undefined) return undefined;
    const { status, headers, body } = head;
    if (headers.has('transfer-encoding')) throw new Error('a chunked answer was not expected');
    const length = status === 204 || status === 304 ? 0 : Number(headers.get('content-length') ?? 0);
    if (this.#received.length < body + length) return undefined;
    this.#received = this.#received.subarray(body + length);
    return { status, headers, at: this.#receivedAt };
  }

  #notify(): void {
    for (const changed of this.#changed) changed();
  }

  #until(waitMs: number, done: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#changed.delete(check);
        resolve();
      };
      const check = (): void => {
        try {
          if (done()) finish();
        } catch (problem) {
          clearTimeout(timer);
          this.#changed.delete(check);
          reject(problem);
        }
      };
      const timer = setTimeout(finish, waitMs);
      this.#changed.add(check);
      check();
    });
  }
}

/** How long it was from a start to an end; without an end, at least until now. */
export function lasted(start: Moment, end: number | undefined): Lasting {
  if (end === undefined) return { least: performance.now() - start.to, most: Infinity, later: true };
  return { least: end - start.to, most: end - start.from, later: false };
}
