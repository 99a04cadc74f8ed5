import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { act } from '../../src/cli/action/act.js';
import { commandOf } from '../../src/cli/action/command.js';
import { inputsOf, type Environment } from '../../src/cli/action/inputs.js';
import { boundedSummary, complaint, errorCommand, outputLines } from '../../src/cli/action/workflow.js';
import { cli, folder, keeps } from './world.js';

/** What the action asks for, and what stands for it here: tests of formats say what is in each. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  github: 'concise',
  sarif: 'json',
  markdown: 'concise',
  json: 'json',
};

/** Runs the command line once for each report. */
async function lint(words: readonly string[], directory: string) {
  const rest = words.filter((word, index) => word !== '--format' && words[index - 1] !== '--format');
  const formats = words.filter((_, index) => words[index - 1] === '--format');
  let last = { status: 3, out: '', err: '' };
  let out = '';
  for (const word of formats) {
    const [format = '', file] = word.split(/:(.*)/s);
    last = await cli(directory, ['--format', STANDS_FOR[format] ?? format, ...rest]);
    if (file === undefined) out = last.out;
    else if (last.status < 2) writeFileSync(file, last.out);
  }
  return { ...last, out };
}

interface Step {
  readonly status: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly left: (name: string) => string | undefined;
}

/** A step of a job, as the runner makes one: inputs by their names in action.yml, files for what the step gives. */
async function step(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>): Promise<Step> {
  const world = folder({ ...files, '_runner/output': '', '_runner/summary': '' });
  try {
    const env: Environment = {
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      GITHUB_WORKSPACE: world.path,
      GITHUB_OUTPUT: join(world.path, '_runner/output'),
      GITHUB_STEP_SUMMARY: join(world.path, '_runner/summary'),
      RUNNER_TEMP: join(world.path, '_runner'),
    };
    let log = '';
    const status = await act({ env, cwd: '/', lint, print: (text) => (log += text) });
    const read = (name: string) =>
      existsSync(join(world.path, name)) ? readFileSync(join(world.path, name), 'utf8') : undefined;
    const texts = ['a.sarif', 'deploy/a.sarif'].map((name) => [name, read(name)] as const);
    return {
      status,
      log,
      summary: read('_runner/summary') ?? '',
      outputs: outputsIn(read('_runner/output') ?? ''),
      left: (name) => texts.find(([each]) => each === name)?.[1],
    };
  } finally {
    world.remove();
  }
}

