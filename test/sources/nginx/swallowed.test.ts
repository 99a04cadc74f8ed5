import { describe, expect, test } from '@jest/globals';
import { parseNginx } from '../../../src/sources/nginx/parser.js';
import type { Directive } from '../../../src/sources/nginx/syntax.js';

/** Problems as `reason "word"`, and directives as nginx would have read them, blocks in braces. */
function read(text: string): { problems: string[]; directives: string } {
  const { problems, directives } = parseNginx({ name: 'nginx.conf', text });
  return {
    problems: problems.map(({ reason, start, end }) => `${reason} "${text.slice(start, end)}"`),
    directives: shown(directives),
  };
}

function shown(directives: readonly Directive[]): string {
  return directives
    .map(({ name, args, block }) => {
      const words = [name, ...args].map((word) => word.text).join(' ');
      return block === undefined ? `${words};` : `${words} {${shown(block)}}`;
    })
    .join(' ');
}

describe('a ; is missing', () => {
  test.each<[title: string, text: string, directives: string, words: readonly string[]]>([
    ['before the next line', 'proxy_pass http://a\nroot /x;', 'proxy_pass http://a; root /x;', ['http://a']],
    ['before an indented line', 'proxy_pass http://a\r\n\t  root /x;', 'proxy_pass http://a; root /x;', ['http://a']],
    ['twice', 'root /a\nalias /b\ngzip on;', 'root /a; alias /b; gzip on;', ['/a', '/b']],
    ['before a block', 'root /a\nlocation / { }', 'root /a; location / {}', ['/a']],
    [
      'on the same line, before a name that is hardly anything else',
      'proxy_pass http://a proxy_read_timeout 5s;',
      'proxy_pass http://a; proxy_read_timeout 5s;',
      ['http://a'],
    ],
    [
      'on the same line, behind all words that there may be',
      'proxy_set_header X-A b proxy_pass http://a;',
      'proxy_set_header X-A b; proxy_pass http://a;',
      ['b'],
    ],
    ['where a word is missing, too', 'proxy_pass\nroot /x;', 'proxy_pass; root /x;', ['proxy_pass']],
    ['behind an option', 'listen 80 ssl\nserver_name a;', 'listen 80 ssl; server_name a;', ['ssl']],
    ['before the end of a block', 'server { root /a\nindex b; }', 'server {root /a; index b;}', ['/a']],
    ['before the end of a block, too', 'server { root /a\nindex b }', 'server {root /a; index b;}', ['/a', 'b']],
    ['in a map', 'map $a $b { x 1\n y 2; }', 'map $a $b {x 1; y 2;}', ['1']],
    ['in an upstream', 'upstream u { server a\nserver b; }', 'upstream u {server a; server b;}', ['a']],
  ])('%s', (_, text, directives, words) => {
    expect(read(text)).toEqual({ problems: words.map((word) => `missing-semicolon "${word}"`), directives });
  });
});

describe('a { is missing', () => {
  test.each<[title: string, text: string, word: string, directives: string]>([
    ['behind server', 'server\nlisten 80;\n}', 'server', 'server {listen 80;}'],
    ['behind a path', 'location /a\nreturn 204;\n}', '/a', 'location /a {return 204;}'],
    ['behind an upstream', 'upstream u\nserver a:80;\n}', 'u', 'upstream u {server a:80;}'],
    ['behind a server that is left empty', 'server;', 'server', 'server;'],
    ['behind a server that is none of an upstream', 'http { server a:80; }', 'server a:80', 'http {server a:80;}'],
    ['behind a location', 'location /a;', 'location /a', 'location /a;'],
    ['behind a location over two lines', 'location ~\n /a;', 'location ~\n /a', 'location ~ /a;'],
    ['behind a server, before a name alone', 'server\ninternal;\n}', 'server', 'server {internal;}'],
    [
      'behind a server, before what is not known',
      'http { server\nmy_module a;\n} }',
      'server',
      'http {server {my_module a;}}',
    ],
    ['before another block', 'http\nserver { listen 80; } }', 'http', 'http {server {listen 80;}}'],
  ])('%s', (_, text, word, directives) => {
    expect(read(text)).toEqual({ problems: [`missing-open-brace "${word}"`], directives });
  });
});

describe('nothing is missing', () => {
  test.each([
    // Names of directives are words like others where nginx takes them.
    ['server_name\n  root\n  a.example;', 'server_name root a.example;'],
    ['listen 443\n  ssl\n  http2;', 'listen 443 ssl http2;'],
    ['try_files $uri\n  index;', 'try_files $uri index;'],
    ["log_format main '$a'\n  '$b';", 'log_format main $a $b;'],
    ['proxy_set_header X-A\n  "root";', 'proxy_set_header X-A root;'],
    ['proxy_set_header Host root;', 'proxy_set_header Host root;'],
    ['root proxy;', 'root proxy;'],
    ['root /a gzip on;', 'root /a gzip on;'],
    ['proxy_set_header X-A proxy_pass;', 'proxy_set_header X-A proxy_pass;'],
    ['proxy_set_header X-A\n  "root"\n  "proxy_pass";', 'proxy_set_header X-A root proxy_pass;'],
    ['server a:80\n  weight=2\n  backup;', 'server a:80 weight=2 backup;'],
    ['http server { listen 80; }', 'http server {listen 80;}'],
    ['http\n"server" { listen 80; }', 'http server {listen 80;}'],
    ['http\nother { listen 80; }', 'http other {listen 80;}'],
    ['map $a $b { x\n 1; }', 'map $a $b {x 1;}'],
    ['map $a $b { x 1\n y; }', 'map $a $b {x 1 y;}'],
    ['map $a $b { x 1 y 2; }', 'map $a $b {x 1 y 2;}'],
    ['proxy_next_upstream error\n  timeout;', 'proxy_next_upstream error timeout;'],
    ['error_page 500\n 502 /x;', 'error_page 500 502 /x;'],
    // A module that is not known takes what it likes.
    ['my_module a\nroot b;', 'my_module a root b;'],
    // A part of an upstream, which stands in another file.
    ['server a:80;\nserver b:80 backup;', 'server a:80; server b:80 backup;'],
    ['upstream u { server a:80 weight=2; }', 'upstream u {server a:80 weight=2;}'],
    ['map $a $b { hostnames; x 1; default 2; }', 'map $a $b {hostnames; x 1; default 2;}'],
    ['types { text/html html htm; }', 'types {text/html html htm;}'],
    ['if ($a = b) { return 204; }', 'if ($a = b) {return 204;}'],
    ['location ~ \\.php$ { }', 'location ~ \\.php$ {}'],
    ['keepalive_timeout 75s\n 60s;', 'keepalive_timeout 75s 60s;'],
  ])('in %j', (text, directives) => {
    expect(read(text)).toEqual({ problems: [], directives });
  });
});
