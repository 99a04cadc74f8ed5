import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { keeps } from '../cli/world.js';
import { describeWith } from './describeWith.js';
import { finished, type Finished } from './finished.js';

jest.setTimeout(180_000);

const ROOT = join(import.meta.dirname, '../..');
const preCommit = spawnSync('pre-commit', ['--version'], { encoding: 'utf8' }).status === 0 ? 'pre-commit' : undefined;

/** The words of `git`, with settings of nobody's. */
const AS_SOMEBODY = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', '-c', 'commit.gpgsign=false'];

describeWith(preCommit, 'pre-commit', 'there is no pre-commit (apt-get install pre-commit)', (program) => {
  let folder = '';
  let project = '';
  let repository = '';
  let env: NodeJS.ProcessEnv = {};

  const git = (cwd: string, ...words: string[]): string =>
    execFileSync('git', [...AS_SOMEBODY, ...words], { cwd, env, encoding: 'utf8', timeout: 60_000 });

  /** Writes files of the repository and tries to commit them. */
  const committing = async (files: Readonly<Record<string, string>>, around = env): Promise<Finished> => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(repository, name)), { recursive: true });
      writeFileSync(join(repository, name), text);
    }
    git(repository, 'add', '--all');
    return finished('git', [...AS_SOMEBODY, 'commit', '--message', 'A change'], { cwd: repository, env: around });
  };

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'timeout-lint-pre-commit-')));
    const own = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|PRE_COMMIT)/.test(name));
    env = {
      ...Object.fromEntries(own),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      PRE_COMMIT_HOME: join(folder, 'home'),
      // Whoever tries to fetch anything shall fail.
      ...{ npm_config_offline: 'true', http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' },
    };
    project = join(folder, 'project');
    repository = join(folder, 'repository');
    copyWorkingTree(project);
    for (const path of [project, repository]) {
      mkdirSync(path, { recursive: true });
      git(path, 'init', '--quiet');
    }
    git(project, 'add', '--all', '--force');
    git(project, 'commit', '--quiet', '--message', 'The project');
    writeFileSync(
      join(repository, '.pre-commit-config.yaml'),
      configurationWith(project, git(project, 'rev-parse', 'HEAD').trim()),
    );
    const installed = await finished(program, ['install', '--install-hooks'], { cwd: repository, env });
    expect(installed).toMatchObject({ status: 0 });
    git(repository, 'add', '--all');
    git(repository, 'commit', '--quiet', '--no-verify', '--message', 'The hook');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('a change that contradicts the load balancer is refused, with the finding', async () => {
    const { status, output } = await committing({ 'deploy/nginx.conf': keeps('30s') });
    expect(output).toContain('error[keepalive-race TL101]');
    expect(output).toContain('deploy/nginx.conf:5:');
    expect(output).toContain('set keepalive_timeout to 75s or more');
    expect(status).toBe(1);
    expect(git(repository, 'rev-list', '--count', 'HEAD').trim()).toBe('1');
  });

  test('the same change without the contradiction goes in', async () => {
    const { status, output } = await committing({ 'deploy/nginx.conf': keeps('75s') });
    expect(output).toMatch(/^timeout-lint\.+Passed$/m);
    expect(status).toBe(0);
    expect(git(repository, 'rev-list', '--count', 'HEAD').trim()).toBe('2');
  });

  test('a change of another file finds what is wrong in one that did not change', async () => {
    writeFileSync(join(repository, 'deploy/nginx.conf'), keeps('30s'));
    git(repository, 'commit', '--quiet', '--all', '--no-verify', '--message', 'Past the hook');
    const { status, output } = await committing({ 'timeout-lint.yaml': 'lb-idle: 60s\n' });
    expect(output).toContain('deploy/nginx.conf:5:');
    expect(status).toBe(1);
    git(repository, 'reset', '--quiet', '--hard', 'HEAD~1');
  });

  test('a change that configures no hop does not start it', async () => {
    const { status, output } = await committing({ 'README.md': '# Notes\n' });
    expect(output).toMatch(/^timeout-lint\.+\(no files to check\)Skipped$/m);
    expect(status).toBe(0);
  });

  test('the hook for files is given the changed files', async () => {
    writeFileSync(join(repository, 'deploy/other.nginx.conf'), keeps('30s'));
    git(repository, 'add', '--all');
    const words = ['run', 'timeout-lint-files', '--hook-stage', 'manual', '--files', 'deploy/nginx.conf'];
    const passed = await finished(program, words, { cwd: repository, env });
    expect(passed.output).toMatch(/^timeout-lint \(the changed files\)\.+Passed$/m);
    const failed = await finished(program, [...words, 'deploy/other.nginx.conf'], { cwd: repository, env });
    expect(failed.output).toContain('deploy/other.nginx.conf:5:');
    expect(failed.output).not.toContain('deploy/nginx.conf:5:');
    expect(failed.status).toBe(1);
    git(repository, 'rm', '--quiet', '--force', 'deploy/other.nginx.conf');
  });

  test.each([
    ['no node', undefined, 'there is no "node" on PATH'],
    ['Node 18', 'v18.19.1', '"node" on PATH is v18.19.1'],
    ['Node 20.18', 'v20.18.3', '"node" on PATH is v20.18.3'],
  ])('with %s, a sentence tells what is missing', async (_, version, said) => {
    const PATH = programs(join(folder, `with ${version ?? 'none'}`), version);
    const launcher = join(project, 'bin/timeout-lint');
    const { status, output } = await finished(launcher, ['--version'], { cwd: repository, env: { ...env, PATH } });
    expect(output).toContain('timeout-lint needs Node.js 20.19 or newer');
    expect(output).toContain(said);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  test('the node that runs this test is new enough', async () => {
    const PATH = `${dirname(process.execPath)}:${env['PATH']}`;
    const launcher = join(project, 'bin/timeout-lint');
    const { status, output } = await finished(launcher, ['--version'], { cwd: repository, env: { ...env, PATH } });
    expect(output).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(status).toBe(0);
  });
});

/** Every file of the project as it is now, whether committed or not, without what git ignores. */
function copyWorkingTree(to: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  for (const name of listed.split('\0').filter(Boolean)) {
    const from = statSync(join(ROOT, name), { throwIfNoEntry: false });
    if (from?.isFile() !== true) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    copyFileSync(join(ROOT, name), join(to, name));
    chmodSync(join(to, name), from.mode);
  }
}

function configurationWith(project: string, revision: string): string {
  return `repos:
  - repo: ${project}
    rev: ${revision}
    hooks:
      - id: timeout-lint
        args: [--lb-idle, '60']
      - id: timeout-lint-files
        args: [--lb-idle, '60']
        stages: [manual]
`;
}

/** A folder for PATH with what a shell script needs, and with a `node` that says to be of a version. */
function programs(path: string, version: string | undefined): string {
  mkdirSync(path);
  for (const name of ['sh', 'dirname']) {
    const found = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    writeFileSync(join(path, name), `#!/bin/sh\nexec ${found} "$@"\n`, { mode: 0o755 });
  }
  if (version !== undefined) writeFileSync(join(path, 'node'), `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
  return path;
}
