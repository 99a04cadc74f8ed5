import type net from 'node:net';
import { type Listening, listen } from './wire.js';

/** A request as it reached the origin. */
export interface Arrived {
  /** The request line and the header lines, as they came. */
  readonly head: string;
  /** Which connection brought it, counted from 0. */
  readonly connection: number;
  /** When its head was complete (`performance.now()`). */
  readonly at: number;
  readonly socket: net.Socket;
}

/** A server whose behaviour a test writes, and what reached it. */
export interface Origin extends Listening {
  readonly arrived: readonly Arrived[];
  /** Connections that are open now. */
  open(): number;
  /** When each connection was closed by the caller (`performance.now()`), by its number. */
  readonly left: ReadonlyMap<number, number>;
}

/** An ordinary response that leaves the connection open. */
export const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

/**
 * A server of ours behind a proxy: each request is given to `serve`, which writes what it likes. Bodies with a
 * content-length are read and left out.
 */
export async function openOrigin(
  serve: (request: Arrived) => void = ({ socket }) => socket.write(OK),
): Promise<Origin> {
  const arrived: Arrived[] = [];
  const left = new Map<number, number>();
  let connections = 0;
  let open = 0;
  const listening = await listen((socket) => {
    const connection = connections++;
    open += 1;
    let received: Buffer = Buffer.alloc(0);
    const leave = (): void => {
      if (!left.has(connection)) left.set(connection, performance.now());
    };
    socket.once('end', () => {
      leave();
      socket.end();
    });
    socket.once('close', () => {
      leave();
      open -= 1;
    });
    socket.on('data', (data: Buffer) => {
      received = Buffer.concat([received, data]);
      for (;;) {
        const end = received.indexOf('\r\n\r\n');
        if (end < 0) return;
        const head = received.subarray(0, end).toString('latin1');
        const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        if (received.length < end + 4 + length) return;
        received = received.subarray(end + 4 + length);
        const request = { head, connection, at: performance.now(), socket };
        arrived.push(request);
        serve(request);
      }
    });
  });
  return { ...listening, arrived, left, open: () => open };
}
