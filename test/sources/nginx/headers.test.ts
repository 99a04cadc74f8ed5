import { describe, expect, test } from '@jest/globals';
import { headersUncertain } from '../../../src/sources/nginx/headers.js';
import { hopIn, http, location } from './oneRoute.js';

/** `origin: value`, the value in quotes unless it cannot be known; and the line that decides, where there is one. */
function connectionIn(text: string, version?: string): string {
  const header = hopIn(text, version, '/').reuse?.connection;
  if (header === undefined) return 'none';
  const { value, origin, directive, entry } = header;
  const written = (each: typeof directive): string =>
    each === undefined ? '' : ` by ${text.slice(each.name.start, each.end)}`;
  return `${origin}: ${value === null ? 'unknown' : `"${value}"`}${written(directive)}${written(entry)}`;
}

const PASS = 'proxy_pass http://10.0.0.1;';
const close = 'proxy_set_header Connection close;';
const keep = 'proxy_set_header Connection keep-alive;';
const empty = 'proxy_set_header Connection "";';

describe('on an ordinary request nginx sends as Connection', () => {
  test.each<[version: string | undefined, expected: string]>([
    ['1.29.6', 'default: "close"'],
    ['1.29.7', 'default: ""'],
    [undefined, 'default: unknown'],
  ])('its own in %s', (version, expected) => {
    expect(connectionIn(location(PASS), version)).toBe(expected);
  });

  test.each<[inside: string, server: string, outside: string, expected: string]>([
    [empty, '', '', `literal: "" by ${empty}`],
    ['proxy_set_header CONNECTION "";', '', '', 'literal: "" by proxy_set_header CONNECTION "";'],
    ['', empty, '', `literal: "" by ${empty}`],
    ['', '', empty, `literal: "" by ${empty}`],
    [close, empty, '', `literal: "close" by ${close}`],
    // Other headers do not count for it.
    ['proxy_set_header Connections "";', '', '', 'default: "close"'],
    ['grpc_set_header Connection "";', '', '', 'default: "close"'],
    ['proxy_set_header Host a; grpc_set_header Connection "";', '', '', 'default: "close"'],
    ['proxy_set_header X-Forwards "";', '', '', 'default: "close"'],
    ['proxy_set_header;', '', '', 'default: "close"'],
    ['proxy_set_header Connection;', '', '', 'unknown: unknown by proxy_set_header Connection;'],
    // One line of a level replaces all lines of those around it.
    ['proxy_set_header Host $host;', empty, '', `lost: "close" by ${empty}`],
    ['proxy_set_header Host $host;', '', empty, `lost: "close" by ${empty}`],
    ['proxy_set_header Host $host;', 'proxy_set_header X-A b;', empty, `lost: "close" by ${empty}`],
    ['', 'proxy_set_header X-A b;', empty, `lost: "close" by ${empty}`],
    ['', 'proxy_set_header X-A b;', '', 'default: "close"'],
    // Several lines of one level are all sent, but empty ones are not.
    [`${empty} ${close}`, '', '', `literal: "close" by ${close}`],
    [`${keep} ${close}`, '', '', `literal: "keep-alive, close" by ${close}`],
    [`${keep} ${empty} proxy_set_header Host a;`, '', '', `literal: "keep-alive" by ${keep}`],
    [`${empty} ${empty}`, '', '', `literal: "" by ${empty}`],
    [`${close} proxy_set_header Connection $a$b;`, '', '', `unknown: unknown by ${close}`],
    [
      `${keep} proxy_set_header Connection $http_x;`,
      '',
      '',
      'unknown: unknown by proxy_set_header Connection $http_x;',
    ],
  ])('with "%s" in the location, "%s" in the server, "%s" in http', (inside, server, outside, expected) => {
    expect(connectionIn(location(PASS + inside, server, outside), '1.28.0')).toBe(expected);
  });
});