/** What the runner takes from the file, with the grammar that it documents. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length && lines[at] !== '';) {
    const [, name, end] = /^([^=<]+)<<(.+)$/.exec(lines[at] as string) as unknown as [string, string, string];
    const close = lines.indexOf(end, at + 1);
    expect(close).toBeGreaterThan(at);
    outputs[name] = lines.slice(at + 1, close).join('\n');
    at = close + 1;
  }
  return outputs;
}

const RACE = { 'nginx.conf': keeps('30s') };
const USUAL = { formats: 'github', 'working-directory': '.', args: '--lb-idle 60' };

describe('a step', () => {
  test('fails for a finding, and says where', async () => {
    const { status, log, summary, outputs, left } = await step(RACE, { ...USUAL, 'sarif-file': 'a.sarif' });
    expect(status).toBe(1);
    expect(log).toContain('nginx.conf:5:');
    expect(summary).toContain('keepalive-race');
    expect(outputs).toEqual({ findings: '1', 'exit-code': '1', 'sarif-file': 'a.sarif' });
    expect(left('a.sarif')).toContain('keepalive-race');
  });

  test('passes without one', async () => {
    const { status, outputs } = await step({ 'nginx.conf': keeps('75s') }, USUAL);
    expect(status).toBe(0);
    expect(outputs).toEqual({ findings: '0', 'exit-code': '0', 'sarif-file': '' });
  });

  test('fails only from the severity that it is told', async () => {
    const { status, outputs } = await step(RACE, { ...USUAL, 'fail-on': 'never' });
    expect(status).toBe(0);
    expect(outputs).toMatchObject({ findings: '1', 'exit-code': '0' });
  });

  test('runs in its directory, and writes files from the workspace', async () => {
    const files = { 'deploy/nginx.conf': keeps('30s'), 'other/nginx.conf': 'oops' };
    const { log, outputs, left } = await step(files, {
      ...USUAL,
      'working-directory': 'deploy',
      'sarif-file': 'a.sarif',
    });
    expect(log).not.toContain('oops');
    expect(outputs).toMatchObject({ findings: '1', 'sarif-file': 'a.sarif' });
    expect(left('a.sarif')).toBeDefined();
    expect(left('deploy/a.sarif')).toBeUndefined();
  });

  test('takes the configuration that it is told', async () => {
    const { outputs } = await step({ ...RACE, 'ci.yaml': 'lb-idle: 60s\n' }, { formats: 'github', config: 'ci.yaml' });
    expect(outputs).toMatchObject({ findings: '1' });
  });

  test('annotates what keeps it from checking, and has no findings then', async () => {
    const { status, log, outputs } = await step(RACE, { ...USUAL, paths: 'no such.conf' });
    expect(status).toBe(2);
    expect(log).toMatch(/^::error title=timeout-lint::timeout-lint: .*no such\.conf.*$/m);
    expect(outputs).toEqual({ findings: '', 'exit-code': '2', 'sarif-file': '' });
  });

  test('says that there is no such working directory', async () => {
    const { status, log, outputs } = await step(RACE, { ...USUAL, 'working-directory': 'nowhere' });
    expect(status).toBe(2);
    expect(log).toMatch(/^::error title=timeout-lint::working-directory: there is no directory /);
    expect(outputs).toMatchObject({ 'exit-code': '2' });
  });

  test.each(['-', '--version', 'rules', '::error::x', '%0A::error::x', '::set-output name=a::b\n::stop-commands::x'])(
    'takes the path %j for a path, and no line of the log for a command of it',
    async (paths) => {
      const { log, status } = await step(RACE, { ...USUAL, paths: `nginx.conf\n${paths}` });
      expect(log.split('\n').filter((line) => line.startsWith('::') && !line.startsWith('::error title='))).toEqual([]);
      if (paths !== '-') expect(status).toBe(2);
    },
  );
});

describe('the command line that is made of inputs', () => {
  const wordsFor = (env: Environment): string[] =>
    commandOf(inputsOf({ GITHUB_WORKSPACE: '/ws', ...env }, '/'), { json: '/t/j', markdown: '/t/m' });

  test.each<[Environment, readonly string[]]>([
    [{}, ['--format', 'markdown:/t/m', '--format', 'json:/t/j']],
    [
      { INPUT_PATHS: ' nginx.conf \r\n\n my dir/a b.conf\n', INPUT_FORMATS: 'github' },
      [
        ...['--format', 'github', '--format', 'markdown:/t/m', '--format', 'json:/t/j'],
        ...['--', 'nginx.conf', 'my dir/a b.conf'],
      ],
    ],
    [
      { INPUT_ARGS: `--lb aws-alb\n--app 'gunicorn app:app -t 5' --var A="b c"` },
      [
        ...['--lb', 'aws-alb', '--app', 'gunicorn app:app -t 5', '--var', 'A=b c'],
        ...['--format', 'markdown:/t/m', '--format', 'json:/t/j'],
      ],
    ],
    [
      { 'INPUT_FAIL-ON': 'error', INPUT_CONFIG: 'ci.yaml', 'INPUT_SARIF-FILE': 'out/a.sarif' },
      [
        ...['--fail-on', 'error', '--config', 'ci.yaml', '--format', 'sarif:/ws/out/a.sarif'],
        ...['--format', 'markdown:/t/m', '--format', 'json:/t/j'],
      ],
    ],
    [
      { INPUT_FORMATS: 'github\njunit:r/a.xml\ncheckstyle:/abs.xml' },
      [
        ...['--format', 'github', '--format', 'junit:/ws/r/a.xml', '--format', 'checkstyle:/abs.xml'],
        ...['--format', 'markdown:/t/m', '--format', 'json:/t/j'],
      ],
    ],
  ])('%j', (env, words) => {
    expect(wordsFor(env)).toEqual(words);
  });

  test('whatever stands in `paths` is behind the dashes, a line each', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const text = lines.join('\n');
        const expected = text
          .split(/\r\n|\r|\n/)
          .map((line) => line.trim())
          .filter(Boolean);
        const words = wordsFor({ INPUT_PATHS: text });
        expect(words.includes('--') ? words.slice(words.indexOf('--') + 1) : []).toEqual(expected);
      }),
    );
  });
});

describe('what the runner is told', () => {
  test('no value sets another output', () => {
    const value = fc.array(fc.constantFrom('a', '\n', 'findings<<x', 'x', '=', '%0A')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(outputsIn(outputLines({ one, other }))).toEqual({ one, other });
      }),
    );
  });

  test('an error is one command, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const command = errorCommand(`x${text}x`);
        expect(command.trimEnd()).not.toMatch(/[\n\r]/);
        expect(command).toMatch(/^::error title=timeout-lint::x/);
      }),
    );
    expect(errorCommand('50% of a\nb\n')).toBe('::error title=timeout-lint::50%25 of a%0Ab\n');
  });

  test('no complaint is a command', () => {
    expect(complaint('a\n::error::b\n ##[error]c')).toBe('a\n\\x3a:error::b\n #\\x23[error]c');
  });

  test('a summary is cut at a line, and says so', () => {
    const text = `${'é'.repeat(40)}\n`.repeat(100);
    expect(boundedSummary(text)).toBe(text);
    const cut = boundedSummary(text, 1000);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(1000);
    expect(cut).toMatch(/^(?:é{40}\n)+\n\nThere is more than a summary can hold/);
  });
});
