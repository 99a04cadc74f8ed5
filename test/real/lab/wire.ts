import net from 'node:net';
import { pause } from './connection.js';

/** Something of ours that listens on loopback until it is stopped. */
export interface Listening {
  readonly port: number;
  stop(): Promise<void>;
}

/** Listens on a free port; every connection that came is destroyed at the end. */
export async function listen(serve: (socket: net.Socket) => void): Promise<Listening> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, resolve);
  });
  return {
    port: (server.address() as net.AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A network between two hops. */
export interface Wire extends Listening {
  /** Resolves when the callee next closes a connection: the caller learns of it `delay` later. */
  closing(): Promise<void>;
  /** Connections that the caller opened so far. */
  opened(): number;
}

/**
 * A network between two hops: bytes and closes arrive `delay` milliseconds later in each direction. On loopback a close
 * is known at once, so a caller hardly ever sends on a connection that the callee has closed; between machines it does
 * whenever its request and the close pass each other. With this, they pass each other when a test wants it. A close of
 * the callee's comes `late` milliseconds later than its bytes, as one does that was lost once and is sent again.
 */
export async function openWire(to: number, delay: number, late = 0): Promise<Wire> {
  const waiting: (() => void)[] = [];
  let opened = 0;
  const listening = await listen((near) => {
    opened += 1;
    const far = net.connect({ port: to, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    far.on('error', () => undefined);
    far.once('end', () => {
      for (const tell of waiting.splice(0)) tell();
    });
    near.once('close', () => setTimeout(() => far.destroy(), delay));
    far.once('close', () => setTimeout(() => near.destroy(), delay + late));
    carry(near, far, delay, delay);
    carry(far, near, delay, delay + late);
  });
  return { ...listening, opened: () => opened, closing: () => new Promise((resolve) => waiting.push(resolve)) };
}

function carry(from: net.Socket, to: net.Socket, delay: number, close: number): void {
  from.on('data', async (data: Buffer) => {
    await pause(delay);
    if (to.writable) to.write(data);
  });
  from.once('end', async () => {
    await pause(close);
    to.end();
  });
  from.once('error', async () => {
    await pause(delay);
    to.resetAndDestroy();
  });
}