describe('without an upgrade, a Connection from', () => {
  const map = (entries: string, source = '$http_upgrade', variable = '$connection_upgrade'): string =>
    `map ${source} ${variable} { ${entries} }`;

  test.each<[title: string, word: string, outside: string, expected: string]>([
    [
      "the map of nginx's documentation is close",
      '$connection_upgrade',
      map("default upgrade; '' close;"),
      'map: "close" close',
    ],
    ['a map with an empty value is not sent', '$connection_upgrade', map("default upgrade; '' '';"), 'map: "" \'\''],
    [
      'a map by its default',
      '$connection_upgrade',
      map('default upgrade; websocket upgrade;'),
      'map: "upgrade" upgrade',
    ],
    ['a map without a default is not sent', '$connection_upgrade', map('websocket upgrade;'), 'map: ""'],
    ['names in any case', '${CONNECTION_upgrade}', map("'' close;", '${HTTP_upgrade}'), 'map: "close" close'],
    ["the request's own Upgrade is not sent", '$http_upgrade', '', 'map: ""'],
    [
      'a map of something else is not known',
      '$connection_upgrade',
      map("'' close;", '$http_upgrade_x'),
      'unknown: unknown',
    ],
    ['a map of more is not known', '$connection_upgrade', map("'' close;", 'x$http_upgrade'), 'unknown: unknown'],
    [
      'a map that gives a variable is not known',
      '$connection_upgrade',
      map("'' $http_connection;"),
      'unknown: unknown',
    ],
    [
      'a map that was not wholly read is not known',
      '$connection_upgrade',
      map("include other.map; '' close;"),
      'unknown: unknown',
    ],
    ['a variable that nothing sets is not known', '$connection_upgrade', '', 'unknown: unknown'],
    ['a word with a variable in it is not known', 'x$connection_upgrade', map("'' close;"), 'unknown: unknown'],
    ['a word of two variables is not known', '$connection_upgrade$x', map("'' close;"), 'unknown: unknown'],
    ['a template is not known', '${CONNECTION}', '', 'unknown: unknown'],
  ])('%s', (_, word, outside, expected) => {
    const line = `proxy_set_header Connection ${word};`;
    const text = location(PASS + line, '', outside);
    const seen = connectionIn(text, '1.28.0').replace(` by ${line}`, '');
    expect(seen.replace(/ by \S+ (.*);$/, ' $1')).toBe(expected);
  });
});

test.each<[lines: string, expected: boolean]>([
  ['proxy_set_header Upgrade $http_upgrade;', true],
  ['proxy_set_header UPGRADE websocket;', true],
  ['proxy_set_header Upgrade "";', false],
  ['proxy_set_header Upgrade websocket; proxy_set_header Upgrade "";', false],
  ['proxy_set_header Host $host;', false],
  ['proxy_set_header X-Seven up;', false],
  ['', false],
])('"%s" forwards Upgrade: %p', (lines, expected) => {
  expect(hopIn(location(PASS + lines)).upgrades).toBe(expected);
  expect(hopIn(location(`${PASS} proxy_set_header Host a;`, lines)).upgrades).toBe(false);
});

test.each<[title: string, text: string, expected: boolean]>([
  ['nothing is unread', location(PASS), false],
  ['the level itself was not wholly read', location(`${PASS} ${empty} include other.conf;`), true],
  ['a level between was not', location(PASS, 'include other.conf;', empty), true],
  ['a level around the one that sets them was not', location(PASS + empty, 'include other.conf;'), false],
  ['no level sets them and http was not', location(PASS, '', 'include other.conf;'), true],
  ['the levels around a fragment are not there', `server { location / { ${PASS} } }`, true],
  ['a fragment sets them itself', `server { location / { ${PASS} ${empty} } }`, false],
  ['a bare fragment sets them', `${PASS} ${empty}`, false],
])('headers are uncertain where %s', (_, text, expected) => {
  expect(headersUncertain(hopIn(text).level, 'proxy_set_header')).toBe(expected);
});

test('nginx sends no such header with another protocol', () => {
  expect(connectionIn(http('server { location / { uwsgi_pass 10.0.0.1:1; } }'))).toBe('none');
});
