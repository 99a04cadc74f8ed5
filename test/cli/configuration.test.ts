import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../src/config/index.js';
import { dir } from './dir.js';
import { cli, cliOn } from './world.js';

const NGINX = `server {
    listen 80;
    server_name example.com;
    location / { proxy_pass http://app:8000; keepalive_timeout 30s; proxy_read_timeout 20s; }
    location /ws/ { proxy_pass http://app:8000; keepalive_timeout 30s; proxy_read_timeout \${T}; }
}
`;
const QUIET = 'select: [TL101, TL95]\n';

interface Printed {
  readonly findings: { rule: string; severity: string }[];
  readonly ignored: { rule: string; ignoredBy: object }[];
  readonly unknowns: { kind: string }[];
  readonly summary: { ignored: number };
}

async function json(files: Readonly<Record<string, string>>, ...words: string[]): Promise<Printed> {
  const { out, err } = await cliOn(files, [...words, '--format', 'json']);
  expect(err).toBe('');
  return JSON.parse(out) as Printed;
}

describe('what stands in front, in the file', () => {
  test('is as on the command line, with its place in the file', async () => {
    const files = { 'nginx.conf': NGINX, 'timeout-lint.yaml': `lb: aws-alb:idle_timeout=60\n${QUIET}` };
    const { out } = await cliOn(files, ['--format', 'concise']);
    expect(out).toMatch(/nginx\.conf:4:64: error\[keepalive-race\] .* \(with timeout-lint\.yaml:1:26\)/);
    expect((await cliOn(files, ['--format', 'concise', '--lb', 'aws-alb:idle_timeout=20'])).out).toBe('');
    expect((await cliOn(files, ['--format', 'concise', '--lb-idle', '20'])).out).toBe('');
  });

  test.each([
    [
      'lb: [cloudfront, aws-abl]\n',
      /^timeout-lint: timeout-lint\.yaml:1:18: no product is named "aws-abl"; did you mean aws-alb/,
    ],
    ['lb: aws-alb:idle_timout=1\n', /timeout-lint\.yaml:1:5: aws-alb has no setting "idle_timout"/],
    [
      'rules: { keepalive-rase: off }\n',
      /timeout-lint\.yaml:1:10: no rule is named "keepalive-rase"; did you mean "keepalive-race"/,
    ],
    ['ignore: [{ rule: TL9999 }]\n', /timeout-lint\.yaml:1:18: no rule is named "TL9999"/],
  ])('%j is refused, with or without a run', async (text, message) => {
    const files = { 'nginx.conf': NGINX, 'timeout-lint.yaml': text };
    for (const words of [[], ['--print-config']]) {
      const { status, err } = await cliOn(files, words);
      expect(err).toMatch(message);
      expect(status).toBe(2);
    }
  });
});

describe('variables', () => {
  const files = {
    'nginx.conf': NGINX,
    '.env': 'A=1\nB=1\nC=1\n',
    'b.env': 'B=2\n',
    'timeout-lint.yaml': 'vars: { C: 3, D: 3 }\n',
  };

  test('later sources win: env files, the configuration, --var', async () => {
    const words = ['--env-file', '.env', '--env-file', 'b.env', '--var', 'D=4', '--var', 'E=5=6'];
    const { out } = await cliOn(files, [...words, '--print-config']);
    expect(out.split('\n').filter((line) => line.startsWith('vars'))).toEqual([
      expect.stringMatching(/^vars A +1 +\.env:1:3$/),
      expect.stringMatching(/^vars B +2 +b\.env:1:3$/),
      expect.stringMatching(/^vars C +3 +timeout-lint\.yaml:1:12$/),
      expect.stringMatching(/^vars D +4 +--var D=4$/),
      expect.stringMatching(/^vars E +5=6 +--var E=5=6$/),
    ]);
  });

  test('reach the commands of app servers', async () => {
    const started = { Dockerfile: 'FROM python\nCMD gunicorn app:app -t $T\n' };
    const { out } = await cliOn(started, ['show', '--var', 'T=77', '--format', 'json']);
    expect(out).toContain('"ms": 77000');
    expect(out).toContain('"file": "<command line>"');
  });

  test.each([
    [['--var', 'X'], '--var "X" is not NAME=VALUE, such as --var PROXY_TIMEOUT=60s'],
    [['--var', '=1'], '--var "=1" is not NAME=VALUE'],
    [['--env-file', 'none.env'], '--env-file none.env: no such file'],
  ])('%j is refused', async (words, message) => {
    const { status, err } = await cliOn(files, words);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });
});

