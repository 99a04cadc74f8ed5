import net from 'node:net';
import { type Listening, listen } from './wire.js';

/** A door that counts who comes through it. */
export interface Counter extends Listening {
  /** Connections that the caller opened so far. */
  opened(): number;
}

/** Passes every connection on to a port, as it is. */
export async function openCounter(to: number): Promise<Counter> {
  let opened = 0;
  const listening = await listen((near) => {
    opened += 1;
    const far = net.connect({ port: to, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    far.on('error', () => near.destroy());
    near.once('close', () => far.destroy());
    near.pipe(far);
    far.pipe(near);
  });
  return { ...listening, opened: () => opened };
}
