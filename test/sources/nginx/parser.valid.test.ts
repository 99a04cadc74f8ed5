import { describe, expect, test } from '@jest/globals';
import { parse, problemsOf, shapeOf } from './shape.js';

/** What nginx takes, and how: none of it may be complained about. */
const CASES = [
  { title: 'a directive', text: 'worker_processes auto;', tree: 'worker_processes[auto]' },
  { title: 'white space between words is SP TAB CR LF', text: 'a\tb\r\nc d ;', tree: 'a[b,c,d]' },
  { title: 'VT, FF and no-break space belong to words', text: 'a\u000bb\fc\u00a0d;', tree: 'a\u000bb\fc\u00a0d[]' },
  { title: 'CRLF lines', text: 'server {\r\n  listen 80;\r\n}\r\n', tree: 'server[]{listen[80]}' },
  {
    title: 'a fragment without http',
    text: 'location / { proxy_read_timeout 60s; }',
    tree: 'location[/]{proxy_read_timeout[60s]}',
  },
  { title: '`#` opens a comment only where a word may begin', text: 'a b#c; # d; e\nf g;', tree: 'a[b#c] f[g]' },
  { title: 'a comment at the very end', text: 'a b;# c', tree: 'a[b]' },
  { title: 'a `}` within a word belongs to it', text: 'root /x};', tree: 'root[/x}]' },
  { title: 'a `{` ends a bare word', text: 'location /x{a b;}', tree: 'location[/x]{a[b]}' },
  { title: '`${` keeps the brace', text: 'a ${host}b $x${y}z;', tree: 'a[${host}b,$x${y}z]' },
  { title: 'every `{` behind a `$` is kept', text: 'a ${{;', tree: 'a[${{]' },
  { title: 'quoted words hold anything', text: 'a "b; { } # c" \'d "e"\';', tree: 'a[b; { } # c,d "e"]' },
  { title: 'an empty quoted word', text: 'map $a $b { "" close; }', tree: 'map[$a,$b]{[close]}' },
  { title: 'a directive name in quotes', text: '"send_timeout" 5s;', tree: 'send_timeout[5s]' },
  { title: 'quotes within a bare word', text: 'rewrite ^/a"b$ /it\'s last;', tree: 'rewrite[^/a"b$,/it\'s,last]' },
  { title: 'a quoted word over two lines', text: 'a "b\nc" d;', tree: 'a[b\nc,d]' },
  {
    title: 'escapes that nginx undoes, in both kinds of words',
    text: 'a \\"b\\\'c\\\\d\\te "f\\rg\\nh";',
    tree: 'a["b\'c\\d\te,f\rg\nh]',
  },
  { title: 'other backslashes stay', text: 'a \\d\\ \\;\\{x "\\d\\$";', tree: 'a[\\d\\ \\;\\{x,\\d\\$]' },
  { title: '`)` may follow a quote and begins a word', text: 'if ($a = "b") { c d; }', tree: 'if[($a,=,b,)]{c[d]}' },
  {
    title: 'map entries',
    text: 'map $a $b {\n  default 0;\n  ~^x 1;\n  hostnames;\n}',
    tree: 'map[$a,$b]{default[0] ~^x[1] hostnames[]}',
  },
  {
    title: 'types entries have many words',
    text: 'types {\n  text/html html htm\n  shtml;\n}',
    tree: 'types[]{text/html[html,htm,shtml]}',
  },
  {
    title: 'a directive over several lines',
    text: "log_format main '$remote_addr'\n    'x'\n    'y';",
    tree: 'log_format[main,$remote_addr,x,y]',
  },
  {
    title: 'names of directives as words of a list',
    text: 'server_name root\n  index\n  location;',
    tree: 'server_name[root,index,location]',
  },
  {
    title: 'parameters that are directives elsewhere',
    text: 'listen 443\n  ssl\n  http2\n  proxy_protocol;',
    tree: 'listen[443,ssl,http2,proxy_protocol]',
  },
  { title: 'gzip as a parameter', text: 'access_log /a combined\n  gzip;', tree: 'access_log[/a,combined,gzip]' },
  {
    title: 'an upstream server over two lines',
    text: 'upstream u {\n  server a:80\n    weight=2;\n}',
    tree: 'upstream[u]{server[a:80,weight=2]}',
  },
  {
    title: 'a line of an upstream in a file of its own',
    text: 'server a:80\n  weight=2;',
    tree: 'server[a:80,weight=2]',
  },
  {
    title: 'Lua with braces in strings and comments',
    text: "content_by_lua_block {\n  -- don't }\n  local a = \"}\" .. '\\'}' .. [[ } ]] .. [==[ ]] } ]==]\n  --[[ } ]]\n  local t = { { 1 } }\n}\na b;",
    tree: 'content_by_lua_block[]{} a[b]',
  },
  {
    title: 'Lua with an argument first',
    text: 'set_by_lua_block $x { return "}" }\na b;',
    tree: 'set_by_lua_block[$x]{} a[b]',
  },
  { title: 'an odd but valid list stays', text: 'server_name a\nlisten 80;', tree: 'server_name[a,listen,80]' },
  {
    title: 'a directive of a module that is not known stays',
    text: 'more_headers a\nproxy_read_timeout 5s;',
    tree: 'more_headers[a,proxy_read_timeout,5s]',
  },
  { title: 'a quoted regex with a repetition', text: 'location ~ "^/a{2}$" { }', tree: 'location[~,^/a{2}$]{}' },
  { title: 'an empty text', text: '', tree: '' },
  { title: 'a NUL and a lone surrogate', text: 'a \u0000b \ud800;', tree: 'a[\u0000b,\ud800]' },
];

describe('valid configurations', () => {
  test.each(CASES)('$title', ({ text, tree }) => {
    const parsed = parse(text);
    expect(shapeOf(parsed.directives)).toBe(tree);
    expect(problemsOf(parsed)).toEqual([]);
    expect(parsed.templates).toEqual([]);
  });
});
