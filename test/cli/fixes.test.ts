import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeTogether } from '../../src/cli/together.js';
import { cli, folder, keeps, type Outcome } from './world.js';

const EXAMPLE = join(process.cwd(), 'examples/nginx.conf');

/** Runs something in a folder with the given files, and removes it. */
async function within(
  files: Readonly<Record<string, string | Uint8Array>>,
  body: (path: string, run: (...words: string[]) => Promise<Outcome>) => Promise<void> | void,
): Promise<void> {
  const { path, remove } = folder(files);
  try {
    await body(path, (...words) => cli(path, words));
  } finally {
    remove();
  }
}

function textOf(path: string, name: string): string {
  return readFileSync(join(path, name), 'utf8');
}

/** Applies a patch as a person would. Another repository around this one must not count. */
function gitApply(path: string, patch: string): void {
  execFileSync('git', ['init', '--quiet', path]);
  const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: path, input: patch, encoding: 'utf8' });
  expect(`${status} ${stderr.replaceAll(/^.*trailing whitespace\.\n.*\n|^warning: .*\n/gm, '')}`).toBe('0 ');
}

describe('--diff', () => {
  test("of the README's example applies with git apply, and a second run is clean", async () => {
    await within({}, async (path, run) => {
      copyFileSync(EXAMPLE, join(path, 'nginx.conf'));
      const before = textOf(path, 'nginx.conf');
      const { status, out, err } = await run('nginx.conf', '--lb-idle', '60', '--diff');
      expect(status).toBe(1);
      expect(textOf(path, 'nginx.conf')).toBe(before);
      expect(err).toBe(
        'Would fix 2 findings in 1 file\n1 of them may change behaviour for the worse: --fix=unsafe applies all, --fix the others\n',
      );
      gitApply(path, out);
      expect(await run('nginx.conf', '--lb-idle', '60', '--quiet')).toEqual({ status: 0, out: '', err: '' });
      expect((await run('nginx.conf', '--lb-idle', '60', '--diff')).out).toBe('');
    });
  });

  test.each([
    ['LF', 'site.conf', keeps('30s')],
    ['CRLF', 'site.conf', keeps('30s').replaceAll('\n', '\r\n')],
    ['no newline at the end', 'site.conf', keeps('30s').trimEnd()],
    ['a byte order mark', 'site.conf', `\ufeff${keeps('30s')}`],
    ['nothing but the line, and no newline', 'site.conf', 'keepalive_timeout 30s;'],
    ['tabs and a comment', 'site.conf', keeps('30s').replaceAll('    ', '\t').replace('30s;', "30s\t;  # don't touch")],
    ['all in one line', 'site.conf', keeps('30s').replaceAll('\n', ' ')],
    ['characters beyond ASCII and odd line separators', 'site.conf', `# ä\u2028ö 🦊\n${keeps('30s')}`],
    ['a blank in the name', 'my site.conf', keeps('30s')],
    ['quotes, backslash and umlaut in the name', 'a"b\\ü.conf', keeps('30s')],
    ['a tab and a newline in the name', 'a\tb\nc.conf', keeps('30s')],
    ['in a folder', 'etc/nginx/conf d/site.conf', keeps('30s')],
  ])('%s', async (_, name, text) => {
    await within({ [name]: text }, async (path, run) => {
      const { out } = await run(name, '--lb-idle', '60', '--diff');
      gitApply(path, out);
      expect(textOf(path, name)).toBe(text.replace('30s', '75s'));
      const fixing = await run(name, '--lb-idle', '60', '--diff', '--fix');
      expect(fixing.out).toBe('');
    });
  });

  test('shows what --fix would write, and with --fix=unsafe the rest', async () => {
    await within({}, async (path, run) => {
      copyFileSync(EXAMPLE, join(path, 'nginx.conf'));
      const diff = async (...words: string[]): Promise<string[]> =>
        (await run('nginx.conf', '--lb-idle', '60', '--diff', ...words)).out
          .split('\n')
          .filter((line) => line.startsWith('+ '));
      expect(await diff('--fix')).toEqual(['+        keepalive_timeout 75s;']);
      expect(await diff('--fix=unsafe')).toEqual(await diff());
    });
  });

  test('several files and several edits of one line', async () => {
    const line = 'http { server { keepalive_timeout 30s 60s; location / { return 204; } } }\n';
    await within({ 'a.conf': line, 'b.conf': keeps('30s') }, async (path, run) => {
      const { out } = await run('a.conf', 'b.conf', '--lb-idle', '20', '--diff');
      gitApply(path, out);
      expect(textOf(path, 'a.conf')).toContain('keepalive_timeout 30s 30s;');
      expect(textOf(path, 'b.conf')).toBe(keeps('30s'));
    });
  });
});

