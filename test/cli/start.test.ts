import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { codeFolder } from '../../src/cli/start/codeFolder.js';

const DAY = 86_400;
const MACHINE = { env: { HOME: '/home/ada' }, platform: 'linux', version: 'v20.19.0', arch: 'x64' };

describe('where compiled code is kept', () => {
  test.each([
    ['in the cache of the user', {}, '/home/ada/.cache/timeout-lint/abc-v20.19.0-x64'],
    ['where XDG says', { env: { XDG_CACHE_HOME: '/caches' } }, '/caches/timeout-lint/abc-v20.19.0-x64'],
    ['as macOS has it', { platform: 'darwin' }, '/home/ada/Library/Caches/timeout-lint/abc-v20.19.0-x64'],
    ['nowhere without a home', { env: {} }, undefined],
    ['nowhere in what is being checked', { env: { HOME: '/home/ada', XDG_CACHE_HOME: 'cache' } }, undefined],
    ['nowhere in CI', { env: { HOME: '/home/ada', CI: 'true' } }, undefined],
    ['nowhere when Node is told so', { env: { HOME: '/home/ada', NODE_DISABLE_COMPILE_CACHE: '1' } }, undefined],
    ['nowhere while coverage counts', { env: { HOME: '/home/ada', NODE_V8_COVERAGE: 'coverage' } }, undefined],
  ])('%s', (_, machine, folder) => {
    expect(codeFolder('abc', { ...MACHINE, ...machine })).toBe(folder);
  });
});

describe('a program of two parts', () => {
  const path = mkdtempSync(join(tmpdir(), 'timeout-lint-start-'));
  const program = join(path, 'timeout-lint.cjs');
  const caches = join(path, 'caches');
  const folder = codeFolder('abc', { ...process, env: { XDG_CACHE_HOME: caches } }) as string;

  /** What the first part says is in its own code; texts of one length are one to V8, which asks no more of a source. */
  function says(word: string): void {
    const text = [
      `const { basename } = require('node:path');`,
      `const { twice } = require('./other.cjs');`,
      `console.log('${word}', twice(21), basename(__filename), require('./other.cjs').twice === twice);`,
      `process.exitCode = 1;`,
    ];
    writeFileSync(join(path, 'parts/main.cjs'), text.join('\n'));
  }

  function run(env: Record<string, string> = {}) {
    const { CI: _ci, NODE_V8_COVERAGE: _coverage, NODE_DISABLE_COMPILE_CACHE: _off, ...around } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
      encoding: 'utf8',
      env: { ...around, XDG_CACHE_HOME: caches, ...env },
    });
    return { status, stdout, stderr };
  }

  const said = (word: string) => ({ status: 1, stdout: `${word} 42 main.cjs true\n`, stderr: '' });

  beforeAll(async () => {
    const root = join(import.meta.dirname, '../..');
    await build({
      absWorkingDir: root,
      entryPoints: ['src/cli/start/main.ts'],
      outfile: program,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      define: { BUILD: '"abc"' },
      logLevel: 'error',
    });
    mkdirSync(join(path, 'parts'));
    writeFileSync(join(path, 'parts/other.cjs'), `exports.twice = (n) => 2 * n;`);
  });

  afterAll(() => rmSync(path, { recursive: true, force: true }));

  beforeEach(() => {
    rmSync(caches, { recursive: true, force: true });
    says('old');
  });

  test('keeps what it compiled, for its user alone, and uses it', () => {
    expect(run()).toEqual(said('old'));
    expect(readdirSync(folder).toSorted()).toEqual(['main.cjs', 'other.cjs']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'main.cjs')).mode & 0o777).toBe(0o600);
    says('new');
    expect(run()).toEqual(said('old'));
    expect(run({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(said('new'));
  });

  test('takes nothing from a folder that others may write, and puts nothing there', () => {
    run();
    says('new');
    chmodSync(folder, 0o777);
    rmSync(join(folder, 'other.cjs'));
    expect(run()).toEqual(said('new'));
    expect(readdirSync(folder)).toEqual(['main.cjs']);
  });

  test('what is damaged is made anew', () => {
    run();
    const whole = readFileSync(join(folder, 'main.cjs'));
    const changed = Buffer.from(whole);
    changed.fill(0x5a, whole.length >> 1, (whole.length >> 1) + 64);
    const cut = whole.subarray(0, whole.length - 10);
    for (const damaged of [changed, cut, Buffer.alloc(whole.length), Buffer.from('no code'), Buffer.alloc(0)]) {
      writeFileSync(join(folder, 'main.cjs'), damaged);
      expect(run()).toEqual(said('old'));
      expect(statSync(join(folder, 'main.cjs')).size).toBe(whole.length);
    }
  });

  test('is kept anew every ten minutes, and not more often', () => {
    run();
    const file = join(folder, 'main.cjs');
    const now = Date.now() / 1000;
    for (const [age, isAnew] of [
      [9 * 60, false],
      [11 * 60, true],
    ] as const) {
      utimesSync(file, now - age, now - age);
      expect(run()).toEqual(said('old'));
      expect(statSync(file).mtimeMs / 1000 > now - 60).toBe(isAnew);
    }
  });

  test('what other versions left is removed when nobody has used it for a month', () => {
    const all = join(caches, 'timeout-lint');
    for (const [name, days] of [
      ['gone', 31],
      ['here', 29],
    ] as const) {
      mkdirSync(join(all, name), { recursive: true });
      writeFileSync(join(all, name, 'main.cjs'), '');
      const then = Date.now() / 1000 - days * DAY;
      utimesSync(join(all, name, 'main.cjs'), then, then);
    }
    run();
    expect(readdirSync(all)).toContain('here');
    expect(readdirSync(all)).not.toContain('gone');
  });

  test('runs where nothing can be kept', () => {
    writeFileSync(caches, 'a file');
    expect(run()).toEqual(said('old'));
    expect(run({ CI: 'true' })).toEqual(said('old'));
    expect(existsSync(folder)).toBe(false);
  });
});
