import type { Backend } from './backend.js';
import { Client, type Lasting, lasted } from './client.js';
import type { Configuration, Probe } from './configuration.js';
import { http2Idle, http2Request } from './http2Client.js';
import { pause } from './lab/connection.js';

/** How long we wait for a clock: more than the longest that is generated, less than any default. */
export const PATIENCE = 2400;
/** How many requests are tried on one connection. */
export const REQUESTS = 6;

/** What nginx did on one route; what could not be seen on it is absent. */
export interface Observed {
  httpVersion?: string;
  connectionHeader?: string;
  reuse?: boolean;
  /** The `Keep-Alive` header of an answer, or empty. */
  advertised?: string;
  /** Requests that one connection served until nginx said `Connection: close`; Infinity when it did not. */
  requests?: number;
  read?: Lasting;
  connect?: Lasting;
  send?: Lasting;
  idle?: Lasting;
  body?: Lasting;
  header?: Lasting;
  poolIdle?: Lasting;
}

const MORE_THAN_BUFFERS = Buffer.alloc(24 * 1024 * 1024);

let probesSent = 0;

/** Measures all routes of a configuration whose nginx listens on `ports`; the order is that of the probes. */
export async function measure(
  configuration: Configuration,
  ports: readonly number[],
  backend: Backend,
): Promise<Observed[]> {
  const { probes } = configuration;
  const observed: Observed[] = probes.map(() => ({}));
  const each = async (work: (route: RouteUnderTest, seen: Observed) => Promise<void>): Promise<void> => {
    await Promise.all(routes.map(async (route, index) => work(route, observed[index] as Observed)));
  };
  const routes = probes.map((probe) => new RouteUnderTest(probe, ports[probe.listen] as number, backend));
  // Routes share pools, so which connection a request takes is only clear while nothing else is under way.
  for (const [index, route] of routes.entries()) await route.ordinary(observed[index] as Observed);
  await each(async (route, seen) => {
    // Megabytes for one number, so not on every route.
    const send = configuration.sends && route === routes[0] ? route.send(seen) : undefined;
    await Promise.all([route.clocks(seen), send]);
  });
  const pools = new Set<string>();
  await each(async (route, seen) => {
    const { pool } = route.probe;
    if (seen.reuse !== true || pool === undefined || pools.has(pool)) return;
    pools.add(pool);
    await route.pool(seen);
  });
  return observed;
}

class RouteUnderTest {
  constructor(
    readonly probe: Probe,
    readonly port: number,
    readonly backend: Backend,
  ) {}

  /** What the backend sees of ordinary requests, and what the client is told. */
  async ordinary(observed: Observed): Promise<void> {
    if (this.probe.behind === 'backend') {
      const links: (number | undefined)[] = [];
      // Enough for every address to be asked twice.
      for (let left = 2 * this.probe.addresses; left > 0; left--) {
        const id = newProbe();
        await this.#ask(id);
        const seen = this.backend.seen(id);
        links.push(seen?.link.id);
        if (seen === undefined) continue;
        observed.httpVersion = seen.version;
        observed.connectionHeader = seen.connection;
      }
      if (!links.includes(undefined)) observed.reuse = new Set(links).size < links.length;
    }
    if (!this.probe.http2 && this.probe.behind !== 'hole') await this.#served(observed);
  }