describe('rules and ignores', () => {
  const beside = (text: string) => ({ 'a/nginx.conf': NGINX, 'timeout-lint.yaml': `lb-idle: 60\n${QUIET}${text}` });

  test('a severity of its own decides the status and stands in JSON', async () => {
    const files = beside('rules: { TL1: off, keepalive-race: info }\n');
    expect(new Set((await json(files)).findings.map(({ severity }) => severity))).toEqual(new Set(['info']));
    expect((await cliOn(files, [])).status).toBe(0);
    expect((await cliOn(files, ['--fail-on', 'info'])).status).toBe(1);
  });

  test('what is held back is counted, and listed with what says so', async () => {
    const files = beside('ignore: [{ rule: TL101, where: a/*.conf, reason: known, until: 2099-01-31 }]\n');
    const { findings, ignored, summary } = await json(files);
    expect(findings).toEqual([]);
    expect(summary.ignored).toBe(ignored.length);
    expect(ignored.map(({ rule, ignoredBy }) => [rule, ignoredBy])).toContainEqual([
      'keepalive-race',
      { kind: 'configuration', file: 'timeout-lint.yaml', line: 3, column: 18, reason: 'known', until: '2099-01-31' },
    ]);
    const { out, status } = await cliOn(files, []);
    expect(out).toMatch(/^Nothing to report; \d findings are ignored\./);
    expect(status).toBe(0);
  });

  test('paths begin where the file stands, wherever the program is started', async () => {
    const path = dir(beside('ignore: [{ rule: TL101, where: a/nginx.conf }]\n'));
    expect((await cli(join(path, 'a'), ['nginx.conf'])).status).toBe(0);
    expect((await cli(join(path, 'a'), ['../a/nginx.conf'])).status).toBe(0);
    expect((await cli(path, [join(path, 'a/nginx.conf')])).status).toBe(0);
  });

  test('until the day is over', async () => {
    const path = dir(beside('ignore: [{ rule: TL101, until: 2027-01-31 }]\n'));
    const on = async (now: Date) => (await cli(path, [], { now })).status;
    expect(await on(new Date(2027, 0, 31, 23, 59))).toBe(0);
    expect(await on(new Date(2027, 1, 1, 0, 0))).toBe(1);
  });
});

describe('contracts', () => {
  const files = (contract: string) => ({
    'nginx.conf': NGINX,
    'timeout-lint.yaml': `${QUIET}expect:\n  - ${contract}\n`,
  });

  test('are checked over what is found', async () => {
    const { out, status } = await cliOn(files('{ route: /, allows: 30s }'), ['--format', 'concise']);
    expect(out).toBe(
      'nginx.conf:4:88: error[contract-duration] nginx gives up after 20s of silence, but an answer may take 30s here (with timeout-lint.yaml:3:25)\n',
    );
    expect(status).toBe(1);
  });

  test('what is unknown is told where the contract stands', async () => {
    const { out, status } = await cliOn(files('{ route: /ws/, allows: 30s }'), []);
    expect(out).toContain('1 contract not wholly checked: timeout-lint.yaml:3:28 (`${T}` is unknown).');
    expect(status).toBe(0);
  });

  test('a route that does not exist is an error, but not where some files alone are given', async () => {
    const missing = files('{ route: /export/, allows: 30s }');
    const whole = await cliOn(missing, ['--format', 'concise']);
    expect(whole.out).toMatch(/^timeout-lint\.yaml:3:14: error\[contract-without-route\]/);
    expect(whole.status).toBe(1);
    const part = await cliOn(missing, ['nginx.conf']);
    expect(part.status).toBe(0);
    expect(part.out).toContain('timeout-lint.yaml:3:32 (no route `/export/` among the files given)');
    expect((await json(missing, 'nginx.conf')).unknowns.map(({ kind }) => kind)).toContain('contract');
  });
});

