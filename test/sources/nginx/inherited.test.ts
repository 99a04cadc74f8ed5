import { describe, expect, test } from '@jest/globals';
import type { TimerName } from '../../../src/model/timer.js';
import type { Setting } from '../../../src/model/setting.js';
import { hostOf } from '../../../src/sources/nginx/include.js';
import { readNginx } from '../../../src/sources/nginx/index.js';
import { placedHost } from '../../../src/sources/nginx/placed.js';
import { writtenMs } from '../../../src/sources/nginx/settings.js';
import { officialMain } from '../../../src/sources/nginx/shipped.js';
import { hopIn, http, location, routesIn, settingIn } from './oneRoute.js';

const PASS = 'proxy_pass http://10.0.0.1;';
const READ = 'upstream.read';

/** Configurations with one location `/`, and what a clock of it is. */
const LEVELS: readonly [title: string, text: string, timer: TimerName, expected: string][] = [
  ['nobody writes is the default', location(PASS), READ, '60000 default'],
  ['its own level writes', location(`${PASS} proxy_read_timeout 5s;`), READ, '5000 explicit'],
  ['the server writes', location(PASS, 'proxy_read_timeout 5s;'), READ, '5000 inherited from server'],
  ['http writes', location(PASS, '', 'proxy_read_timeout 5s;'), READ, '5000 inherited from http'],
  [
    'all write is the innermost',
    location(`${PASS} proxy_read_timeout 1s;`, 'proxy_read_timeout 2s;', 'proxy_read_timeout 3s;'),
    READ,
    '1000 explicit',
  ],
  [
    'two outer levels write is the nearer',
    location(PASS, 'proxy_read_timeout 2s;', 'proxy_read_timeout 3s;'),
    READ,
    '2000 inherited from server',
  ],
  ['another directive writes stays', location(`${PASS} proxy_send_timeout 9s;`), READ, '60000 default'],
  [
    'the client waits for counts, too',
    location(PASS, 'keepalive_timeout 5;'),
    'downstream.idle',
    '5000 inherited from server',
  ],
  ['main writes', `worker_shutdown_timeout 10s;\n${location(PASS)}`, 'drain.kill', '10000 inherited from main'],
  ['main leaves open', location(PASS), 'drain.kill', 'unbounded default'],
  [
    'is written as nought is no limit',
    location(`${PASS} proxy_next_upstream_timeout 0;`),
    'retry.total',
    'unbounded explicit',
  ],
  ['is written as nought is nought', location(`${PASS} proxy_read_timeout 0;`), READ, '0 explicit'],
  ['is no time is not known', location(`${PASS} proxy_read_timeout soon;`), READ, 'unknown explicit'],
  [
    'is a variable of a template is not known',
    location(`${PASS} proxy_read_timeout \${READ}s;`),
    READ,
    'unknown explicit',
  ],
  ['is written without a value is as if it were not', location(`${PASS} proxy_read_timeout;`), READ, '60000 default'],
  ['is a count', location(PASS, 'keepalive_requests 7;'), 'downstream.requests', '7 inherited from server'],
  [
    'is a count takes no unit',
    location(PASS, 'keepalive_requests 7s;'),
    'downstream.requests',
    'unknown inherited from server',
  ],
];

test.each(LEVELS)('what %s', (_, text, timer, expected) => {
  expect(settingIn(hopIn(text).timer(timer))).toBe(expected);
});

test('of two locations, each has its own', () => {
  const text = http(`server { proxy_read_timeout 9s;
    location /a { ${PASS} proxy_read_timeout 1s; location /a/b { ${PASS} } }
    location /c { ${PASS} } }`);
  expect(routesIn(text).map(({ route, hop }) => `${route.location} ${settingIn(hop.timer(READ))}`)).toEqual([
    '/a 1000 explicit',
    '/a/b 1000 inherited from location',
    '/c 9000 inherited from server',
    // What no location takes is answered by the server itself, which passes nothing on.
    ' none',
  ]);
});

