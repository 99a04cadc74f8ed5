import { describe, expect, test } from '@jest/globals';
import { cliOn, keeps } from './world.js';

const IDLE = ['--lb-idle', '60', '--format', 'concise'];

describe('configuration of app servers, named by itself', () => {
  test('hypercorn: its values are checked, and it is not taken for nginx', async () => {
    const { out, status } = await cliOn({ 'hypercorn.toml': 'bind = "0.0.0.0:8000"\nkeep_alive_timeout = 5\n' }, [
      'hypercorn.toml',
      ...IDLE,
    ]);
    expect(out).toContain('hypercorn.toml:2:22');
    expect(out).toContain('keepalive-race');
    expect(status).toBe(1);
  });

  test('uWSGI: what its command line may say is unknown', async () => {
    const ini = '[uwsgi]\nhttp-socket = :8000\nmaster = true\nharakiri = 20\n';
    const { out, err, status } = await cliOn({ 'deploy/app.ini': ini }, ['deploy/app.ini']);
    expect([err, status]).toEqual(['', 0]);
    expect(out).toContain('its command line');
    expect(out).toContain('between it and uwsgi');
  });

  test('in a directory it is read once, for the server that names it', async () => {
    const files = {
      'uwsgi.ini': '[uwsgi]\nhttp-socket = :8000\nmaster = true\n',
      Dockerfile: 'FROM python:3.12\nCMD ["uwsgi", "--ini", "uwsgi.ini"]\n',
    };
    const { out } = await cliOn(files, ['.', 'uwsgi.ini']);
    expect(out).toMatch(/1 hop,/);
  });
});

test('files that configure nothing say so', async () => {
  const files = { 'compose.yml': 'services:\n  db:\n    image: postgres\n', 'empty.conf': '' };
  const both = await cliOn(files, ['compose.yml', 'empty.conf']);
  expect(both.out).toMatch(
    /^Nothing to check in 2 files: they configure no nginx or load balancer and start no app server/,
  );
  expect(both.status).toBe(0);
  const one = await cliOn(files, ['compose.yml']);
  expect(one.out).toMatch(/^Nothing to check in compose\.yml: it configures no nginx/);
});

test('what is typed in front of them changes nothing about that', async () => {
  for (const front of [
    ['--lb-idle', '60'],
    ['--lb', 'aws-alb'],
    ['--lb', 'cloudfront', '--lb', 'aws-alb'],
  ]) {
    const { out, status } = await cliOn({ 'empty.conf': '' }, ['empty.conf', ...front]);
    expect(out).toMatch(/^Nothing to check in empty\.conf: it configures no nginx[^]*knows\.\n$/);
    expect(status).toBe(0);
  }
});

test('a load balancer alone is told to be one', async () => {
  const { out } = await cliOn({ 'alb.tf': 'resource "aws_lb" "web" {\n  idle_timeout = 30\n}\n' }, ['alb.tf']);
  expect(out.replaceAll('\n', ' ')).toContain(
    'Nothing behind the ALB web is among the files: name its nginx or its app server, too.',
  );
  expect(out).not.toContain('No load balancer given');
});

test('files of variables are read where compose finds them, and never outside of what was named', async () => {
  const service = (path: string): string =>
    `services:\n  web:\n    env_file: ${path}\n    command: gunicorn app:app -k gthread --threads 8 -w 4\n`;
  const files = {
    'inside/compose.yml': service('web.env'),
    'inside/web.env': 'GUNICORN_CMD_ARGS=--keep-alive 7\n',
    'outside.env': 'GUNICORN_CMD_ARGS=--keep-alive 8\n',
    'beside/compose.yml': service('../outside.env'),
  };
  const read = await cliOn(files, ['inside/compose.yml', ...IDLE]);
  expect(read.out).toMatch(/web\.env:1:\d+.*after 7s/);
  const kept = await cliOn(files, ['beside/compose.yml', '--lb-idle', '60']);
  expect(kept.out).not.toContain('8s');
  expect(kept.out).toContain('1 file not read: `../outside.env`');
});

test('a rule that the configuration names wrongly is told with its place', async () => {
  const files = { 'nginx.conf': keeps('75s'), 'timeout-lint.yaml': 'ignore:\n  - TL101\n  - keepalive-rcae\n' };
  const { err, status } = await cliOn(files, ['nginx.conf']);
  expect(err).toContain('timeout-lint.yaml:3:5: no rule is named "keepalive-rcae"; did you mean "keepalive-race"?');
  expect(status).toBe(2);
});