describe('--fix', () => {
  test('applies what is safe, tells how much, and prints what is left', async () => {
    await within({}, async (path, run) => {
      copyFileSync(EXAMPLE, join(path, 'nginx.conf'));
      chmodSync(join(path, 'nginx.conf'), 0o640);
      const first = await run('--fix', 'nginx.conf', '--lb-idle', '60', '--format', 'concise');
      expect(first.err).toBe(
        'Fixed 1 finding in 1 file\n1 finding left whose fix may change behaviour for the worse: --fix=unsafe\n',
      );
      expect(first.out).toMatch(/^nginx\.conf:26:32: warning\[lb-gives-up-first\][^\n]*\n$/);
      expect(first.status).toBe(1);
      expect(textOf(path, 'nginx.conf')).toBe(readFileSync(EXAMPLE, 'utf8').replace('30s', '75s'));
      expect(statSync(join(path, 'nginx.conf')).mode & 0o777).toBe(0o640);
      const second = await run('nginx.conf', '--lb-idle', '60', '--fix=unsafe', '--quiet');
      expect(second).toEqual({ status: 0, out: '', err: 'Fixed 1 finding in 1 file\n' });
      expect(readdirSync(path)).toEqual(['nginx.conf']);
    });
  });

  test('leaves invalid UTF-8, read-only files and dumps alone', async () => {
    const latin = Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9, 10]), Buffer.from(keeps('30s'))]);
    const dump = `# configuration file /etc/nginx/nginx.conf:\n${keeps('30s')}`;
    await within(
      { 'latin.conf': latin, 'dump.txt': dump, 'locked.conf': keeps('30s'), 'open.conf': keeps('30s') },
      async (path, run) => {
        expect((await run('latin.conf', '--lb-idle', '60', '--fix')).err).toBe(
          'Fixed nothing\nLeft keepalive-race at latin.conf:6:27: latin.conf is not UTF-8 all through\n',
        );
        expect(readFileSync(join(path, 'latin.conf')).equals(latin)).toBe(true);
        expect((await run('dump.txt', '--lb-idle', '60', '--fix')).err).toContain(
          '/etc/nginx/nginx.conf was not read from a file of that name',
        );
        expect(textOf(path, 'dump.txt')).toBe(dump);
        chmodSync(join(path, 'locked.conf'), 0o444);
        const locked = await run('open.conf', 'locked.conf', '--lb-idle', '60', '--fix');
        expect(locked).toEqual({
          status: 2,
          out: '',
          err: 'timeout-lint: nothing was written: locked.conf is read-only\n',
        });
        expect(textOf(path, 'open.conf')).toBe(keeps('30s'));
      },
    );
  });

  test('follows a link to a file that was given, and to no other', async () => {
    await within({ 'available/site.conf': keeps('30s'), 'outside/other.conf': keeps('30s') }, async (path, run) => {
      mkdirSync(join(path, 'nginx/enabled'), { recursive: true });
      symlinkSync('../../available/site.conf', join(path, 'nginx/enabled/site.conf'));
      const refused = await run('nginx/enabled/site.conf', '--lb-idle', '60', '--fix');
      expect(refused.err).toContain('nginx/enabled/site.conf lies outside of what was given');
      expect(textOf(path, 'available/site.conf')).toBe(keeps('30s'));
      const fixed = await run('nginx/enabled/site.conf', 'available', '--lb-idle', '60', '--fix');
      expect(fixed.err).toBe('Fixed 1 finding in 1 file\n');
      expect(textOf(path, 'available/site.conf')).toBe(keeps('75s'));
      expect(readFileSync(join(path, 'nginx/enabled/site.conf'), 'utf8')).toBe(keeps('75s'));
    });
  });

  test.each([
    [['-', '--fix'], '--fix needs files: what is read from standard input cannot be changed'],
    [
      ['--stdin-filename', 'nginx.conf', '--diff'],
      '--diff needs files: what is read from standard input cannot be changed',
    ],
    [['/dev/null', '--fix'], '--fix needs files: /dev/null is none'],
    [
      ['nginx.conf', '--prefer', 'inner'],
      '--prefer chooses between the fixes of a finding: give --diff or --fix with it',
    ],
  ])('%j is told', async (words, problem) => {
    await within({ 'nginx.conf': keeps('30s') }, async (path, run) => {
      const { status, err } = await run(...words, '--lb-idle', '60');
      expect({ status, err }).toEqual({ status: 2, err: `timeout-lint: ${problem}\n` });
      expect(textOf(path, 'nginx.conf')).toBe(keeps('30s'));
    });
  });

  test('takes no word for its value that does not stand behind =', async () => {
    await within({ unsafe: keeps('30s') }, async (path, run) => {
      expect((await run('--fix', 'unsafe', '--lb-idle', '60')).err).toBe('Fixed 1 finding in 1 file\n');
      expect(textOf(path, 'unsafe')).toBe(keeps('75s'));
      expect((await run('--fix=all', 'unsafe')).err).toBe('timeout-lint: --fix "all" is none of safe, unsafe\n');
    });
  });

  test('writes a value where its variable has it, and nothing that only tells of other files', async () => {
    const files = {
      'nginx.conf.template': keeps('${KEEP}'),
      'values.env': '# seconds\nKEEP=30\n',
      'timeout-lint.yaml':
        'chains:\n  - hops:\n      - { product: load-balancer, idle_timeout: 60s }\n      - { product: nginx, keepalive_timeout: 30s }\n',
    };
    await within(files, async (path, run) => {
      const words = ['nginx.conf.template', '--lb-idle', '60', '--env-file', 'values.env', '--fix'];
      const { err } = await run(...words, '--no-config');
      expect(err).toBe('Fixed 1 finding in 1 file\n');
      expect(textOf(path, 'values.env')).toBe('# seconds\nKEEP=75\n');
      expect((await run(...words)).err).toContain('timeout-lint.yaml only tells what is set elsewhere');
      expect(textOf(path, 'timeout-lint.yaml')).toBe(files['timeout-lint.yaml']);
    });
  });

  test('--prefer chooses the end', async () => {
    const text = keeps('10s').replace('listen', 'client_body_timeout 5s; listen');
    const alb = 'resource "aws_lb" "a" {\n  load_balancer_type = "application"\n  idle_timeout = 60 # seconds\n}\n';
    await within({ 'nginx.conf': text, 'main.tf': alb }, async (_, run) => {
      const diff = async (...words: string[]): Promise<string[]> =>
        (await run('nginx.conf', 'main.tf', '--diff', ...words)).out
          .split('\n')
          .filter((line) => line.startsWith('+ '));
      expect(await diff('--prefer', 'inner')).toEqual([expect.stringContaining('keepalive_timeout 75s;')]);
      expect(await diff('--prefer', 'outer')).toEqual(['+  idle_timeout = 8 # seconds']);
    });
  });

  test('a large file', async () => {
    const text = keeps('30s') + '# a line of a comment\n'.repeat(400_000);
    await within({ 'big.conf': text }, async (path, run) => {
      const { out } = await run('big.conf', '--lb-idle', '60', '--diff');
      expect(out.length).toBeLessThan(1000);
      expect((await run('big.conf', '--lb-idle', '60', '--fix')).err).toBe('Fixed 1 finding in 1 file\n');
      expect(textOf(path, 'big.conf')).toBe(text.replace('30s', '75s'));
    });
  });
});