describe('a default is only assumed where something was not read', () => {
  test.each<[title: string, text: string, expected: string]>([
    ['an include of the location', location(`${PASS} include other.conf;`), '60000 assumed'],
    ['an include of http', location(PASS, '', 'include other.conf;'), '60000 assumed'],
    ['an include of a location beside it', location(PASS, 'location /b { include other.conf; }'), '60000 default'],
    ['the http around a server', `server { location / { ${PASS} } }`, '60000 assumed'],
    ['nothing that could set a clock', location(PASS, '', 'include mime.types;'), '60000 default'],
    ['an include, but it is written', location(`${PASS} proxy_read_timeout 5s; include other.conf;`), '5000 explicit'],
  ])('%s', (_, text, expected) => {
    expect(settingIn(hopIn(text, undefined, '/').timer(READ))).toBe(expected);
  });
});

test.each<[title: string, text: string, expected: boolean]>([
  ['in the location', location(`${PASS} include other.conf;`), true],
  ['in the server', location(PASS, 'include other.conf;'), true],
  ['in http', location(PASS, '', 'include other.conf;'), false],
  ['nowhere', location(PASS), false],
  ['nowhere in a stream', 'events {} stream { server { listen 1; proxy_pass a:1; } }', false],
])('an include that was not read, %s, may set what a server and its locations do: %p', (_, text, expected) => {
  expect(hopIn(text).level.unread).toBe(expected);
});

test("what the official image's main file sets is a default, for which nobody chose a place", () => {
  const site = { name: 'site.conf', text: `server { location / { ${PASS} } }` };
  const given = [site, officialMain()];
  const host = placedHost(hostOf([site]), [{ source: 'site.conf', target: '/etc/nginx/conf.d/' }]);
  const [first] = readNginx(given, host, undefined).routes;
  const idle = first?.hop.timer('downstream.idle');
  expect(settingIn(idle)).toBe('65000 default from the nginx image');
  expect([idle?.written, idle?.span.file]).toEqual(['65', site]);
});

describe('a setting stands', () => {
  const text = location(`${PASS} proxy_read_timeout "5s";`, 'keepalive_timeout 75s;');
  const placed = ({ span }: Setting): string => text.slice(span.start, span.end);
  const hop = hopIn(text);

  test.each<[TimerName, where: string, written: string, name: string]>([
    ['upstream.read', '"5s"', '5s', 'proxy_read_timeout'],
    ['upstream.firstByte', '"5s"', '5s', 'proxy_read_timeout'],
    ['downstream.idle', '75s', '75s', 'keepalive_timeout'],
    // A default has the place of what it belongs to: the target, the server, the location.
    ['upstream.connect', 'http://10.0.0.1', '60s', 'proxy_connect_timeout'],
    ['downstream.header', 'server', '60s', 'client_header_timeout'],
    ['downstream.age', 'server', '1h', 'keepalive_time'],
    ['downstream.requests', 'server', '1000', 'keepalive_requests'],
    ['drain.kill', 'location', '0', 'worker_shutdown_timeout'],
  ])('%s at %s as %s', (timer, where, written, name) => {
    const setting = hop.timer(timer) as Setting;
    expect([placed(setting), setting.written, setting.name, setting.timer]).toEqual([where, written, name, timer]);
    expect(setting.reference).toMatch(new RegExp(`^https://nginx\\.org/.*#${name}$`));
  });
});

test.each([
  [0, '0'],
  [250, '250ms'],
  [1500, '1500ms'],
  [75_000, '75s'],
  [60_000, '60s'],
  [90_000, '90s'],
  [120_000, '2m'],
  [600_000, '10m'],
  [3_600_000, '1h'],
  [5_400_000, '90m'],
])('%p ms are %s in nginx', (ms, expected) => {
  expect(writtenMs(ms)).toBe(expected);
});
