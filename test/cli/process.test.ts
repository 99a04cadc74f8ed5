import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { keeps } from './world.js';

/** The program as a process of its own: what only shows there. Bundled for these tests, so that dist/ may be stale. */
const path = mkdtempSync(join(tmpdir(), 'timeout-lint-'));
const PROGRAM = join(path, 'program/timeout-lint.js');

beforeAll(async () => {
  const root = join(import.meta.dirname, '../..');
  await build({
    absWorkingDir: root,
    entryPoints: { 'timeout-lint': 'src/cli/main.ts' },
    outdir: join(path, 'program'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  writeFileSync(join(path, 'program/package.json'), '{"type":"module"}');
  mkdirSync(join(path, 'work'));
  writeFileSync(join(path, 'work/short.conf'), keeps('30'));
  writeFileSync(join(path, 'work/long.conf'), keeps('75s'));
  writeFileSync(join(path, 'work/include.conf'), 'http { include none.conf; }\n');
  const locations = Array.from(
    { length: 3000 },
    (_, index) => `location /${index}/ { keepalive_timeout ${index + 1}; }\n`,
  );
  writeFileSync(join(path, 'work/many.conf'), `server { listen 80;\n${locations.join('')}}\n`);
}, 60_000);

afterAll(() => rmSync(path, { recursive: true, force: true }));

function started(words: readonly string[], input = '') {
  return spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd: join(path, 'work'),
    encoding: 'utf8',
    input,
    maxBuffer: 1e9,
  });
}

describe('the process', () => {
  test.each([
    [['long.conf', '--lb-idle', '60'], 0],
    [['short.conf', '--lb-idle', '60'], 1],
    [['short.conf', '--lb-idle', 'sixty'], 2],
    [['none.conf'], 2],
  ])('%j exits with %i', (words, status) => {
    expect(started(words).status).toBe(status);
  });

  test('standard input', () => {
    const { stdout, status } = started(['-', '--lb-idle', '60', '--format', 'concise'], keeps('30'));
    expect(stdout).toMatch(/^<stdin>:5:27: error\[keepalive-race\]/);
    expect(status).toBe(1);
  });

  test('a pipe gets everything, and the output is the same each time', () => {
    const first = started(['show', 'many.conf', '--format', 'json']);
    expect((JSON.parse(first.stdout) as { chains: object[] }).chains.length).toBeGreaterThanOrEqual(3000);
    expect(started(['show', 'many.conf', '--format', 'json']).stdout).toBe(first.stdout);
  });

  test('a slow reader of a pipe that does not block gets everything', () => {
    const words = ['show', 'many.conf', '--format', 'json'];
    const python = [
      'import os, subprocess, sys, time',
      'reading, writing = os.pipe2(os.O_NONBLOCK)',
      'program = subprocess.Popen(sys.argv[1:], stdout=writing)',
      'os.close(writing)',
      'time.sleep(2)',
      'os.set_blocking(reading, True)',
      'while part := os.read(reading, 65536): os.write(1, part)',
      'sys.exit(program.wait())',
    ];
    const slow = spawnSync('python3', ['-c', python.join('\n'), process.execPath, PROGRAM, ...words], {
      cwd: join(path, 'work'),
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    });
    expect(slow.stderr).toBe('');
    expect(slow.status).toBe(0);
    expect(slow.stdout === started(words).stdout).toBe(true);
  });

  test('a reader that leaves early is no error', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'show', 'many.conf'], { cwd: join(path, 'work') });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  test('a bug of ours is told as one, with a stack only when asked for', () => {
    // A broken library stands for the bug: nothing else makes the program throw.
    const broken = join(path, 'broken.mjs');
    writeFileSync(broken, `Array.prototype.toSorted = () => { throw new Error('broken on purpose'); };\n`);
    const run = (env: object) =>
      spawnSync(process.execPath, ['--import', broken, PROGRAM, 'include.conf'], {
        cwd: join(path, 'work'),
        encoding: 'utf8',
        env: { ...process.env, ...env },
      });
    const { status, stderr, stdout } = run({ TIMEOUT_LINT_DEBUG: '' });
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain('internal error: Error: broken on purpose');
    expect(stderr).toContain('Please report it');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(run({ TIMEOUT_LINT_DEBUG: '1' }).stderr).toMatch(/^\s+at /m);
  });
});
