import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { dir } from './dir.js';
import { cli, keeps, type Outcome } from './world.js';

/** The files at which a race with a load balancer of 60 s is found, as they are shown. */
function raced({ out, err }: Outcome): string[] {
  expect(err).toBe('');
  const { findings } = JSON.parse(out) as { findings: { rule: string; spans: { file: string; primary: boolean }[] }[] };
  return findings
    .filter(({ rule }) => rule === 'keepalive-race')
    .map(({ spans }) => spans.find(({ primary }) => primary)?.file ?? '');
}

const JSON_RUN = ['--lb-idle', '60', '--format', 'json'];

function server(time: string): string {
  return `server {\n    listen 8080;\n    keepalive_timeout ${time};\n}\n`;
}

describe('a directory', () => {
  test('is searched for nginx files by name and content', async () => {
    const path = dir({
      'nginx.conf': keeps('30'),
      'deploy/sites-enabled/app': server('20'),
      'deploy/default.conf.template': server('10'),
      '.platform/nginx/conf.d/lb.conf': 'keepalive_timeout 5;\n',
      'roles/web/templates/site.vhost.j2': server('4'),
      'redis.conf': 'timeout 0\ntcp-keepalive 300\n',
      'httpd.conf': '<VirtualHost *:80>\n  KeepAliveTimeout 5\n  ProxyPass / http://app/\n</VirtualHost>\n',
      'supervisord.conf': '[program:nginx]\ncommand=nginx -g "daemon off;"\n',
      'my.cnf': '[mysqld]\nwait_timeout = 60\n',
      'named.conf': 'zone "example.com" {\n  type master;\n  file "db";\n};\n',
      'logrotate/nginx': '/var/log/nginx/*.log {\n  daily\n  postrotate\n    kill -USR1 1;\n  endscript\n}\n',
      'docs/nginx.md': keeps('3'),
      'node_modules/x/nginx.conf': keeps('2'),
      '.git/nginx.conf': keeps('1'),
      'nginx/logo.conf': new Uint8Array([0, 1, 2, 3]),
    });
    const { out } = await cli(path, ['--format', 'json']);
    expect((JSON.parse(out) as { summary: { files: number } }).summary.files).toBe(5);
    expect(raced(await cli(path, JSON_RUN)).sort()).toEqual([
      '.platform/nginx/conf.d/lb.conf',
      'deploy/default.conf.template',
      'deploy/sites-enabled/app',
      'nginx.conf',
      'roles/web/templates/site.vhost.j2',
    ]);
  });

  test('links that lead out are not followed; a file linked inside is read once, under its own name', async () => {
    const outside = dir({ 'secret.conf': server('30') });
    const path = dir({ 'sites-available/app.conf': server('30') });
    mkdirSync(join(path, 'sites-enabled'));
    symlinkSync('../sites-available/app.conf', join(path, 'sites-enabled/app.conf'));
    symlinkSync(join(outside, 'secret.conf'), join(path, 'sites-enabled/secret.conf'));
    symlinkSync(outside, join(path, 'elsewhere'));
    symlinkSync('..', join(path, 'sites-enabled/loop'));
    expect(raced(await cli(path, ['.', ...JSON_RUN]))).toEqual(['sites-available/app.conf']);
  });
});

