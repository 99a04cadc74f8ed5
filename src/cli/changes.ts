/** What was changed, as git or a file says it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Changes } from '../ignores/diff.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';
import { FileNames, isRepository, realPath } from './names.js';
import { problemText, readStream, readText } from './readText.js';

export interface ChangeOptions {
  readonly diffBase: string | undefined;
  readonly diffFiles: string | undefined;
}

/** Reads what was changed; files have the names by which they are known here. What cannot be known is a UsageError. */
export async function changesOf({ diffBase, diffFiles }: ChangeOptions, io: Io): Promise<Changes> {
  const { readChanges } = await import('../ignores/diff.js');
  const root = rootOf(io.cwd);
  if (diffBase !== undefined) {
    if (root === undefined) throw new UsageError(`--diff-base ${diffBase}: ${io.cwd} lies in no git repository`);
    return named(readChanges(await diffSince(diffBase, root)), io.cwd, () => root);
  }
  const text = await textOf(diffFiles ?? '-', io);
  // Lists and diffs name files from the root of the repository on, unless they were made to name them otherwise.
  const base = (name: string): string =>
    root !== undefined && !existsSync(join(io.cwd, name)) && existsSync(join(root, name)) ? root : io.cwd;
  return named(readChanges(text), io.cwd, base);
}

function rootOf(cwd: string): string | undefined {
  for (let directory = cwd; ; directory = dirname(directory)) {
    if (isRepository(directory)) return directory;
    if (dirname(directory) === directory) return undefined;
  }
}

function named(changes: Changes, cwd: string, baseOf: (name: string) => string): Changes {
  const names = new FileNames(cwd);
  return new Map(
    [...changes].map(([name, lines]) => {
      const path = join(baseOf(name), name);
      return [names.name(relative(cwd, path), realPath(path)), lines];
    }),
  );
}

async function textOf(path: string, io: Io): Promise<string> {
  const result = path === '-' ? await readStream(io.stdin) : readText(new FileNames(io.cwd).absolute(path), true);
  if ('problem' in result) {
    throw new UsageError(
      `--diff-files ${path}: ${path === '-' ? 'standard input ' : ''}${problemText(result.problem)}`,
    );
  }
  return result.text;
}

/** What git prints beyond this is no change that a person reviews. */
const MOST = 256 * 1024 * 1024;

/** Nothing that the repository's own settings name is run, and nothing of the repository is written. */
const ARGUMENTS = [
  '--no-optional-locks',
  ...['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', '-c', 'diff.noprefix=false'],
  ...['diff', '--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'],
  ...['--src-prefix=a/', '--dst-prefix=b/', '--ignore-submodules=all'],
];

async function diffSince(revision: string, root: string): Promise<string> {
  if (revision.startsWith('-')) throw new UsageError(`--diff-base ${revision} is no name of a commit`);
  return new Promise((resolve, reject) => {
    const settings = { cwd: root, maxBuffer: MOST, windowsHide: true } as const;
    execFile('git', [...ARGUMENTS, revision, '--'], settings, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const why = error.code === 'ENOENT' ? 'git is not installed' : firstLine(stderr);
      const hint = error.code === 'ENOENT' ? '' : '; a shallow clone may be without it: git fetch --unshallow';
      reject(new UsageError(`--diff-base ${revision}: ${why}${hint}`));
    });
  });
}

function firstLine(text: string): string {
  return (text.split('\n').find((line) => line.trim() !== '') ?? 'git failed').replace(/^(?:fatal|error): /, '');
}
