import { randomInt } from 'node:crypto';
import net from 'node:net';

/**
 * Ports for programs, below those that the kernel gives out by itself (32768 and up on Linux): one of these may be taken, by
 * somebody's own connection even, between the moment that it was found free and the start of a program, and then a test
 * talks to a stranger. Each process of the tests has a range of its own.
 */
const FIRST = 10_000;
const EACH = 5_000;
const RANGES = 4;

const base = FIRST + ((Number(process.env['JEST_WORKER_ID'] ?? 1) - 1) % RANGES) * EACH;
// Each file of tests is a start anew: at a place of its own, so that it does not come upon what the file before left waiting.
let next = randomInt(EACH);

/** So many ports of loopback on which nobody listens. */
export async function labPorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = base + (next++ % EACH);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