describe('includes', () => {
  test('are found beside the main file, and the file is read once when it is also named', async () => {
    const path = dir({
      'conf/nginx.conf': 'http { include sites/*.conf; }\n',
      'conf/sites/a.conf': server('30'),
      'conf/sites/.hidden.conf': server('20'),
    });
    expect(raced(await cli(path, ['conf/nginx.conf', ...JSON_RUN]))).toEqual(['conf/sites/a.conf']);
    expect(raced(await cli(path, ['conf/nginx.conf', 'conf/sites/a.conf', ...JSON_RUN]))).toEqual([
      'conf/sites/a.conf',
    ]);
    expect(raced(await cli(path, ['conf', './conf/../conf/sites/a.conf', ...JSON_RUN]))).toEqual(['conf/sites/a.conf']);
  });

  test('files outside the current directory are shown as they were named', async () => {
    const path = dir({ 'conf/nginx.conf': 'http { include a.conf; }\n', 'conf/a.conf': server('30'), 'work/x': '' });
    expect(raced(await cli(join(path, 'work'), ['../conf/nginx.conf', ...JSON_RUN]))).toEqual(['../conf/a.conf']);
    expect(raced(await cli(join(path, 'work'), [join(path, 'conf/nginx.conf'), ...JSON_RUN]))).toEqual([
      join(path, 'conf/a.conf'),
    ]);
    expect(raced(await cli(path, [join(path, 'conf/nginx.conf'), ...JSON_RUN]))).toEqual(['conf/a.conf']);
  });

  test('a path out of the folders given is not read, also not behind a link', async () => {
    const outside = dir({ 'secret.conf': server('30') });
    const path = dir({
      'conf/nginx.conf': `http { include ../up.conf; include ${outside}/*.conf; include link.conf; include ld/*.conf; }\n`,
      'up.conf': server('20'),
    });
    symlinkSync(join(outside, 'secret.conf'), join(path, 'conf/link.conf'));
    symlinkSync(outside, join(path, 'conf/ld'));
    const outcome = await cli(path, ['conf/nginx.conf', ...JSON_RUN]);
    expect(raced(outcome)).toEqual([]);
    expect(outcome.out).toContain('../up.conf');
  });

  test('--path-map, the longest first, and --prefix say where absolute paths are', async () => {
    const path = dir({
      'nginx.conf': 'http { include /etc/nginx/a.conf; include /etc/nginx/sites/*.conf; include /opt/b.conf; }\n',
      'maps/a.conf': server('30'),
      'other/s.conf': server('20'),
      'root/opt/b.conf': server('10'),
    });
    const words = [
      'nginx.conf',
      ...JSON_RUN,
      '--path-map',
      '/etc/nginx=maps',
      '--path-map',
      '/etc/nginx/sites/=other',
      '--prefix',
      'root',
    ];
    const found = raced(await cli(path, words)).map((name) => name.split('/').at(-1));
    expect(found.sort()).toEqual(['a.conf', 'b.conf', 's.conf']);
  });

  test('a directory, a pipe and a huge file are no includes, and nothing hangs', async () => {
    const path = dir({
      'nginx.conf': 'http { include d; include pipe; include huge; }\n',
      'd/x': '',
      huge: new Uint8Array(33 * 1024 * 1024).fill(32),
    });
    execFileSync('mkfifo', [join(path, 'pipe')]);
    const { status, err } = await cli(path, ['nginx.conf', ...JSON_RUN]);
    expect(err).toBe('');
    expect([0, 1]).toContain(status);
  });
});

