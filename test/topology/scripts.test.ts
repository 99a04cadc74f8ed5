import { describe, expect, test } from '@jest/globals';
import { readAppServers } from '../../src/topology/appServers.js';
import { factOf } from '../../src/model/hop.js';

/** What the servers of a Dockerfile are, with files beside it. */
function servers(lines: readonly string[], beside: Readonly<Record<string, string>> = {}, given: string[] = []) {
  const files = Object.entries({ Dockerfile: ['FROM python:3.12-slim', ...lines].join('\n'), ...beside }).map(
    ([name, text]) => ({ name, text }),
  );
  const starters = files.filter(({ name }) => name === 'Dockerfile' || given.includes(name));
  const read = readAppServers(starters, (path) => files.find(({ name }) => name === path));
  return read.servers.map(({ hop }) => ({
    keepAlive: hop.timer('downstream.idle')?.written,
    place: hop.span.file.name,
    carrier: factOf(hop, 'launch.carrier'),
    getsSignals: factOf(hop, 'app.getsSignals'),
  }));
}

const SCRIPT = '#!/bin/sh\nexec gunicorn -k gthread --keep-alive "${KEEP:-9}" "$@" app\n';
const own = { place: 'start.sh', carrier: 'dockerfile', getsSignals: true };

describe('a script that a Dockerfile names', () => {
  test.each<[string, string[], Record<string, string>]>([
    ['in exec form, by its path in the image', ['ENV KEEP=7', 'CMD ["/app/start.sh"]'], { 'start.sh': SCRIPT }],
    ['relative to the working directory', ['WORKDIR /app', 'ENV KEEP=7', 'CMD ["./start.sh"]'], { 'start.sh': SCRIPT }],
    ['in shell form', ['ENV KEEP=7', 'CMD start.sh'], { 'start.sh': SCRIPT }],
    ['given to a shell', ['ENV KEEP=7', 'CMD ["bash", "-e", "/start.sh"]'], { 'start.sh': SCRIPT }],
    ['behind an init', ['ENV KEEP=7', 'ENTRYPOINT ["tini", "-g", "--", "/start.sh"]'], { 'start.sh': SCRIPT }],
  ])('%s', (_, lines, beside) => {
    expect(servers(lines, beside)).toEqual([{ ...own, keepAlive: '7' }]);
  });

  test('in another directory, from which it is copied', () => {
    const lines = ['ENV KEEP=7', 'COPY deploy/start.sh /start.sh', 'CMD ["/start.sh"]'];
    expect(servers(lines, { 'deploy/start.sh': SCRIPT })).toMatchObject([{ place: 'deploy/start.sh', keepAlive: '7' }]);
  });

  test('is told once, also where it is given by itself', () => {
    expect(servers(['ENV KEEP=7', 'CMD ["/start.sh"]'], { 'start.sh': SCRIPT }, ['start.sh'])).toHaveLength(1);
  });

  test('the command is what it is called with', () => {
    const lines = ['ENTRYPOINT ["/entrypoint.sh"]', 'CMD ["gunicorn", "-k", "gthread", "--keep-alive", "5", "app"]'];
    const run = (last: string) => servers(lines, { 'entrypoint.sh': `#!/bin/sh\nset -e\n./migrate\n${last}\n` });
    const base = { keepAlive: '5', place: 'Dockerfile', carrier: 'dockerfile' };
    expect(run('exec "$@"')).toEqual([{ ...base, getsSignals: true }]);
    expect(run('"$@"')).toEqual([{ ...base, getsSignals: false }]);
    // Where the script is not there, the server behind it counts.
    expect(servers(lines)).toEqual([{ ...base, getsSignals: true }]);
  });

  test('for another interpreter, or without a server, starts nothing', () => {
    expect(servers(['CMD ["/start.sh"]'], { 'start.sh': '#!/usr/bin/env python\ngunicorn\n' })).toEqual([]);
    expect(servers(['CMD ["/start.sh"]'], { 'start.sh': '#!/bin/sh\nexec celery worker\n' })).toEqual([]);
    expect(servers(['CMD ["/start.sh"]'])).toEqual([]);
  });

  test('that calls itself ends', () => {
    expect(servers(['CMD ["/start.sh"]'], { 'start.sh': '#!/bin/sh\nexec ./start.sh\n' })).toEqual([]);
  });
});
