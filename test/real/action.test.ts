import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { parse } from 'yaml';
import { folder, keeps } from '../cli/world.js';
import { describeWith } from './describeWith.js';
import { finished } from './finished.js';

jest.setTimeout(60_000);

const ROOT = join(import.meta.dirname, '../..');
const { inputs, runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly main: string };
};

/** Whether the bundle has the formats that the action asks for. */
const known = spawnSync(process.execPath, [join(ROOT, 'dist/timeout-lint.cjs'), '--help'], { encoding: 'utf8' });
const formats = /\bgithub\b/.test(known.stdout) ? 'github' : undefined;

/** Runs the action as the runner does: its file by node, every input with its default, files for what it gives. */
async function step(files: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>) {
  const runner = folder({ output: '', 'summary.md': '', 'temp/.keep': '' });
  const workspace = folder({ ...files, '.git/HEAD': 'ref: refs/heads/main\n' });
  try {
    const all = Object.entries(inputs).map(([name, { default: usual = '' }]) => [name, given[name] ?? usual] as const);
    const { status, output } = await finished(process.execPath, [join(ROOT, runs.main)], {
      cwd: workspace.path,
      env: {
        PATH: process.env['PATH'],
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: workspace.path,
        GITHUB_OUTPUT: join(runner.path, 'output'),
        GITHUB_STEP_SUMMARY: join(runner.path, 'summary.md'),
        RUNNER_TEMP: join(runner.path, 'temp'),
        ...Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value])),
      },
      withinMs: 30_000,
    });
    const read = (path: string): string => readFileSync(path, 'utf8');
    const outputs = [...read(join(runner.path, 'output')).matchAll(/^([\w-]+)<<(.+)\n(.*)\n\2$/gm)];
    return {
      status,
      log: output,
      outputs: Object.fromEntries(outputs.map(([, name, , value]) => [name, value])) as Record<string, string>,
      summary: read(join(runner.path, 'summary.md')),
      sarif: given['sarif-file'] === undefined ? undefined : read(join(workspace.path, given['sarif-file'])),
    };
  } finally {
    runner.remove();
    workspace.remove();
  }
}

const lacking = 'the bundle has no format for GitHub: npm run bundle';

describeWith(formats, 'the action', lacking, () => {
  test('annotates a finding, writes summary and SARIF, sets its outputs, and fails', async () => {
    const { status, log, outputs, summary, sarif } = await step(
      { 'deploy/nginx.conf': keeps('30s') },
      { args: '--lb-idle 60', 'sarif-file': 'timeouts.sarif' },
    );
    expect(log).toMatch(/^::error file=deploy\/nginx\.conf,line=5,.*title=keepalive-race[^:]*::/m);
    expect(summary).toContain('keepalive-race');
    expect(JSON.parse(sarif ?? '')).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'keepalive-race' }] }],
    });
    expect(outputs).toEqual({ findings: '1', 'exit-code': '1', 'sarif-file': 'timeouts.sarif' });
    expect(status).toBe(1);
  });

  test('names files from the workspace, also where it runs in a directory of it', async () => {
    const { log, sarif } = await step(
      { 'deploy/nginx.conf': keeps('30s') },
      { args: '--lb-idle 60', 'working-directory': 'deploy', 'sarif-file': 'timeouts.sarif' },
    );
    expect(log).toMatch(/^::error file=deploy\/nginx\.conf,line=5,/m);
    expect(sarif).toContain('"deploy/nginx.conf"');
  });

  test('passes where there is nothing, and says so in the summary', async () => {
    const { status, log, outputs, summary } = await step({ 'nginx.conf': keeps('75s') }, { args: '--lb-idle 60' });
    expect(log).not.toMatch(/^::/m);
    expect(summary).not.toBe('');
    expect(outputs).toEqual({ findings: '0', 'exit-code': '0', 'sarif-file': '' });
    expect(status).toBe(0);
  });

  test('a path and a file that look like commands are none', async () => {
    const name = 'a,b::error::%0A.conf';
    const { log, outputs } = await step(
      { [name]: keeps('30s'), '::error::x.conf': keeps('30s') },
      { paths: `${name}\n::error::x.conf`, args: '--lb-idle 60' },
    );
    const commands = log.split('\n').filter((line) => line.startsWith('::'));
    expect(commands).toHaveLength(2);
    expect(commands.every((line) => line.startsWith('::error file='))).toBe(true);
    expect(commands.join('\n')).toContain('file=a%2Cb%3A%3Aerror%3A%3A%250A.conf,');
    expect(outputs['findings']).toBe('2');
  });

  test('what keeps it from checking is an annotation', async () => {
    const { status, log, outputs } = await step({}, { paths: 'missing.conf' });
    expect(log).toMatch(/^::error title=timeout-lint::timeout-lint: .*missing\.conf/m);
    expect(outputs).toMatchObject({ 'exit-code': '2', findings: '' });
    expect(status).toBe(2);
  });
});
