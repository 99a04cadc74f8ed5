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
  /**
   * The same, and the caller learns of that close only once it has sent something on the connection (or after ten
   * seconds): request and close pass each other, however slow the machine is. To be asked for before the callee can
   * have closed.
   */
  crossing(): Promise<void>;
}

/** How long a close is held back for a request to cross it, ms. */
const HELD = 10_000;

/**
 * A network between two hops: bytes and closes arrive `delay` milliseconds later in each direction. On loopback a close
 * is known at once, so a caller hardly ever sends on a connection that the callee has closed; between machines it does
 * whenever its request and the close pass each other. With this, they pass each other when a test wants it.
 */
export async function openWire(to: number, delay: number): Promise<Wire> {
  const waiting: { readonly tell: () => void; readonly holds: boolean }[] = [];
  const told = (holds: boolean): Promise<void> => new Promise((tell) => waiting.push({ tell, holds }));
  const listening = await listen((near) => {
    const far = net.connect({ port: to, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    far.on('error', () => undefined);
    let held: Promise<void> | undefined;
    far.once('end', () => {
      const all = waiting.splice(0);
      if (all.some(({ holds }) => holds)) held = somethingFrom(near);
      for (const { tell } of all) tell();
    });
    near.once('close', () => setTimeout(() => far.destroy(), delay));
    far.once('close', () => setTimeout(() => near.destroy(), delay));
    carry(near, far, delay);
    carry(far, near, delay, () => held);
  });
  return { ...listening, closing: () => told(false), crossing: () => told(true) };
}

/** Resolves when a socket next sends or closes, or has been silent for too long. */
function somethingFrom(socket: net.Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('data', () => resolve()).once('close', () => resolve());
    setTimeout(resolve, HELD).unref();
  });
}

/** Bytes, the end and a reset, `delay` milliseconds later; the end not before what `held` gives. */
function carry(
  from: net.Socket,
  to: net.Socket,
  delay: number,
  held: () => Promise<void> | undefined = () => undefined,
): void {
  from.on('data', async (data: Buffer) => {
    await pause(delay);
    if (to.writable) to.write(data);
  });
  from.once('end', async () => {
    await held();
    await pause(delay);
    to.end();
  });
  from.once('error', async () => {
    await pause(delay);
    to.resetAndDestroy();
  });
}
