/** Servers that only a stated chain can name, and that can be installed. Each is named by its id in the catalogue. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import { PRODUCTS } from '../../../src/sources/shared/catalogue/index.js';
import { describeWith } from '../describeWith.js';
import { Connection } from '../lab/connection.js';
import { Lab } from '../lab/lab.js';

/** The default that the catalogue gives to a setting, in the setting's unit. */
function catalogued(product: string, setting: string): unknown {
  return PRODUCTS.find(({ id }) => id === product)?.settings.find(({ id }) => id === setting)?.default;
}

function found(...paths: readonly string[]): string | undefined {
  return paths.find((path) => spawnSync(path, ['-v']).status === 0);
}

/** PHP-FPM is named after its version: `php-fpm8.2`. */
function phpFpms(): string[] {
  if (!existsSync('/usr/sbin')) return [];
  return readdirSync('/usr/sbin')
    .filter((name) => /^php-fpm[\d.]+$/.test(name))
    .map((name) => `/usr/sbin/${name}`);
}

test('node: what a server has that nobody set up', () => {
  const { keepAliveTimeout } = createServer();
  expect(catalogued('node', 'keepAliveTimeout')).toBe(keepAliveTimeout);
});

describeWith(found(...phpFpms()), 'php-fpm', 'no PHP-FPM here', (path) => {
  test('as it shows its configuration where no file says anything', async () => {
    const lab = new Lab();
    try {
      const pool = '[global]\nerror_log=fpm.log\n[www]\nuser=nobody\nlisten=fpm.sock\npm=static\npm.max_children=1\n';
      const shown = await lab.run(0, () => ({
        command: [path, '-n', '-tt', '-y', 'fpm.conf'],
        ports: [],
        files: { 'fpm.conf': pool },
      }));
      expect(await shown.finished(15_000)).toBe(true);
      const terminate = /request_terminate_timeout = (\d+)s/.exec(shown.read() + shown.read('fpm.log'))?.[1];
      expect(terminate).toBe('0');
      expect(catalogued('php-fpm', 'request_terminate_timeout')).toBe('none');
    } finally {
      await lab.end();
    }
    const { stdout } = spawnSync(path, ['-n', '-i'], { encoding: 'utf8' });
    const seconds = Number(/^max_execution_time => (\d+)/m.exec(stdout)?.[1]);
    expect(catalogued('php-fpm', 'max_execution_time')).toBe(seconds);
  });
});

const MODULES = '/usr/lib/apache2/modules';

describeWith(found('/usr/sbin/apache2'), 'apache', 'no Apache here', (path) => {
  test('an unused connection is closed when the catalogue says so', async () => {
    const lab = new Lab();
    try {
      const server = await lab.run(1, (port) => ({
        command: [path, '-d', '.', '-f', 'apache.conf', '-D', 'FOREGROUND'],
        ports: [port],
        files: {
          'apache.conf': `LoadModule mpm_event_module ${MODULES}/mod_mpm_event.so
LoadModule authz_core_module ${MODULES}/mod_authz_core.so
ServerName localhost
User nobody
Group nogroup
PidFile apache.pid
ErrorLog error.log
Listen 127.0.0.1:${port}
`,
        },
      }));
      const connection = new Connection(server.ports[0] as number);
      expect((await connection.ask()).end).toBe('answer');
      const seconds = (await connection.closedAfter(15_000)) ?? Infinity;
      const expected = catalogued('apache', 'KeepAliveTimeout') as number;
      expect(seconds).toBeGreaterThan(expected - 0.5);
      expect(seconds).toBeLessThan(expected + 4);
      connection.close();
    } finally {
      await lab.end();
    }
  }, 30_000);
});