describe('files that are written together', () => {
  const rewrite = (path: string, name: string) => ({
    name,
    path: join(path, name),
    before: Buffer.from('old'),
    after: Buffer.from('new'),
  });

  test('are all as they were where one cannot be put in its place', async () => {
    await within({ a: 'old', b: 'old', c: 'old' }, (path) => {
      let count = 0;
      const problem = writeTogether([rewrite(path, 'a'), rewrite(path, 'b'), rewrite(path, 'c')], (from, to) => {
        if (++count === 3) throw Object.assign(new Error('no room'), { code: 'ENOSPC', path: String(to) });
        writeFileSync(to, readFileSync(from));
      });
      expect(problem).toBe(`nothing was written: ${join(path, 'c')}: ENOSPC`);
      expect(['a', 'b', 'c'].map((name) => textOf(path, name))).toEqual(['old', 'old', 'old']);
      expect(readdirSync(path)).toEqual(['a', 'b', 'c']);
    });
  });

  test('are none where one has changed meanwhile', async () => {
    await within({ a: 'old', b: 'changed' }, (path) => {
      expect(writeTogether([rewrite(path, 'a'), rewrite(path, 'b')])).toBe(
        'nothing was written: b has changed meanwhile',
      );
      expect(textOf(path, 'a')).toBe('old');
      expect(existsSync(join(path, 'b'))).toBe(true);
    });
  });
});
