import {
  DOWNSTREAM_FACTS,
  PASS_MODULES,
  type PassModule,
  STREAM_FACTS,
  type TimerFact,
  UPSTREAM_FACTS,
} from '../../../src/sources/nginx/timerFacts.js';
import type { SilentServers } from './silentServers.js';

/** One default of nginx and how it is brought to light. */
export interface Probe {
  /** Where it stands and its name: `http proxy_read_timeout`. */
  readonly key: string;
  readonly of: 'http' | 'stream';
  /** Lines of its own server, without those that set all the other clocks. */
  readonly lines: readonly string[];
  readonly listen?: string;
  /** What the client sends. */
  readonly sends: string;
  /** Timers that nginx sets by itself meanwhile, in milliseconds. */
  readonly besides?: readonly number[];
}

export const HTTP_FACTS = [...DOWNSTREAM_FACTS, ...PASS_MODULES.flatMap((module) => UPSTREAM_FACTS[module])];

export const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
export const POST = (length: number): string => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`;
const SOME = 'x'.repeat(1 << 20);

/** The line that passes requests on to an address, a Unix socket's with its path. */
export function pass(module: PassModule, address: string): string {
  const target = address.startsWith('/') ? `unix:${address}` : address;
  if (module === 'proxy') return `proxy_pass http://${target}`;
  if (module === 'grpc') return `grpc_pass grpc://${target}`;
  return `${module}_pass ${target}`;
}

const inLocation = (...lines: readonly string[]): string[] => [`location / { ${lines.join('; ')}; }`];
const http = (directive: string, lines: readonly string[], sends: string, more: Partial<Probe> = {}): Probe => ({
  key: `http ${directive}`,
  of: 'http',
  lines,
  sends,
  ...more,
});
const stream = (directive: string, lines: readonly string[], more: Partial<Probe> = {}): Probe => ({
  key: `stream ${directive}`,
  of: 'stream',
  lines,
  sends: 'x',
  ...more,
});

/** The defaults that show themselves as a timer in the debug log. `silent` is a Unix socket where nobody reads. */
export function timerProbes({ port, namePort }: SilentServers, silent: string): Probe[] {
  const named = [`resolver 127.0.0.1:${namePort} ipv6=off`, 'set $name nowhere.test'];
  return [
    http('keepalive_timeout', inLocation('return 204'), GET),
    http('client_header_timeout', inLocation('return 204'), GET.slice(0, -2)),
    http('client_body_timeout', inLocation(pass('proxy', silent)), `${POST(10)}x`),
    http('send_timeout', ['root html', 'sendfile off'], GET.replace('/', '/large')),
    http('lingering_timeout', ['lingering_close always', ...inLocation('return 204')], `${POST(100_000)}x`),
    // nginx asks again after 5 s whatever is set.
    http('resolver_timeout', inLocation(...named, 'proxy_pass http://$name'), GET, { besides: [5000] }),
    ...PASS_MODULES.flatMap((module) => clocksOf(module, port, silent)),
    stream('proxy_timeout', [`proxy_pass unix:${silent}`]),
    stream('proxy_connect_timeout', [`proxy_pass 127.0.0.1:${port}`]),
    stream('preread_timeout', ['ssl_preread on', `proxy_pass unix:${silent}`], { sends: '\x16' }),
    stream('proxy_protocol_timeout', ['return x'], { listen: 'proxy_protocol', sends: 'PROXY' }),
    stream('resolver_timeout', [...named, 'proxy_pass $name:1'], { besides: [5000] }),
  ];
}

function clocksOf(module: PassModule, port: number, silent: string): Probe[] {
  const key = module === 'memcached' ? ['set $memcached_key "k$http_x_key"'] : [];
  const behind = inLocation(...key, pass(module, silent));
  // memcached sends a key alone, so that it must be a long one.
  const long = `GET / HTTP/1.1\r\nHost: x\r\nX-Key: ${SOME.slice(0, 1_000_000)}\r\n\r\n`;
  return [
    http(`${module}_connect_timeout`, inLocation(...key, pass(module, `127.0.0.1:${port}`)), GET),
    http(`${module}_read_timeout`, behind, GET),
    http(
      `${module}_send_timeout`,
      ['large_client_header_buffers 4 2m', ...behind],
      module === 'memcached' ? long : POST(SOME.length) + SOME,
    ),
  ];
}

/** Where `*_next_upstream_tries` is asked: how many of five dead servers are tried. */
export const DEAD = 5;

export function triesProbes(folder: string): { readonly probes: Probe[]; readonly upstreams: string } {
  const servers = Array.from({ length: DEAD }, (_, at) => `server unix:${folder}/dead-${at} max_fails=0;`);
  return {
    probes: [
      ...PASS_MODULES.map((module) => {
        const key = module === 'memcached' ? ['set $memcached_key k'] : [];
        const to =
          module === 'proxy' ? 'proxy_pass http://dead' : `${module}_pass ${module === 'grpc' ? 'grpc://' : ''}dead`;
        return http(`${module}_next_upstream_tries`, inLocation(...key, to), GET);
      }),
      stream('proxy_next_upstream_tries', ['proxy_pass dead']),
    ],
    upstreams: `upstream dead { ${servers.join(' ')} }`,
  };
}

/** Lines that set all clocks of a kind of server but the one in question, each to `SET` of the debug log. */
export function otherClocks({ of, key }: Probe, has: (fact: TimerFact) => boolean): string[] {
  const facts = of === 'http' ? HTTP_FACTS : STREAM_FACTS;
  const others = facts.filter((fact) => fact.unit !== 'count' && `${of} ${fact.directive}` !== key && has(fact));
  return others.filter(({ directive }) => directive !== 'auth_delay').map(({ directive }) => `${directive} 4321s`);
}