describe('chains that name files', () => {
  const FILES = {
    'deploy/nginx.conf': NGINX,
    'deploy/Dockerfile': 'FROM python\nCMD ["gunicorn", "app:app", "-t", "10"]\n',
    'timeout-lint.yaml':
      'chains:\n  - name: api\n    hops:\n      - { product: aws-alb }\n      - { product: nginx, files: [deploy/nginx.conf] }\n      - { product: gunicorn, files: [deploy/Dockerfile] }\n',
  };

  test('are read there, and not as they are found', async () => {
    const { out } = await cliOn(FILES, ['show', '--format', 'json']);
    const { chains } = JSON.parse(out) as { chains: { route: { chain?: string }; hops: { product: string }[] }[] };
    expect(chains.map(({ route, hops }) => [route.chain, hops.length])).toEqual([
      ['api', 3],
      ['api', 3],
    ]);
    expect((await cliOn(FILES, ['show', '--route', 'api'])).out).toContain('api example.com /ws/');
  });

  test('from a directory further in as well', async () => {
    const path = dir({ ...FILES, '.git/HEAD': '' });
    const { out, err } = await cli(join(path, 'deploy'), ['show']);
    expect(err).toBe('');
    expect(out.match(/^api example\.com/gm)).toHaveLength(2);
    expect(out).not.toMatch(/^example\.com/m);
  });

  test('nothing outside of the repository is read', async () => {
    const path = dir({ 'in/.git/HEAD': '', 'in/sub/x': '', 'secret.conf': NGINX, 'in/nginx.conf': NGINX });
    symlinkSync(join(path, 'secret.conf'), join(path, 'in/link.conf'));
    const config = join(path, 'in/sub/timeout-lint.yaml');
    const asked = async (file: string): Promise<string> => {
      const { writeFileSync } = await import('node:fs');
      writeFileSync(config, `chains: [{ hops: [{ product: nginx, files: ${file} }] }]\n`);
      return (await cli(join(path, 'in/sub'), ['show'])).err;
    };
    expect(await asked('../nginx.conf')).toBe('');
    const outside = 'lies outside of the repository, or of the directory of this file';
    for (const file of [
      '../../secret.conf',
      '../link.conf',
      join(path, 'secret.conf'),
      '/etc/passwd',
      '"../../*.conf"',
    ]) {
      expect(await asked(file)).toContain(outside);
    }
    expect(await asked('../none.conf')).toContain('is not there');
  });
});

describe('--print-config', () => {
  test('each value and where it comes from, for people and for programs', async () => {
    const files = { 'nginx.conf': NGINX, 'other.yaml': 'lb-idle: 40\nrules: { TL2: off }\nexpect: [{ drain: 9 }]\n' };
    const { out } = await cliOn(files, ['--config', 'other.yaml', '--print-config', '--nginx-version', '1.28.0']);
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['Configuration file: other.yaml'],
      [''],
      ['nginx-version', '1.28.0', '--nginx-version 1.28.0'],
      ['lb-idle', '40s', 'other.yaml:1:10'],
      ['select', 'all rules', 'default'],
      ['rules TL2', 'off', 'other.yaml:2:15'],
      ['expect', 'drain 9s', 'other.yaml:3:19'],
      ['baseline', 'timeout-lint-baseline.json where there is one', 'default'],
      ['strict', 'false', 'default'],
      ['fail-on', 'warning', 'default'],
      [''],
    ]);
    const printed = await cliOn(files, ['--config', 'other.yaml', '--print-config', '--format', 'json']);
    expect(JSON.parse(printed.out)).toMatchObject({
      schemaVersion: 1,
      config: 'other.yaml',
      values: expect.arrayContaining([{ key: 'lb-idle', value: '40s', from: 'other.yaml:1:10' }]),
    });
    expect((await cliOn(files, ['--print-config'])).out).toMatch(/^No configuration file\./);
  });
});