describe('files named', () => {
  test.each([
    ['missing.conf', 'missing.conf: no such file'],
    ['binary.conf', 'binary.conf: is no text'],
    ['huge.conf', 'huge.conf: is larger than 32 MiB'],
    ['nginx.conf/x', 'nginx.conf/x: no such file'],
  ])('%s', async (name, said) => {
    const path = dir({
      'nginx.conf': keeps('30'),
      'binary.conf': new Uint8Array([104, 0, 105]),
      'huge.conf': new Uint8Array(33 * 1024 * 1024).fill(32),
    });
    const { status, out, err } = await cli(path, ['nginx.conf', name]);
    expect(err).toContain(said);
    expect([status, out]).toEqual([2, '']);
  });

  test('globs that the shell left alone', async () => {
    const path = dir({ 'a/x.conf': server('30'), 'a/b/y.conf': server('30'), 'a/z.txt': 'no' });
    expect(raced(await cli(path, ['a/**/*.conf', ...JSON_RUN]))).toEqual(['a/b/y.conf', 'a/x.conf']);
  });

  test('bytes that are no UTF-8, a byte order mark and CRLF are read', async () => {
    const text = new Uint8Array([
      ...Buffer.from('server { listen 80; # '),
      0xff,
      0xfe,
      ...Buffer.from('\r\nkeepalive_timeout 30;\r\n}'),
    ]);
    expect(raced(await cli(dir({ 'nginx.conf': text }), ['nginx.conf', ...JSON_RUN]))).toEqual(['nginx.conf']);
  });

  test('a name with control characters is shown escaped', async () => {
    const name = 'a\u001b[31m\n::error::b.conf';
    const path = dir({ [name]: server('30') });
    const { out } = await cli(path, [name, '--lb-idle', '60', '--format', 'concise']);
    expect(out).toMatch(/^a\\x1b\[31m\\n::error::b\.conf:3:23: error\[keepalive-race\]/);
  });
});

test('a name that begins with a dash is given after --', async () => {
  const path = dir({ '-x.conf': server('30') });
  expect(raced(await cli(path, [...JSON_RUN, '--', '-x.conf']))).toEqual(['-x.conf']);
});

describe('standard input', () => {
  test('is read for "-", and named', async () => {
    const path = dir({});
    expect(raced(await cli(path, ['-', ...JSON_RUN], { stdin: server('30') }))).toEqual(['<stdin>']);
    const words = ['-', '--stdin-filename', 'conf/nginx.conf', ...JSON_RUN];
    expect(raced(await cli(path, words, { stdin: server('30') }))).toEqual(['conf/nginx.conf']);
  });

  test('a name without "-" is enough, and beside other paths a mistake', async () => {
    const path = dir({ 'a.conf': server('30') });
    const words = ['--stdin-filename', 'nginx.conf', ...JSON_RUN];
    expect(raced(await cli(path, words, { stdin: server('30') }))).toEqual(['nginx.conf']);
    expect((await cli(path, ['a.conf', ...words])).status).toBe(2);
  });

  test('its name says where includes are, and it counts instead of the file on disk', async () => {
    const path = dir({ 'conf/a.conf': server('30'), 'conf/nginx.conf': 'http { }\n' });
    const words = ['-', '--stdin-filename', 'conf/nginx.conf', ...JSON_RUN];
    expect(raced(await cli(path, words, { stdin: 'http { include a.conf; }\n' }))).toEqual(['conf/a.conf']);
  });

  test('a dump of nginx -T is mapped back to the files it names', async () => {
    const dump = [
      'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok',
      'nginx: configuration file /etc/nginx/nginx.conf test is successful',
      '# configuration file /etc/nginx/nginx.conf:',
      'events {}',
      'http {',
      '    include conf.d/*.conf;',
      '    include /etc/nginx/extra/none-*.conf;',
      '}',
      '',
      '# configuration file /etc/nginx/conf.d/app.conf:',
      'server {',
      '    listen 80;',
      '    keepalive_timeout 30;',
      '}',
      '',
      '',
    ].join('\n');
    const outcome = await cli(dir({}), ['-', ...JSON_RUN], { stdin: dump });
    expect(raced(outcome)).toEqual(['/etc/nginx/conf.d/app.conf']);
    const { findings, summary } = JSON.parse(outcome.out) as {
      findings: { rule: string; spans: object[] }[];
      summary: { files: number; routes: number };
    };
    const race = findings.find(({ rule }) => rule === 'keepalive-race');
    expect(race?.spans).toContainEqual(expect.objectContaining({ line: 3, column: 23 }));
    expect(summary).toMatchObject({ files: 2 });
    expect(findings.map(({ rule }) => rule)).not.toContain('include-unread');
    const path = dir({ 'dump.txt': dump });
    expect(raced(await cli(path, ['dump.txt', ...JSON_RUN]))).toEqual(['/etc/nginx/conf.d/app.conf']);
  });
});

describe('show', () => {
  test('--route narrows, and names the near ones where there is none', async () => {
    const path = dir({ 'nginx.conf': 'server { listen 80; location /api/ { } location /static/ { } }\n' });
    const { out } = await cli(path, ['show', '--route', '/api/', '--format', 'json']);
    const { chains } = JSON.parse(out) as { chains: { route: { location: string } }[] };
    expect(chains.map(({ route }) => route.location)).toEqual(['/api/']);
    const { status, err } = await cli(path, ['show', '--route', '/statics/']);
    expect(err).toMatch(/no route is named "\/statics\/"; there are:\n {2}.*\/static\//);
    expect(status).toBe(2);
  });

  test('no server block: no routes, and no error', async () => {
    const path = dir({ 'nginx.conf': 'events {}\n' });
    expect(await cli(path, ['show', 'nginx.conf'])).toEqual({
      status: 0,
      out: expect.stringContaining('No routes'),
      err: '',
    });
  });
});

test('a file that changes between two runs changes the result: nothing is kept', async () => {
  const path = dir({ 'nginx.conf': server('30') });
  expect(raced(await cli(path, ['nginx.conf', ...JSON_RUN]))).toEqual(['nginx.conf']);
  writeFileSync(join(path, 'nginx.conf'), server('75s'));
  expect(raced(await cli(path, ['nginx.conf', ...JSON_RUN]))).toEqual([]);
});

describe('absolute includes in a repository', () => {
  const MAIN = 'http { include /etc/nginx/conf.d/*.conf; keepalive_timeout 30s; }\n';

  test.each([
    ['docker/nginx.conf', 'docker/conf.d/app.conf', true],
    ['docker/etc/nginx.conf', 'docker/conf.d/app.conf', true],
    ['a/docker/nginx.conf', 'b/docker/conf.d/app.conf', false],
    ['nginx.conf', 'b/docker/conf.d/app.conf', false],
  ])('%s includes %s: %s', async (main, part, included) => {
    const path = dir({ [main]: MAIN, [part]: 'server { listen 80; location / { return 204; } }\n' });
    const { out } = await cli(path, ['.', ...JSON_RUN]);
    const { findings } = JSON.parse(out) as { findings: { rule: string; route: string }[] };
    const places = findings.filter(({ rule }) => rule === 'keepalive-race');
    expect(places.some(({ route }) => route !== '' && route !== '(no location)')).toBe(included);
  });
});

describe('the configuration file', () => {
  const STATED =
    'chains:\n  - hops:\n      - { product: nginx, keepalive_timeout: 30s }\n      - { product: gunicorn }\n';

  test('is found, turned off, named, and no file of a hop', async () => {
    const path = dir({ 'timeout-lint.yaml': STATED, 'sub/nginx.conf': 'http { }\n', 'other.yaml': 'lb-idle: 40\n' });
    expect((await cli(path, ['show'])).out).toContain('gunicorn');
    expect((await cli(`${path}/sub`, ['show', 'nginx.conf'])).out).toContain('gunicorn');
    expect((await cli(`${path}/sub`, ['show', 'nginx.conf', '--no-config'])).out).not.toContain('gunicorn');
    expect((await cli(path, ['timeout-lint.yaml'])).err).toContain('--config timeout-lint.yaml');
  });

  test('what is wrong with it names the line and the near right word', async () => {
    const path = dir({ 'timeout-lint.yaml': STATED.replace('keepalive_timeout', 'keepalive_timeuot') });
    const { status, err } = await cli(path, []);
    expect(status).toBe(2);
    expect(err).toContain('timeout-lint.yaml:3:27');
    expect(err).toContain('keepalive_timeout');
  });
});

test('a compose service gives its image variables, a name and a time to stop', async () => {
  const path = dir({
    'compose.yaml':
      'services:\n  web:\n    build: .\n    stop_grace_period: 5s\n    environment:\n      GUNICORN_CMD_ARGS: --keep-alive 75\n',
    Dockerfile: 'FROM python:3.12-slim\nCMD ["gunicorn", "-k", "gthread", "-b", ":8080", "-w", "2", "a:b"]\n',
    'nginx.conf': 'http { upstream a { server web:8080; } server { location / { proxy_pass http://a; } } }\n',
  });
  const { out } = await cli(path, ['show', '.', '--route', '/', '--format', 'json']);
  const [chain] = (JSON.parse(out) as { chains: { hops: { product: string; timers: object }[] }[] }).chains;
  expect(chain?.hops.map(({ product }) => product)).toEqual(['nginx', 'gunicorn']);
  expect(chain?.hops[1]?.timers).toMatchObject({
    'downstream.idle': { ms: 75_000, source: { file: 'compose.yaml' } },
    'drain.kill': { ms: 5000, source: { file: 'compose.yaml' } },
  });
});

test.each([
  ['COPY deploy/ .', 'deploy/gunicorn.conf.py'],
  ['COPY --chown=app deploy/gunicorn.conf.py /app/', 'deploy/gunicorn.conf.py'],
  ['COPY . .', 'gunicorn.conf.py'],
])('gunicorn.conf.py is found where %s takes it from', async (copy, place) => {
  const path = dir({
    Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\n${copy}\nCMD ["gunicorn", "a:b"]\n`,
    [place]: 'worker_class = "gthread"\nkeepalive = 75\n',
  });
  const { out } = await cli(path, ['show', 'Dockerfile']);
  expect(out).toContain(`set at ${place}:2:13`);
});
