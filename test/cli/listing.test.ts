/** What `timeout-lint files` tells of each file beyond its kind: stacks, uses, and the chains in short. */
import { describe, expect, test } from '@jest/globals';
import { problemsOf } from '../report/schemas.js';
import { cliOn } from './world.js';

interface Listing {
  readonly files: readonly {
    readonly file: string;
    readonly as: string;
    readonly stacks: readonly string[];
    readonly usedBy: readonly { readonly how: string; readonly file: string; readonly line: number }[];
  }[];
  readonly chains: readonly {
    readonly stack?: string;
    readonly hops: readonly { readonly label: string }[];
    readonly routes: number;
  }[];
}

async function listing(files: Readonly<Record<string, string>>): Promise<Listing> {
  const { out, err, status } = await cliOn(files, ['files', '--format', 'json']);
  expect([err, status]).toEqual(['', 0]);
  expect(problemsOf('files', out)).toEqual([]);
  return JSON.parse(out) as Listing;
}

/** `file (kind): use file:line`, for every use. */
async function uses(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { files: found } = await listing(files);
  return found.flatMap(({ file, as, usedBy }) =>
    usedBy.map((use) => `${file} (${as}): ${use.how} ${use.file}:${use.line}`),
  );
}

const PROXY =
  'server {\n  listen 80;\n  location / { proxy_pass http://web:8000; }\n  location /a/ { proxy_pass http://web:8000; }\n}\n';

describe('what uses a file', () => {
  test('what a service of compose mounts, is built from and has variables from', async () => {
    const files = {
      'compose.yaml':
        'services:\n  proxy:\n    image: nginx:1.28.0\n    volumes:\n      - ./conf:/etc/nginx/conf.d\n' +
        '  web:\n    build: .\n    env_file:\n      - common.env\n      - gone.env\n',
      'conf/app.conf': `${PROXY}include /etc/nginx/conf.d/more;\n`,
      'conf/more': 'gzip on;\n',
      'common.env': 'A=1\n',
      Dockerfile: 'FROM python:3.12-slim\nCOPY . .\nENTRYPOINT ["./docker-entrypoint.sh"]\n',
      'docker-entrypoint.sh': 'exec gunicorn a:b -c conf.py -b :8000\n',
      'conf.py': 'timeout = 30\n',
      'requirements.txt': 'gunicorn==23.0.0\n',
    };
    expect(await uses(files)).toEqual([
      'Dockerfile (Dockerfile): built for web compose.yaml:7',
      'conf/app.conf (nginx configuration): mounted at /etc/nginx/conf.d/app.conf compose.yaml:5',
      'docker-entrypoint.sh (shell script): run for web Dockerfile:3',
      'common.env (variables): variables of web compose.yaml:9',
      'conf.py (configuration of gunicorn): read by gunicorn Dockerfile:3',
      'conf/more (included nginx configuration): mounted at /etc/nginx/conf.d/more compose.yaml:5',
      'conf/more (included nginx configuration): included by conf/app.conf:6',
      'requirements.txt (requirements): pins gunicorn 23.0.0 requirements.txt:1',
    ]);
  });

  test('what a unit of systemd has variables from', async () => {
    const files = {
      'web.service': '[Service]\nEnvironmentFile=web.env\nExecStart=/usr/bin/gunicorn a:b\n',
      'web.env': 'GUNICORN_CMD_ARGS="--timeout 40"\n',
    };
    expect(await uses(files)).toEqual(['web.env (variables): variables of web.service web.service:2']);
  });

  test('a file that distributions ship is nowhere to be listed', async () => {
    const { files } = await listing({ 'nginx.conf': 'http {\n  server {\n    include proxy_params;\n  }\n}\n' });
    expect(files.map(({ file }) => file)).toEqual(['nginx.conf']);
  });

  test('of many uses people are told the first', async () => {
    const servers = Array.from({ length: 9 }, () => 'server { include headers; }').join('\n');
    const { out } = await cliOn({ 'nginx.conf': `http {\n${servers}\n}\n`, headers: 'gzip on;\n' }, ['files']);
    expect(out).toContain('included by nginx.conf:2, nginx.conf:3, nginx.conf:4 and 6 more\n');
  });
});

describe('stacks and chains', () => {
  const SERVICE = 'services:\n  web:\n    command: gunicorn a:b -b :8000\n    image: a\n';

  test('a file is said to be part of a stack where there are several; one without chains is not named', async () => {
    const files = {
      'a/compose.yaml': SERVICE,
      'b/compose.yaml': SERVICE,
      'c/compose.yaml': 'services:\n  db:\n    image: postgres\n',
    };
    const { files: found, chains } = await listing(files);
    expect(found.map(({ file, stacks }) => [file, stacks])).toEqual([
      ['a/compose.yaml', ['a']],
      ['b/compose.yaml', ['b']],
      ['c/compose.yaml', []],
    ]);
    expect(chains.map(({ stack, routes }) => [stack, routes])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  test('a single one is not named, and routes of the same hops are one line', async () => {
    const files = {
      'compose.yaml': `${SERVICE}  proxy:\n    image: nginx:1.28.0\n    volumes: ["./app.conf:/etc/nginx/conf.d/app.conf"]\n`,
      'app.conf': PROXY,
    };
    const { files: found, chains } = await listing(files);
    expect(found.flatMap(({ stacks }) => stacks)).toEqual([]);
    expect(chains).toEqual([
      {
        hops: [
          { product: 'nginx', label: 'nginx', version: '1.28.0' },
          { product: 'gunicorn', label: 'gunicorn', version: null },
        ],
        routes: 2,
      },
    ]);
    expect((await cliOn(files, ['files'])).out).toContain(
      'Chains\n  nginx 1.28.0 > gunicorn  (2 routes)\n\n2 files.\n',
    );
  });

  test('without chains nothing is said of them', async () => {
    expect((await listing({ 'nginx.conf': 'events {}\n' })).chains).toEqual([]);
    expect((await cliOn({ 'nginx.conf': 'events {}\n' }, ['files'])).out).not.toContain('Chains');
  });
});
