import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startNginx, testNginx } from '../lab/servers/nginx.js';

const QUESTION =
  'What does nginx say about a configuration that it cannot read, or that it reads otherwise than it looks?';

const SERVER = (lines: string): string => `server { listen 8080; ${lines} }`;
const PROXY = (lines: string): string => SERVER(`location / { proxy_pass http://127.0.0.1:8000; ${lines} }`);

experiment('nginx-t', { question: QUESTION, programs: ['nginx'] }, (shows) => {
  // Syntax.
  refused('a directive without its semicolon', SERVER('send_timeout 60s'), '[emerg] unexpected "}"');
  refused('one closing brace too many', `${SERVER('')} }`, '[emerg] unexpected "}"');
  refused('a block that is not closed', 'server { listen 8080;', '[emerg] unexpected end of file, expecting "}"');
  refused(
    'a quote that is not closed',
    SERVER('return 200 "ok;'),
    '[emerg] unexpected end of file, expecting ";" or "}"',
  );
  refused('a word right behind a closing quote', SERVER('return 200 "ok"s;'), '[emerg] unexpected "s"');
  refused('a semicolon without a directive', SERVER('return 200;;'), '[emerg] unexpected ";"');
  refused('a block without a name', '{ }', '[emerg] unexpected "{"');
  refused('a directive where a block should open', 'server;', '[emerg] directive "server" has no opening "{"');
  refused('a word of 5000 bytes', SERVER(`return 200 ${'x'.repeat(5000)};`), '[emerg] too long parameter');
  refused('a byte order mark', '', '[emerg] unknown directive "\uFEFFpid"', { first: '\uFEFF' });
  passes(
    'braces and semicolons in quotes',
    `log_format json '{"status": $status; }'; ${SERVER('location ~ "^/[0-9]{4}/" { return 404; }')}`,
  );

  // Includes.
  refused(
    'an included file that is not there',
    SERVER('include snippets/timeouts.conf;'),
    '[emerg] open() "./snippets/timeouts.conf" failed (2: No such file or directory)',
  );
  passes('a mask that matches no file', SERVER('include snippets/*.conf;'));
  refused(
    'an include of a directory',
    SERVER('include snippets;'),
    /^\[crit\] pread\(\) .*failed \(21: Is a directory\)/,
    { files: { 'snippets/a.conf': '' } },
  );
  shows('a file that includes itself', async (lab) => {
    const { signal, said } = await testNginx(lab, 'include again.conf;', { 'again.conf': 'include again.conf;' });
    expect(signal).toBe('SIGSEGV');
    expect(said).toEqual([]);
    return 'nginx -t is killed by SIGSEGV and says nothing';
  });
  passes('a chain of includes that ends, and one file included by two servers', 'include sites.conf;', {
    'sites.conf': `${SERVER('include timeouts.conf;')} server { listen 8081; include timeouts.conf; }`,
    'timeouts.conf': 'send_timeout 30s;',
  });

  // Values.
  for (const [line, said] of [
    ['send_timeout 30sec;', '[emerg] "send_timeout" directive invalid value'],
    ['keepalive_timeout 1.5m;', '[emerg] "keepalive_timeout" directive invalid value'],
    ['send_timeout 30S;', '[emerg] "send_timeout" directive invalid value'],
    ['send_timeout 30s1m;', '[emerg] "send_timeout" directive invalid value'],
    ['send_timeout $timeout;', '[emerg] "send_timeout" directive invalid value'],
    ['send_timeout 1m 30s;', '[emerg] invalid number of arguments in "send_timeout" directive'],
    ['keepalive_requests many;', '[emerg] "keepalive_requests" directive invalid'],
    ['tcp_nodelay yes;', '[emerg] invalid value "yes" in "tcp_nodelay" directive, it must be "on" or "off"'],
    ['location / { proxy_next_upstream errors; }', '[emerg] invalid value "errors"'],
  ] as const) {
    refused(`"${line}"`, SERVER(line), said);
  }
  passes(
    '"keepalive_timeout 1m30s; send_timeout 1m30; client_body_timeout "1m 30s";"',
    SERVER('keepalive_timeout 1m30s; send_timeout 1m30; client_body_timeout "1m 30s";'),
  );

  // The same directive twice.
  refused(
    'send_timeout twice in one server',
    SERVER('send_timeout 30s; send_timeout 60s;'),
    '[emerg] "send_timeout" directive is duplicate',
  );
  refused(
    'keepalive_timeout in a server, and again in a file that it includes',
    SERVER('keepalive_timeout 75s; include timeouts.conf;'),
    '[emerg] "keepalive_timeout" directive is duplicate',
    { files: { 'timeouts.conf': 'keepalive_timeout 65s;' } },
  );
  passes('send_timeout in http and in a server', `send_timeout 30s; ${SERVER('send_timeout 60s;')}`);
  passes('add_header twice in one server', SERVER('add_header X-A 1; add_header X-B 2;'));
  passes(
    'two proxy_next_upstream lines in one block',
    PROXY('proxy_next_upstream error timeout http_502; proxy_next_upstream http_503;'),
  );
  passes(
    'two proxy_next_upstream lines with one word in common',
    PROXY('proxy_next_upstream error timeout http_502; proxy_next_upstream error http_503;'),
    {},
    '[warn] duplicate value "error"',
  );

  // Accepted, and not what it looks like.
  passes('proxy_read_timeout 150000', PROXY('proxy_read_timeout 150000;'));
  passes('proxy_read_timeout 150000ms', PROXY('proxy_read_timeout 150000ms;'));

  shows('a file that includes itself: a reload', async (lab) => {
    const nginx = await startNginx(lab, { http: 'include more/*.conf; server { listen PORT; return 200; }' });
    mkdirSync(join(nginx.running.folder, 'more'));
    writeFileSync(join(nginx.running.folder, 'more', 'again.conf'), 'include more/again.conf;');
    nginx.running.signal('SIGHUP');
    expect(await nginx.running.finished(20_000)).toBe(true);
    expect(nginx.running.ended?.signal).toBe('SIGSEGV');
    expect(nginx.complaints()).toEqual([]);
    return 'the master is killed by SIGSEGV and logs nothing';
  });

  shows('a mistake that comes with a reload, and then with a restart', async (lab) => {
    const site = (line: string): string => `server { listen PORT; ${line} return 200; }`;
    const nginx = await startNginx(lab, { http: site('') });
    const file = join(nginx.running.folder, 'nginx.conf');
    const text = nginx.running.read('nginx.conf');
    writeFileSync(file, text.replace('return 200;', 'send_timeout 30sec; return 204;'));
    nginx.running.signal('SIGHUP');
    const emergencies = (): number => nginx.complaints().filter((line) => line.startsWith('[emerg]')).length;
    for (let tries = 200; emergencies() === 0 && tries > 0; tries--) await pause(25);
    expect(nginx.complaints()).toEqual(['[emerg] "send_timeout" directive invalid value']);
    expect((await ask(nginx.port)).status).toBe(200);
    nginx.running.signal('SIGTERM');
    expect(await nginx.running.finished(10_000)).toBe(true);
    const again = await testNginx(lab, site('send_timeout 30sec;').replace('PORT', String(nginx.port)), {}, []);
    expect(again.code).toBe(1);
    expect(again.said).toEqual(['[emerg] "send_timeout" directive invalid value']);
    return 'reload: [emerg] "send_timeout" directive invalid value, and requests are answered by the old configuration; restart: the same line, and nginx does not start';
  });

  function refused(
    shape: string,
    http: string,
    says: string | RegExp,
    { files = {}, first = '' }: { readonly files?: Readonly<Record<string, string>>; readonly first?: string } = {},
  ): void {
    shows(`${shape}: nginx -t`, async (lab) => {
      const { code, said } = await testNginx(lab, http, files, ['-t'], first);
      expect(code).toBe(1);
      expect(said).toHaveLength(1);
      if (typeof says === 'string') expect(said[0]?.slice(0, says.length)).toBe(says);
      else expect(said[0]).toMatch(says);
      return said[0]?.replace(/"x{50,}.*/, '"xxx..."').replace('\uFEFF', '<BOM>') ?? '';
    });
  }

  function passes(shape: string, http: string, files: Readonly<Record<string, string>> = {}, warning?: string): void {
    shows(`${shape}: nginx -t`, async (lab) => {
      const { code, said } = await testNginx(lab, http, files);
      expect(code).toBe(0);
      expect(said).toEqual(warning === undefined ? [] : [warning]);
      return warning === undefined ? 'accepted without a word' : `accepted with ${warning}`;
    });
  }
});
