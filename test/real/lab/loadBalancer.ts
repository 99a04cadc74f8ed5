import { once } from 'node:events';
import net from 'node:net';
import { takeResponse } from './message.js';
import { type Listening, listen } from './wire.js';

/** How the load balancer behaves; the names are those of an AWS ALB. */
export interface Balancing {
  /** The port of its only target. */
  readonly target: number;
  /** `idle_timeout.timeout_seconds`, as milliseconds: how long a silent connection lives on either side. */
  readonly idle: number;
}

/** A load balancer of ours, and what it did. */
export interface LoadBalancer extends Listening {
  /** Connections that it opened to its target so far. */
  opened(): number;
  /** Requests that it sent on a connection that had served one before. */
  reused(): number;
  /** Opens a connection to its target before there is a request for it, and puts it into its pool. */
  openAhead(): Promise<void>;
}

interface Pooled {
  readonly socket: net.Socket;
  readonly timer: NodeJS.Timeout;
}

/**
 * A load balancer that pools as an ALB does: a connection to the target that has been idle for less than `idle` is used
 * again, the one that served last first; a request is sent once and never repeated; 502 when the target closes or
 * resets before its response, 504 when it sends nothing for `idle`; a response that has begun breaks off with its
 * connection. A request without a body or with a content-length is understood, and no upgrade (source: AWS, "Application
 * Load Balancers", connection idle timeout and the troubleshooting page on 502).
 */
export async function openLoadBalancer({ target, idle }: Balancing): Promise<LoadBalancer> {
  const pool: Pooled[] = [];
  const all = new Set<net.Socket>();
  let opened = 0;
  let reused = 0;

  const connect = (): net.Socket => {
    opened += 1;
    const socket = net.connect({ port: target, host: '127.0.0.1', noDelay: true });
    socket.on('error', () => undefined);
    all.add(socket);
    return socket;
  };
  const take = (): net.Socket => {
    const pooled = pool.pop();
    if (pooled !== undefined) {
      clearTimeout(pooled.timer);
      pooled.socket.removeAllListeners('end').removeAllListeners('close');
      reused += 1;
      return pooled.socket;
    }
    return connect();
  };
  const keep = (socket: net.Socket): void => {
    socket.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close');
    const drop = (): void => {
      clearTimeout(entry.timer);
      const at = pool.indexOf(entry);
      if (at >= 0) pool.splice(at, 1);
      socket.destroy();
    };
    const entry: Pooled = { socket, timer: setTimeout(drop, idle) };
    // What it has learnt to be closed it does not use: only the close that is still on its way hurts.
    socket.once('end', drop).once('close', drop).resume();
    pool.push(entry);
  };

  const front = await listen((client) => {
    let received: Buffer = Buffer.alloc(0);
    let busy = false;
    client.on('end', () => client.end());
    const serve = (): void => {
      const request = busy ? undefined : wholeRequest(received);
      if (request === undefined) return;
      received = received.subarray(request.length);
      busy = true;
      forward(client, take(), request, idle, (socket, ends) => {
        busy = false;
        if (socket !== undefined) keep(socket);
        if (ends) client.end();
        else serve();
      });
    };
    client.on('data', (data) => {
      received = Buffer.concat([received, data]);
      serve();
    });
  });
  return {
    port: front.port,
    opened: () => opened,
    reused: () => reused,
    openAhead: async () => {
      const socket = connect();
      await once(socket, 'connect');
      keep(socket);
    },
    stop: async () => {
      for (const { timer } of pool) clearTimeout(timer);
      for (const socket of all) socket.destroy();
      await front.stop();
    },
  };
}

/** The first request when all of it is there. */
function wholeRequest(received: Buffer): Buffer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = Number(/^content-length: *(\d+)/im.exec(received.subarray(0, end).toString('latin1'))?.[1] ?? 0);
  return received.length < end + 4 + length ? undefined : received.subarray(0, end + 4 + length);
}

/** Sends a request once, and its response or an error to the client. `done` gets the socket when it may be kept. */
function forward(
  client: net.Socket,
  socket: net.Socket,
  request: Buffer,
  idle: number,
  done: (socket: net.Socket | undefined, ends: boolean) => void,
): void {
  let received: Buffer = Buffer.alloc(0);
  let over = false;
  const method = request.subarray(0, request.indexOf(' ')).toString();
  const finish = (kept: boolean, ends: boolean): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    if (!kept) socket.destroy();
    done(kept ? socket : undefined, ends);
  };
  const fail = (status: string): void => {
    if (over) return;
    // A response that has begun cannot become another one.
    if (received.length === 0) client.write(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
    finish(false, true);
  };
  const timer = setTimeout(() => fail('504 Gateway Timeout'), idle);
  const check = (ended: boolean): void => {
    const taken = takeResponse(received, ended, method);
    if (taken === undefined) return ended ? fail('502 Bad Gateway') : undefined;
    const closes = ended || /close/i.test(taken.response.headers.get('connection') ?? '');
    finish(!closes, /^connection: *close/im.test(request.toString('latin1')));
  };
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    client.write(data);
    timer.refresh();
    check(false);
  });
  socket.once('end', () => check(true));
  socket.once('close', () => check(true));
  client.once('close', () => finish(false, true));
  socket.write(ownConnection(request), 'latin1');
}

/** A request as the target gets it: "Connection" is between client and load balancer. */
function ownConnection(request: Buffer): string {
  return request.toString('latin1').replace(/^connection:.*\r\n/im, '');
}
