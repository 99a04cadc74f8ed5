import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { problemsOf } from '../report/schemas.js';
import { dir } from './dir.js';
import { cli, cliOn, keeps } from './world.js';

const QUIET = 'ignore: [TL2, TL3, TL5]\n';
const CONFIGURATION = { 'timeout-lint.yaml': `lb-idle: 60\n${QUIET}` };
const NAME = 'timeout-lint-baseline.json';

interface Printed {
  readonly findings: readonly { rule: string; fingerprint: string; spans: { file: string; primary: boolean }[] }[];
  readonly ignored: readonly { rule: string; ignoredBy: object }[];
  readonly summary: { ignored: number; baseline?: object; outside?: number };
}

async function json(path: string, ...words: readonly string[]): Promise<Printed> {
  const { out, err } = await cli(path, [...words, '--format', 'json']);
  expect(err).toBe('');
  expect(problemsOf('findings', out)).toEqual([]);
  return JSON.parse(out) as Printed;
}

describe('comments', () => {
  const held = keeps('30s').replace('30s;', '30s; # timeout-lint: ignore[keepalive-race] -- known');

  test('hold back what they stand at, and are named in JSON', async () => {
    const path = dir({ ...CONFIGURATION, 'nginx.conf': held });
    const { findings, ignored } = await json(path);
    expect(findings).toEqual([]);
    expect(ignored.map(({ rule, ignoredBy }) => [rule, ignoredBy])).toEqual([
      ['keepalive-race', { kind: 'comment', file: 'nginx.conf', line: 5, column: 55, reason: 'known' }],
    ]);
    const { out, status } = await cli(path, []);
    expect(out).toMatch(/^Nothing to report; 1 finding is ignored\./);
    expect(status).toBe(0);
  });

  test('at any place of a finding count', async () => {
    const stated = `ignore: [TL2, TL3, TL5]
chains:
  - hops:
      - { product: aws-alb, idle_timeout: 60 } # timeout-lint: ignore[keepalive-race] -- known
      - { product: nginx, keepalive_timeout: 30s }
`;
    const { out } = await cliOn({ 'timeout-lint.yaml': stated }, ['--format', 'concise']);
    expect(out).not.toContain('keepalive-race');
    const plain = await cliOn({ 'timeout-lint.yaml': stated.replace(/ # .*/, '') }, ['--format', 'concise']);
    expect(plain.out).toContain('keepalive-race');
  });

  test('need a reason where --strict or the configuration says so', async () => {
    const files = { ...CONFIGURATION, 'nginx.conf': held.replace(' -- known', '') };
    expect((await cliOn(files, [])).status).toBe(0);
    const { out, status } = await cliOn(files, ['--strict', '--format', 'concise']);
    expect(out).toContain('ignore-without-reason');
    expect(status).toBe(1);
    const strict = { ...files, 'timeout-lint.yaml': `strict: true\n${CONFIGURATION['timeout-lint.yaml']}` };
    expect((await cliOn(strict, [])).status).toBe(1);
  });

  test('that hide nothing are told, but not where their rule was not asked', async () => {
    const files = { ...CONFIGURATION, 'nginx.conf': held.replace('30s', '75s') };
    expect((await cliOn(files, ['--format', 'concise'])).out).toContain('unused-ignore');
    for (const words of [
      ['--select', 'TL9'],
      ['--ignore', 'TL101'],
      ['--select', 'TL101'],
    ]) {
      expect((await cliOn(files, [...words, '--format', 'concise'])).out).not.toContain('unused-ignore');
    }
  });

  test('an entry of the configuration is not unused where the files that it means were not named', async () => {
    const files = {
      'a.conf': keeps('75s'),
      'b.conf': keeps('75s'),
      'timeout-lint.yaml': 'lb-idle: 60\nignore: [TL2, TL3, TL5, { rule: TL101, where: b.conf }]\n',
    };
    const told = async (...words: string[]) =>
      (await cliOn(files, [...words, '--format', 'concise'])).out.includes('unused-ignore');
    expect([await told(), await told('a.conf'), await told('b.conf')]).toEqual([true, false, true]);
  });
});

describe('a baseline', () => {
  test('holds back what was found, wherever it moves to, and tells what is gone', async () => {
    const path = dir({ ...CONFIGURATION, 'nginx.conf': keeps('30s') });
    const { out, status } = await cli(path, ['baseline']);
    expect([out, status]).toEqual([`${NAME}: 1 finding.\n`, 0]);
    const written = JSON.parse(readFileSync(join(path, NAME), 'utf8')) as { findings: object[] };
    expect(written.findings).toEqual([
      expect.objectContaining({ rule: 'keepalive-race', file: 'nginx.conf', headline: expect.any(String) as unknown }),
    ]);
    writeFileSync(join(path, 'nginx.conf'), `# moved\n\n${keeps('30s')}`);
    const { findings, ignored, summary } = await json(path);
    expect(findings).toEqual([]);
    expect(ignored[0]?.ignoredBy).toEqual({ kind: 'baseline', file: NAME, line: 5, column: 23 });
    expect(summary).toMatchObject({ ignored: 1, baseline: { file: NAME, known: 1, gone: 0 } });
    expect((await cli(path, [])).out).toMatch(/^Nothing to report; 1 finding is in the baseline\./);
    expect((await cli(path, ['--no-baseline'])).status).toBe(1);

    writeFileSync(join(path, 'nginx.conf'), keeps('40s'));
    const changed = await cli(path, []);
    expect(changed.status).toBe(1);
    expect(changed.out.replaceAll('\n', ' ')).toContain(
      `1 entry of ${NAME} is not found any more: timeout-lint baseline --prune removes it.`,
    );
    expect((await cli(path, ['--select', 'TL102'])).out).not.toContain('not found any more');
    expect((await cli(path, ['baseline', '--prune'])).out).toBe(`${NAME}: 0 findings; 1 entry removed.\n`);
    expect((await cli(path, [])).status).toBe(1);
    expect(readdirSync(path).toSorted()).toEqual(['nginx.conf', NAME, 'timeout-lint.yaml'].toSorted());
  });

  test('of some files leaves the entries of others', async () => {
    const path = dir({ ...CONFIGURATION, 'a.conf': keeps('30s'), 'b.conf': keeps('31s') });
    await cli(path, ['baseline']);
    const before = readFileSync(join(path, NAME), 'utf8');
    expect((await cli(path, ['baseline', 'a.conf'])).out).toBe(`${NAME}: 2 findings.\n`);
    expect(readFileSync(join(path, NAME), 'utf8')).toBe(before);
    writeFileSync(join(path, 'b.conf'), keeps('75s'));
    expect((await cli(path, ['baseline', 'a.conf', '--prune'])).out).toBe(`${NAME}: 2 findings.\n`);
    expect((await cli(path, ['baseline', '--prune'])).out).toBe(`${NAME}: 1 finding; 1 entry removed.\n`);
  });

  test('may have another name, in the configuration or typed, and is then expected', async () => {
    const path = dir({
      'timeout-lint.yaml': `baseline: known.json\nlb-idle: 60\n${QUIET}`,
      'nginx.conf': keeps('30s'),
    });
    const missing = await cli(path, ['--baseline', 'known.json']);
    expect([missing.status, missing.err]).toEqual([2, 'timeout-lint: known.json: no such file\n']);
    expect((await cli(path, [])).status).toBe(1);
    await cli(path, ['baseline']);
    expect(existsSync(join(path, 'known.json'))).toBe(true);
    expect((await cli(path, [])).status).toBe(0);
    expect((await cli(path, ['--baseline', 'other.json'])).status).toBe(2);
    await cli(path, ['baseline', '--baseline', 'other.json']);
    expect(readFileSync(join(path, 'other.json'), 'utf8')).toBe(readFileSync(join(path, 'known.json'), 'utf8'));
  });

  test.each([
    ['{', 'is no JSON'],
    ['{}', 'is no baseline'],
    ['{ "schemaVersion": 2, "findings": [] }', 'has the schemaVersion 2'],
    ['{ "schemaVersion": 1, "findings": [{}] }', 'has no fingerprint, rule, file and headline in finding 1'],
  ])('%j is refused', async (text, message) => {
    const { status, err } = await cliOn({ [NAME]: text, 'nginx.conf': keeps('30s') }, []);
    expect(status).toBe(2);
    expect(err).toContain(`${NAME} ${message}`);
  });
});

describe('what was changed', () => {
  const stated = (idle: number): string => `ignore: [TL2, TL3, TL5]
chains:
  - hops:
      - { product: aws-alb, idle_timeout: ${idle} }
      - { product: nginx, keepalive_timeout: 30s }
`;
  const git = (path: string, ...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
      cwd: path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const lineOf = (printed: Printed): unknown =>
    printed.findings
      .filter(({ rule }) => rule === 'keepalive-race')
      .map(({ spans }) => (spans.find(({ primary }) => primary) as unknown as { line: number }).line);

  test('makes the place inside of it the primary one', async () => {
    const path = dir({ 'timeout-lint.yaml': stated(20), 'x/nginx.conf': keeps('75s') });
    git(path, 'init', '-q');
    git(path, 'add', '.');
    git(path, 'commit', '-qm', 'first');
    writeFileSync(join(path, 'timeout-lint.yaml'), stated(60));
    expect(lineOf(await json(path))).toEqual([5]);
    expect(lineOf(await json(path, '--diff-base', 'HEAD'))).toEqual([4]);
    expect(lineOf(await json(path, '--diff-base', 'HEAD', '--only-changed'))).toEqual([4]);
    expect(lineOf(await json(join(path, 'x'), '--diff-base', 'HEAD'))).toEqual([4]);
    const diff = git(path, 'diff');
    const given = await cli(path, ['--diff-files', '-', '--format', 'json'], { stdin: diff });
    expect(lineOf(JSON.parse(given.out) as Printed)).toEqual([4]);

    git(path, 'commit', '-qam', 'second');
    const none = await json(path, '--diff-base', 'HEAD', '--only-changed');
    expect(none.findings).toEqual([]);
    expect(none.summary.outside).toBeGreaterThan(0);
    expect((await cli(path, ['--diff-base', 'HEAD', '--only-changed'])).out).toContain('outside of what was changed');
    expect(lineOf(await json(path, '--diff-base', 'HEAD~1'))).toEqual([4]);
  }, 30_000);

  test('is refused where it cannot be known', async () => {
    const path = dir({ 'nginx.conf': keeps('30s') });
    const refused = async (...words: string[]) => {
      const { status, err } = await cli(path, words);
      expect(status).toBe(2);
      return err;
    };
    expect(await refused('--diff-base', 'HEAD')).toContain('lies in no git repository');
    expect(await refused('--only-changed')).toContain('add --diff-base REV or --diff-files FILE');
    expect(await refused('--diff-base', 'a', '--diff-files', 'b')).toContain('give one of them');
    expect(await refused('--diff-files', 'none.diff')).toContain('none.diff: no such file');
    git(path, 'init', '-q');
    expect(await refused('--diff-base=--output=x')).toContain('is no name of a commit');
    expect(existsSync(join(path, 'x'))).toBe(false);
    expect(await refused('--diff-base', 'nothing')).toContain('--diff-base nothing: ');
  });
});