  /** Every clock of the route that can be seen without a pool, all at the same time. */
  async clocks(observed: Observed): Promise<void> {
    const { behind, http2, firstOnAddress } = this.probe;
    const work: Promise<void>[] = [];
    const start = (name: 'read' | 'connect' | 'idle' | 'body' | 'header', lasting: Promise<Lasting>): void => {
      work.push(lasting.then((value) => void (observed[name] = value)));
    };
    // In clear text, where no name is known before the first request, HTTP/2 goes by the first server of an address.
    if (http2 && behind !== 'hole' && firstOnAddress) start('idle', this.#http2Idle());
    if (http2) return void (await Promise.all(work));
    if (behind !== 'hole') start('idle', this.#idle());
    if (behind === 'backend') {
      start('read', this.#untilGatewayTimeout('hang'));
      start('body', this.#body());
    }
    if (behind === 'hole') start('connect', this.#untilGatewayTimeout(''));
    if (firstOnAddress) start('header', this.#header());
    await Promise.all(work);
  }

  /** Time until nginx gives up a backend that reads nothing of a body larger than all buffers between them. */
  async send(observed: Observed): Promise<void> {
    if (this.probe.behind !== 'backend' || this.probe.http2) return;
    const id = newProbe();
    const client = new Client(this.port);
    const { from } = client.send(this.#head(id, 'POST', ['X-Behave: stall'], MORE_THAN_BUFFERS.length));
    client.send(MORE_THAN_BUFFERS);
    const answer = await client.answer(PATIENCE);
    const to = this.backend.seen(id)?.at;
    client.destroy();
    if (to !== undefined) observed.send = lasted({ from, to }, answer?.at);
  }

  /** How long nginx keeps the connection of a request in its pool. */
  async pool(observed: Observed): Promise<void> {
    const id = newProbe();
    const from = performance.now();
    await this.#ask(id);
    const to = performance.now();
    const link = this.backend.seen(id)?.link;
    if (link === undefined) return;
    while (link.closedAt === undefined && performance.now() - to < PATIENCE) {
      await pause(10);
    }
    if (link.lastProbe === id) observed.poolIdle = lasted({ from, to }, link.closedAt);
  }

  async #served(observed: Observed): Promise<void> {
    const client = new Client(this.port);
    observed.requests = Infinity;
    for (let served = 1; served <= REQUESTS; served++) {
      client.send(this.#head(newProbe(), 'GET'));
      const answer = await client.answer(PATIENCE);
      if (served === 1) observed.advertised = answer?.headers.get('keep-alive') ?? '';
      if (answer === undefined || answer.headers.get('connection') === 'close') {
        observed.requests = answer === undefined ? served - 1 : served;
        break;
      }
    }
    client.destroy();
  }

  async #ask(id: string): Promise<void> {
    if (this.probe.http2) {
      await http2Request(this.port, this.probe.path, this.#http2Headers(id));
      return;
    }
    const client = new Client(this.port);
    client.send(this.#head(id, 'GET'));
    await client.answer(PATIENCE);
    client.destroy();
  }

  async #idle(): Promise<Lasting> {
    const client = new Client(this.port);
    const { from } = client.send(this.#head(newProbe(), 'GET'));
    const answer = await client.answer(PATIENCE);
    const start = { from, to: answer?.at ?? performance.now() };
    const end = await client.closed(PATIENCE);
    client.destroy();
    return lasted(start, end);
  }

  #http2Idle(): Promise<Lasting> {
    return http2Idle(this.port, this.probe.path, this.#http2Headers(newProbe()), PATIENCE);
  }

  /** Time to the 504; with POST, because nginx tries other servers after a silent one only for other methods. */
  async #untilGatewayTimeout(behave: string): Promise<Lasting> {
    const client = new Client(this.port);
    const start = client.send(this.#head(newProbe(), 'POST', [`X-Behave: ${behave}`]));
    const answer = await client.answer(PATIENCE);
    const end = answer?.at ?? (await client.closed(0));
    client.destroy();
    if (answer !== undefined && answer.status !== 504)
      throw new Error(`${this.probe.label}: ${answer.status}, not 504`);
    return lasted(start, end);
  }

  /** Time until nginx gives up a request whose body stops. */
  async #body(): Promise<Lasting> {
    const client = new Client(this.port);
    const start = client.send(`${this.#head(newProbe(), 'POST', [], 10)}x`);
    const end = await client.closed(PATIENCE);
    client.destroy();
    return lasted(start, end);
  }

  /** Time until nginx gives up a connection whose first request stops. */
  async #header(): Promise<Lasting> {
    const client = new Client(this.port);
    const start = await client.opened;
    client.send(this.#head(newProbe(), 'GET').slice(0, -2));
    const end = await client.closed(PATIENCE);
    client.destroy();
    return lasted(start, end);
  }

  #head(id: string, method: string, lines: readonly string[] = [], length = 0): string {
    const used = this.probe.method ?? method;
    const size = used === 'POST' || length > 0 ? [`Content-Length: ${length}`] : [];
    const all = [
      `${used} ${this.probe.path} HTTP/1.1`,
      `Host: ${this.probe.host}`,
      `X-Probe: ${id}`,
      ...size,
      ...lines,
    ];
    return `${all.join('\r\n')}\r\n\r\n`;
  }

  #http2Headers(id: string): Record<string, string> {
    return { host: this.probe.host, method: this.probe.method ?? 'GET', 'x-probe': id };
  }
}

function newProbe(): string {
  return `probe-${probesSent++}`;
}
