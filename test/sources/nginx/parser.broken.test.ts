import { describe, expect, test } from '@jest/globals';
import { parse, problemsOf, shapeOf } from './shape.js';

/** What nginx refuses: the problem is told at its place, and the rest is read. */
const CASES = [
  { title: 'two semicolons', text: 'a b;; c d;', tree: 'a[b] c[d]', problems: ['1:5 unexpected-semicolon ;'] },
  {
    title: 'a semicolon behind a block',
    text: 'server { };',
    tree: 'server[]{}',
    problems: ['1:11 unexpected-semicolon ;'],
  },
  { title: 'a block without a name', text: '{ a b; }', tree: 'a[b]', problems: ['1:1 unexpected-open-brace {'] },
  {
    title: 'a `}` too much',
    text: 'server { } }\na b;',
    tree: 'server[]{} a[b]',
    problems: ['1:12 unexpected-close-brace }'],
  },
  {
    title: 'a block that is never closed',
    text: 'http {\n  server {\n    listen 80;\n  }\n',
    tree: 'http[]{server[]{listen[80]}}',
    problems: ['1:1 unclosed-block http'],
  },
  {
    title: 'a map that is never closed',
    text: 'map $a $b {\n  x 1;\n\nserver {\n  listen 80;\n}',
    tree: 'map[$a,$b]{x[1]} server[]{listen[80]}',
    problems: ['1:1 unclosed-block map'],
  },
  {
    title: 'a block in a map',
    text: 'map $a $b {\n  x {\n    y 1;\n  }\n  z 2;\n}',
    tree: 'map[$a,$b]{x[]{y[1]} z[2]}',
    problems: ['2:5 unexpected-open-brace {'],
  },
  {
    title: 'a missing `;` before `}`',
    text: 'location / { proxy_read_timeout 60s }\na b;',
    tree: 'location[/]{proxy_read_timeout[60s]} a[b]',
    problems: ['1:33 missing-semicolon 60s'],
  },
  {
    title: 'a missing `;`, and the `}` touches the word',
    text: 'location / { proxy_read_timeout 60s}\na b;',
    tree: 'location[/]{proxy_read_timeout[60s]} a[b]',
    problems: ['1:33 missing-semicolon 60s'],
  },
  {
    title: 'two `}` touch the word',
    text: 'server { location / { proxy_read_timeout 60s}}\na b;',
    tree: 'server[]{location[/]{proxy_read_timeout[60s]}} a[b]',
    problems: ['1:42 missing-semicolon 60s'],
  },
  {
    title: 'a `}` that belongs to the word, before a missing `;`',
    text: 'location / { root /x} }',
    tree: 'location[/]{root[/x}]}',
    problems: ['1:19 missing-semicolon /x}'],
  },
  {
    title: 'a quoted word touches the `}`',
    text: 'location / { root "/x"}\na b;',
    tree: 'location[/]{root[/x]} a[b]',
    problems: ['1:19 missing-semicolon "/x"'],
  },
  {
    title: 'a missing `;` at a line end',
    text: 'location / {\n  proxy_connect_timeout 5s\n  proxy_read_timeout 60s;\n}',
    tree: 'location[/]{proxy_connect_timeout[5s] proxy_read_timeout[60s]}',
    problems: ['2:25 missing-semicolon 5s'],
  },
  {
    title: 'several missing `;`',
    text: 'location / {\n  proxy_connect_timeout 5s # why\n  proxy_send_timeout 5s\n  proxy_read_timeout 60s\n}',
    tree: 'location[/]{proxy_connect_timeout[5s] proxy_send_timeout[5s] proxy_read_timeout[60s]}',
    problems: ['2:25 missing-semicolon 5s', '3:22 missing-semicolon 5s', '4:22 missing-semicolon 60s'],
  },
  {
    title: 'a missing `;` on one line',
    text: 'location / { proxy_pass http://x proxy_read_timeout 60s; }',
    tree: 'location[/]{proxy_pass[http://x] proxy_read_timeout[60s]}',
    problems: ['1:25 missing-semicolon http://x'],
  },
  {
    title: 'a missing `;` behind a list',
    text: 'server {\n  listen 80\n  server_name a;\n}',
    tree: 'server[]{listen[80] server_name[a]}',
    problems: ['2:10 missing-semicolon 80'],
  },
  {
    title: 'a missing `;` before a block',
    text: 'server {\n  server_name a\n  location / { }\n}',
    tree: 'server[]{server_name[a] location[/]{}}',
    problems: ['2:15 missing-semicolon a'],
  },
  {
    title: 'a missing `;` in a map',
    text: 'map $a $b {\n  default upgrade\n  "" close;\n}',
    tree: 'map[$a,$b]{default[upgrade] [close]}',
    problems: ['2:11 missing-semicolon upgrade'],
  },
  {
    title: 'a missing `{`',
    text: 'server\n  listen 80;\n}\na b;',
    tree: 'server[]{listen[80]} a[b]',
    problems: ['1:1 missing-open-brace server'],
  },
  {
    title: 'a missing `{` behind arguments',
    text: 'location /x\n  proxy_read_timeout 5s;\n  root /y;\n}',
    tree: 'location[/x]{proxy_read_timeout[5s] root[/y]}',
    problems: ['1:10 missing-open-brace /x'],
  },
  {
    title: 'a block name that ends with `;`',
    text: 'location /x;',
    tree: 'location[/x]',
    problems: ['1:1 missing-open-brace location /x'],
  },
  {
    title: 'a block name that ends with `}`',
    text: 'http { server }',
    tree: 'http[]{server[]}',
    problems: ['1:8 missing-open-brace server'],
  },
  {
    title: 'a block for a directive that has none',
    text: 'proxy_read_timeout 60s {\n a b;\n}',
    tree: 'proxy_read_timeout[60s]{a[b]}',
    problems: ['1:24 unexpected-open-brace {'],
  },
  {
    title: 'braces in an unquoted value',
    text: 'return 200 {"a":1};\nb c;',
    tree: 'return[200] b[c]',
    problems: ['1:12 unexpected-open-brace {'],
  },
  {
    title: 'a }-ended word in a file that is broken elsewhere',
    text: 'location / { root /x}; ; }',
    tree: 'location[/]{root[/x}]}',
    problems: ['1:24 unexpected-semicolon ;'],
  },
  {
    title: 'a name in braces in an unquoted value',
    text: 'proxy_pass http://{host}:80/;\na b;',
    tree: 'proxy_pass[http://{host}:80/] a[b]',
    problems: ['1:19 unexpected-open-brace {'],
  },
  {
    title: 'an unquoted regex with a repetition',
    text: 'location ~ ^/a{2}/\\d{1,3}$ {\n  root /x;\n}',
    tree: 'location[~,^/a{2}/\\d{1,3}$]{root[/x]}',
    problems: ['1:15 unexpected-open-brace {2}', '1:21 unexpected-open-brace {1,3}'],
  },
  { title: 'text behind a quote', text: 'a "b"c d;', tree: 'a[b,c,d]', problems: ['1:6 text-after-quote c'] },
  { title: 'two quotes without a space', text: 'a "b""c";', tree: 'a[b,c]', problems: ['1:6 text-after-quote "'] },
  {
    title: 'a quote that is never closed',
    text: 'add_header A "b;\nc d;',
    tree: 'add_header[A,b] c[d]',
    problems: ['1:14 unterminated-quote "b'],
  },
  {
    title: 'a quote that ends on the next line',
    text: 'add_header A "b;\nadd_header C "d";',
    tree: 'add_header[A,b] add_header[C,d]',
    problems: ['1:14 unterminated-quote "b'],
  },
  {
    title: 'a missing `;` at the end of the file',
    text: 'a b;\nproxy_read_timeout 60s',
    tree: 'a[b] proxy_read_timeout[60s]',
    problems: ['2:20 missing-semicolon 60s'],
  },
  {
    title: 'a name alone at the end of the file',
    text: 'server {\n  listen',
    tree: 'server[]{listen[]}',
    problems: ['1:1 unclosed-block server', '2:3 missing-semicolon listen'],
  },
  {
    title: 'Lua that is never closed',
    text: 'server {\n  content_by_lua_block {\n    [[\n  }\n  listen 80;\n}',
    tree: 'server[]{content_by_lua_block[]{} listen[80]}',
    problems: ['2:3 unterminated-lua content_by_lua_block'],
  },
  { title: 'a byte order mark', text: '\ufeffuser a;', tree: 'user[a]', problems: ['1:1 byte-order-mark \ufeff'] },
];

describe('broken configurations', () => {
  test.each(CASES)('$title', ({ text, tree, problems }) => {
    const parsed = parse(text);
    expect(problemsOf(parsed)).toEqual(problems);
    expect(shapeOf(parsed.directives)).toBe(tree);
  });
});
