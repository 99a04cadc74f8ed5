import { describe, expect, test } from '@jest/globals';
import { cliOn } from '../cli/world.js';

interface Shown {
  readonly chains: readonly {
    readonly hops: readonly { readonly label: string }[];
    readonly legs: readonly { readonly confidence: string; readonly because: string }[];
  }[];
}

/** The links from nginx to app servers of what is searched, as `confidence: because`. */
async function links(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { out } = await cliOn(files, ['show', '--format', 'json']);
  return (JSON.parse(out) as Shown).chains
    .filter(({ hops }) => hops[0]?.label === 'nginx')
    .flatMap(({ legs }) => legs.map(({ confidence, because }) => `${confidence}: ${because}`));
}

const proxyTo = (target: string): string =>
  `events {}\nhttp { server { listen 80; location / { proxy_pass http://${target}; } } }\n`;
const web = (more = ''): string => `  web:\n    image: x\n    command: gunicorn app:app --bind 0.0.0.0:8000\n${more}`;
const proxy = (more = ''): string =>
  `  proxy:\n    image: nginx\n    volumes: ['./nginx.conf:/etc/nginx/nginx.conf']\n${more}`;
const compose = (...services: string[]): string => `services:\n${services.join('')}`;

describe('in a compose project', () => {
  test.each<[string, string, string, string[]]>([
    ['a service is reached by its name', 'web:8000', compose(web(), proxy()), ['high: web is gunicorn']],
    ['but not on another port', 'web:8001', compose(web(), proxy()), []],
    ['127.0.0.1 is the own container', '127.0.0.1:8000', compose(web(), proxy()), []],
    [
      'which two may share',
      '127.0.0.1:8000',
      compose(web('    network_mode: service:proxy\n'), proxy()),
      ['high: gunicorn listens on port 8000'],
    ],
    [
      'no name leads across networks that are not shared',
      'web:8000',
      compose(web('    networks: [inner]\n'), proxy('    networks: [outer]\n')),
      [],
    ],
    [
      'a link is one more name',
      'backend:8000',
      compose(web(), proxy('    links: ["web:backend"]\n')),
      ['high: backend is gunicorn'],
    ],
    [
      'the machine has the ports that are published',
      'host.docker.internal:9000',
      compose(web("    ports: ['9000:8000']\n"), proxy()),
      ['high: port 9000 of the machine leads to gunicorn'],
    ],
    [
      'and is what 127.0.0.1 means in its network',
      '127.0.0.1:9000',
      compose(web("    ports: ['127.0.0.1:9000:8000']\n"), proxy('    network_mode: host\n')),
      ['high: port 9000 of the machine leads to gunicorn'],
    ],
    ['where no service has its name', 'web:8000', compose(web(), proxy('    network_mode: host\n')), []],
  ])('%s', async (_, target, text, expected) => {
    expect(await links({ 'nginx.conf': proxyTo(target), 'compose.yml': text })).toEqual(expected);
  });
});

describe('an nginx that no container has', () => {
  test('reaches the machine’s ports, not those of a container', async () => {
    const files = { 'compose.yml': compose(web("    ports: ['127.0.0.1:9000:8000']\n")) };
    expect(await links({ ...files, 'nginx.conf': proxyTo('127.0.0.1:9000') })).toEqual([
      'high: port 9000 of the machine leads to gunicorn',
    ]);
    expect(await links({ ...files, 'nginx.conf': proxyTo('127.0.0.1:8000') })).toEqual([]);
  });

  test('stands before the unit of the same machine', async () => {
    const unit = '[Service]\nExecStart=/srv/venv/bin/gunicorn app:app --bind 127.0.0.1:8000\n';
    expect(await links({ 'app.service': unit, 'nginx.conf': proxyTo('127.0.0.1:8000') })).toEqual([
      'high: gunicorn listens on port 8000',
    ]);
  });
});

describe('an address that only the deployment knows', () => {
  const unit = { Procfile: 'web: gunicorn app:app --bind 0.0.0.0:8000\n' };

  test('is the only app server’s, where all goes there', async () => {
    const [link, ...others] = await links({ ...unit, 'nginx.conf': proxyTo('${BACKEND}') });
    expect(others).toEqual([]);
    expect(link).toMatch(/^low: gunicorn is the only app server/);
  });

  test('may be anybody’s where requests go to several', async () => {
    const two = proxyTo('${BACKEND}').replace('} } }', '} location /x/ { proxy_pass http://${FRONTEND}; } } }');
    expect(await links({ ...unit, 'nginx.conf': two })).toEqual([]);
  });
});

describe('one image', () => {
  test('holds nginx and what a process list in it starts', async () => {
    const files = {
      Dockerfile:
        'FROM nginx:1.28\nCOPY web.conf /etc/nginx/conf.d/default.conf\nCOPY supervisord.ini /etc/supervisord.conf\n',
      'web.conf': 'server { listen 80; location / { proxy_pass http://127.0.0.1:8000; } }\n',
      'supervisord.ini': '[program:web]\ncommand=gunicorn app:app --bind 127.0.0.1:8000\n',
    };
    expect(await links(files)).toEqual(['high: gunicorn listens on port 8000']);
  });
});

test('a compose file that is named is followed to the images that it builds and the files that it mounts', async () => {
  const { out } = await cliOn(
    {
      'deploy/compose.yml':
        'services:\n  web:\n    build: ../web\n  proxy:\n    image: nginx\n    volumes: [../nginx.conf:/etc/nginx/nginx.conf]\n',
      'web/Dockerfile': 'FROM python\nCMD ["gunicorn", "app:app", "-b", ":8000"]\n',
      'nginx.conf': proxyTo('web:8000'),
    },
    ['show', 'deploy/compose.yml', 'web', 'nginx.conf', '--format', 'json'],
  );
  expect((JSON.parse(out) as Shown).chains.map(({ hops }) => hops.map(({ label }) => label))).toEqual([
    ['nginx', 'gunicorn'],
  ]);
});

describe('several deployments', () => {
  test('a script that an image of compose runs is no start of its own', async () => {
    const { out } = await cliOn(
      {
        'compose.yml': 'services:\n  web:\n    build: .\n',
        Dockerfile: 'FROM python\nCOPY . /srv\nWORKDIR /srv\nENTRYPOINT ["./entrypoint.sh"]\n',
        'entrypoint.sh': '#!/bin/sh\nexec gunicorn app:app\n',
      },
      ['show', '--format', 'json'],
    );
    expect((JSON.parse(out) as Shown).chains).toHaveLength(1);
  });

  test('have names, and only one has none', async () => {
    const stack = (name: string) => ({
      [`${name}/nginx.conf`]: proxyTo('127.0.0.1:8000'),
      [`${name}/Procfile`]: 'web: gunicorn app:app --bind 127.0.0.1:8000\n',
    });
    const { out } = await cliOn({ ...stack('a'), ...stack('b') }, ['show']);
    expect(out).toMatch(/^Stack a$/m);
    expect(out).toMatch(/^Stack b$/m);
    const alone = await cliOn(stack('a'), ['show']);
    expect(alone.out).not.toMatch(/^Stack a$/m);
  });
});
