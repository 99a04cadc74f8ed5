import type { Random } from './random.js';
import type { Item } from './writing.js';
import { writeMs } from './writing.js';

/** Far enough apart to be told from one another on a busy machine, and above nginx's 300 ms of lazy timers. */
export const STEPS = [500, 1000, 1500, 2000] as const;

/** Variables that a `map` gives to `Connection`, with what the map says. */
const MAPS: Readonly<Record<string, readonly string[]>> = {
  connection_upgrade: ['map $http_upgrade $connection_upgrade', 'default upgrade', "'' close"],
  connection_kept: ['map $http_upgrade $connection_kept', "'' ''", 'default upgrade'],
  connection_default: ['map $http_upgrade $connection_default', 'websocket upgrade', 'default keep-alive'],
  connection_nothing: ['map $http_upgrade $connection_nothing', 'websocket upgrade'],
  connection_pattern: ['map $http_upgrade $connection_pattern', '~*websocket upgrade', '~^$ ""', 'default close'],
  connection_quoted: ['map "$http_upgrade" $connection_quoted', '"default" ""', 'websocket upgrade'],
  connection_source: ['map ${HTTP_UPGRADE} $connection_source', 'websocket upgrade', '"" keep-alive', 'hostnames'],
  connection_chained: ['map $connection_upgrade $connection_chained', 'close keep-alive', 'upgrade upgrade'],
};

/** The `map` blocks that a text uses, and those that these use. */
export function mapsFor(text: string): Item[] {
  const lower = text.toLowerCase();
  const names = Object.keys(MAPS).filter((name) => lower.includes(`$${name}`) || lower.includes(`\${${name}}`));
  if (names.includes('connection_chained') && !names.includes('connection_upgrade')) names.push('connection_upgrade');
  return names.map((name) => {
    const [head, ...items] = MAPS[name] as readonly string[];
    return { head: head as string, items };
  });
}

const CONNECTION_NAMES = ['Connection', 'Connection', 'Connection', 'CONNECTION', 'connection', '"Connection"'];
const CONNECTION_VALUES = [
  ...['""', '""', "''", '""', 'keep-alive', '"Keep-Alive"', 'close', '"close"', 'CLOSE', 'upgrade'],
  ...['$http_connection', '$http_upgrade', '"$http_connection"', '"${http_upgrade}"'],
  ...Object.keys(MAPS).map((name) => `$${name}`),
  ...['$connection_upgrade', '$connection_upgrade', '$Connection_Upgrade', '$HTTP_UPGRADE', '${connection_kept}'],
];
const OTHER_HEADERS = [
  'Host $host',
  'Host $http_host',
  'X-Real-IP $remote_addr',
  'X-Forwarded-For $proxy_add_x_forwarded_for',
  'X-Forwarded-Proto "$scheme"',
  'Upgrade $http_upgrade',
  'Accept-Encoding ""',
];

/** One level's `proxy_set_header` lines: any number of them, `Connection` often among them. */
export function headerLines(random: Random): string[] {
  const lines = random.shuffled(OTHER_HEADERS).slice(0, random.between(0, 2));
  if (lines.length === 0 || random.chance(0.55)) {
    lines.push(`${random.pick(CONNECTION_NAMES)} ${random.pick(CONNECTION_VALUES)}`);
  }
  return random.shuffled(lines).map((line) => `proxy_set_header ${line}`);
}

/** Random settings of one level: each directive at most once, but for headers. */
export function settings(random: Random, level: 'http' | 'server' | 'location'): string[] {
  const lines: string[] = [];
  const time = (): string => writeMs(random.pick(STEPS), random);
  const maybe = (probability: number, directive: () => string): void => {
    if (random.chance(probability)) lines.push(directive());
  };
  maybe(0.4, () => `proxy_read_timeout ${time()}`);
  maybe(0.2, () => `proxy_connect_timeout ${time()}`);
  maybe(0.2, () => `proxy_send_timeout ${time()}`);
  maybe(0.35, () => `keepalive_timeout ${keepaliveTimeout(random)}`);
  maybe(0.35, () => `client_body_timeout ${random.chance(0.05) ? '0' : time()}`);
  if (level !== 'location') maybe(0.45, () => `client_header_timeout ${time()}`);
  maybe(0.06, () => `keepalive_requests ${random.pick([1, 2, 3, 5, 100])}`);
  maybe(0.4, () => `proxy_http_version ${random.pick(['1.0', '1.1', '1.1', '1.1', '1.1'])}`);
  maybe(0.07, () => `proxy_request_buffering ${random.pick(['off', 'on', 'OFF'])}`);
  maybe(0.07, () => `proxy_buffering ${random.pick(['off', 'on', 'Off'])}`);
  if (random.chance(level === 'location' ? 0.35 : 0.45)) lines.push(...headerLines(random));
  return random.shuffled(lines);
}

function keepaliveTimeout(random: Random): string {
  const idle = writeMs(random.chance(0.1) ? 0 : random.pick(STEPS), random);
  if (random.chance(0.6)) return idle;
  return `${idle} ${random.pick(['5', '30s', '1m', '"1m 30s"', '0', '1m15', '2h'])}`;
}
