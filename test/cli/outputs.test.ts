import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FORMATS } from '../../src/cli/commands.js';
import { annotationProblems, jsonProblems, sarifRun, uploadProblems, xmlProblems } from '../report/consumers.js';
import { problemsOf } from '../report/schemas.js';
import { dir } from './dir.js';
import { cli, cliOn, keeps } from './world.js';

const SHORT = { 'nginx.conf': keeps('30') };
const RUN = ['nginx.conf', '--lb-idle', '60'];

const made = (files: Readonly<Record<string, string>> = SHORT): string => dir(files);

const formats = (...words: string[]): string[] => words.flatMap((word) => ['--format', word]);

describe('--format FORMAT[:FILE]', () => {
  test('every format from one run, the same again, and each is taken by who reads it', async () => {
    const path = made();
    const words = [...RUN, ...formats(...FORMATS.map((format) => `${format}:out.${format}`))];
    const first = await cli(path, words);
    expect(first).toEqual({ status: 1, out: '', err: '' });
    const read = () => FORMATS.map((format) => readFileSync(join(path, `out.${format}`), 'utf8'));
    const texts = read();
    await cli(path, words);
    expect(read()).toEqual(texts);
    const text = (format: (typeof FORMATS)[number]) => texts[FORMATS.indexOf(format)] as string;
    expect(problemsOf('findings', text('json'))).toEqual([]);
    for (const format of ['sarif', 'rdjson', 'gitlab'] as const) expect(jsonProblems(format, text(format))).toEqual([]);
    for (const format of ['junit', 'checkstyle'] as const)
      expect(await xmlProblems(format, [text(format)])).toEqual([]);
    expect(uploadProblems(text('sarif'))).toEqual([]);
    expect(annotationProblems(text('github'))).toEqual([]);
    expect(text('markdown')).toContain('**nginx closes it after 30s**');
    expect(readdirSync(path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a file and standard output', async () => {
    const path = made();
    const alone = await cli(path, RUN);
    const both = await cli(path, [...RUN, ...formats('sarif:out.sarif', 'pretty')]);
    expect(both).toEqual(alone);
    const { results, tool } = sarifRun(readFileSync(join(path, 'out.sarif'), 'utf8'));
    expect(results[0]?.ruleId).toBe('keepalive-race');
    expect(tool.driver.rules[0]).toMatchObject({
      shortDescription: { text: expect.stringContaining('idle connection') },
    });
  });

  test('a file has no colours, and no terminal for its width', async () => {
    const path = made();
    const words = [...RUN, '--color', 'always'];
    await cli(path, [...words, ...formats('pretty:out.txt', 'concise:-')], { tty: true });
    expect(readFileSync(join(path, 'out.txt'), 'utf8')).not.toContain('\u001b');
  });

  test.each([
    [
      ['sarif', 'pretty'],
      'sarif and pretty cannot both go to standard output: give one of them a file, as in --format sarif:timeouts.sarif',
    ],
    [['pretty', 'junit'], 'as in --format junit:timeouts.xml'],
    [['json:a.json', 'gitlab:a.json'], 'json and gitlab cannot both go to a.json'],
    [['sarf'], '--format "sarf" is none of pretty, concise, json, sarif, '],
    [['sarf:x'], 'did you mean sarif?'],
    [['sarif:'], 'names no file'],
  ])('%j is refused', async (words, sentence) => {
    const { status, out, err } = await cliOn(SHORT, [...RUN, ...formats(...words)]);
    expect(err).toContain(sentence);
    expect([status, out]).toEqual([2, '']);
  });

  test('a file that cannot be written: exit status 2, its name, and nothing is printed', async () => {
    const path = made();
    mkdirSync(join(path, 'there'));
    const told = async (file: string) => cli(path, [...RUN, ...formats(`sarif:${file}`, 'pretty')]);
    expect(await told('none/out.sarif')).toEqual({
      status: 2,
      out: '',
      err: 'timeout-lint: none/out.sarif cannot be written: there is no such directory\n',
    });
    expect((await told('there')).err).toContain('there cannot be written: it is a directory');
    expect((await told('nginx.conf/out.sarif')).err).toContain('nginx.conf/out.sarif cannot be written');
    expect(existsSync(join(path, 'none'))).toBe(false);
  });

  test('a file that is there is replaced as a whole: a link stays one, and who may read it stays', async () => {
    const path = made({ ...SHORT, 'real.txt': 'x'.repeat(100_000) });
    chmodSync(join(path, 'real.txt'), 0o640);
    symlinkSync('real.txt', join(path, 'link.txt'));
    await cli(path, [...RUN, ...formats('concise:link.txt')]);
    expect(lstatSync(join(path, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(path, 'real.txt'), 'utf8')).toMatch(/^nginx\.conf:5:27: error\[keepalive-race\].*\n$/);
    expect(statSync(join(path, 'real.txt')).mode & 0o777).toBe(0o640);
  });

  test('what is no file of its own is written to as it is', async () => {
    const path = made();
    expect((await cli(path, [...RUN, ...formats('sarif:/dev/null')])).status).toBe(1);
    expect(statSync('/dev/null').isFile()).toBe(false);
  });
});

describe('with the other options', () => {
  test.each(FORMATS)('--fail-on counts the same for %s', async (format) => {
    const status = async (...more: string[]) => (await cliOn(SHORT, [...RUN, '--format', format, ...more])).status;
    expect(await status()).toBe(1);
    expect(await status('--fail-on', 'never')).toBe(0);
    expect(await status('--quiet')).toBe(1);
  });

  const ADVICE = { 'nginx.conf': 'server { location / { proxy_pass http://127.0.0.1:1; } }\n' };
  const ADVISED = ['nginx.conf', '--nginx-version', '1.28.0', '--quiet'];

  test.each(FORMATS)(
    '--quiet and %s: advice is kept from people, unless it decides the exit status',
    async (format) => {
      const forPeople = ['pretty', 'concise', 'github', 'markdown'].includes(format);
      const quiet = await cliOn(ADVICE, [...ADVISED, '--format', format]);
      expect([quiet.status, quiet.out.includes('no-pooling')]).toEqual([0, !forPeople]);
      const asked = await cliOn(ADVICE, [...ADVISED, '--format', format, '--fail-on', 'info']);
      expect([asked.status, asked.out.includes('no-pooling')]).toEqual([1, true]);
    },
  );

  test('--list and --print-config print in their three formats, and nothing else', async () => {
    for (const option of ['--list', '--print-config']) {
      const { out, status } = await cliOn(SHORT, ['nginx.conf', option, '--format', 'json']);
      expect([status, (JSON.parse(out) as { schemaVersion: number }).schemaVersion]).toEqual([0, 1]);
      for (const words of [formats('sarif'), formats('json:x.json')]) {
        const refused = await cliOn(SHORT, ['nginx.conf', option, ...words]);
        expect([refused.status, refused.err.includes(`${option} prints to standard output`)]).toEqual([2, true]);
      }
    }
  });

  test('on GitHub Actions the format stays as it was', async () => {
    const plain = await cliOn(SHORT, RUN);
    expect(await cliOn(SHORT, RUN, { env: { GITHUB_ACTIONS: 'true' } })).toEqual(plain);
  });

  test('names begin at the root of the repository', async () => {
    const path = made({ '.git/HEAD': '', 'deploy/nginx.conf': keeps('30') });
    const { out } = await cli(join(path, 'deploy'), [...RUN, '--format', 'gitlab']);
    expect(out).toContain('"path": "deploy/nginx.conf"');
  });

  test('what only flags say stands in the configuration file', async () => {
    const { out } = await cliOn({ 'nginx.conf': keeps('75s'), 'timeout-lint.yaml': 'nginx-version: 1.28.0\n' }, [
      'nginx.conf',
      '--lb',
      'cloudfront:OriginKeepaliveTimeout=60',
      '--lb',
      'aws-alb',
      '--format',
      'gitlab',
    ]);
    const issues = JSON.parse(out) as { check_name: string; location: object }[];
    expect(issues.map(({ location }) => location)).toContainEqual({
      path: 'timeout-lint.yaml',
      lines: { begin: 1, end: 1 },
    });
  });

  test('completion knows the formats of each command', async () => {
    const completed = async (...words: string[]) => (await cliOn({}, ['--complete', ...words])).out;
    expect(await completed('--format', 's')).toBe('sarif\n');
    expect(await completed('show', '--format', '')).toBe('pretty\njson\n');
  });

  test('help names them all', async () => {
    const { out } = await cliOn({}, ['--help']);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(FORMATS.join(', '));
  });
});