describe('init', () => {
  const WORLDS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['nothing', { 'README.md': '' }],
    ['nginx', { 'nginx.conf': NGINX }],
    ['an app server', { Dockerfile: 'FROM python\nCMD ["uvicorn", "app:app"]\n' }],
    [
      'both',
      {
        'd/nginx.conf': NGINX.replace('app:8000', '127.0.0.1:8000'),
        Dockerfile: 'FROM python\nCMD gunicorn a -b 127.0.0.1:8000\n',
      },
    ],
    ['odd names', { 'a\u001b[31m#b\n.conf': NGINX.replace('/ws/', '"/w\\\\s#{a}: b"') }],
  ];

  test.each(WORLDS)('of %s changes nothing, and each of its examples is right', async (_, files) => {
    const path = dir(files);
    const before = await cli(path, ['--format', 'json']);
    const written = await cli(path, ['init']);
    expect([written.status, written.err]).toEqual([0, '']);
    expect(readdirSync(path).filter((name) => name.includes('timeout-lint'))).toEqual(['timeout-lint.yaml']);
    const after = await cli(path, ['--format', 'json']);
    if (before.status === 2) expect(after.status).toBe(2);
    else expect(JSON.parse(after.out)).toEqual(JSON.parse(before.out));
    const text = readFileSync(join(path, 'timeout-lint.yaml'), 'utf8');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(250);
    const uncommented = text.replace(/^#(?! \S|$)/gm, '');
    expect(uncommented).toMatch(/^expect:$/m);
    for (const each of [text, uncommented]) {
      const { problems } = readConfiguration({ name: 'timeout-lint.yaml', text: each.replace(/^chains:[^]*/m, '') });
      expect(problems).toEqual([]);
    }
    // The whole of it, by the program itself: its chain names a command.
    const copy = dir({ ...files, 'timeout-lint.yaml': uncommented });
    expect((await cli(copy, [])).err).toBe('');
  });

  test('its contracts hold as it is', async () => {
    const path = dir(WORLDS[3]?.[1] ?? {});
    const { out } = await cli(path, ['init', '--stdout']);
    expect(existsSync(join(path, 'timeout-lint.yaml'))).toBe(false);
    const { writeFileSync } = await import('node:fs');
    const contracts = /^#expect:\n(?:# .*\n)+/m.exec(out)?.[0].replace(/^#/gm, '');
    writeFileSync(join(path, 'timeout-lint.yaml'), `${contracts}select: [TL95]\n`);
    expect((await cli(path, ['--format', 'concise'])).out).toBe('');
  });

  test('never over a file that is there, and nowhere that is no directory', async () => {
    const path = dir({ 'a/timeout-lint.yaml': '', 'b/.timeout-lint.yaml': '', 'c/x': '' });
    symlinkSync('nowhere', join(path, 'c/timeout-lint.yaml'));
    for (const name of ['a', 'b', 'c']) {
      const { status, err } = await cli(path, ['init', name]);
      expect(status).toBe(2);
      expect(err).toContain('is there already');
    }
    expect(readFileSync(join(path, 'a/timeout-lint.yaml'), 'utf8')).toBe('');
    expect((await cli(path, ['init', 'none'])).err).toContain('none: no such directory');
    expect((await cli(path, ['init', 'a', 'b'])).err).toContain('one word too many');
    expect((await cli(path, ['init', '--force'])).err).toContain('there is no option --force');
  });
});
