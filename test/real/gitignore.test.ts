import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GitIgnore } from '../../src/cli/gitignore.js';
import { describeWith } from './describeWith.js';

/** No settings but those of the repository. */
const ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  XDG_CONFIG_HOME: '/nowhere',
};

const git = spawnSync('git', ['--version'], { encoding: 'utf8' }).status === 0 ? 'git' : undefined;

/** What git sees in a repository that has nothing in it yet. */
function seenByGit(root: string): string[] {
  const words = ['-c', 'core.quotePath=false', 'ls-files', '-z', '--others', '--exclude-standard'];
  return execFileSync('git', words, { cwd: root, env: ENV, encoding: 'utf8' }).split('\0').filter(Boolean).toSorted();
}

/** What a search of a directory sees. */
function seenByUs(directory: string): string[] {
  const seen: string[] = [];
  const visit = (below: string, outer: GitIgnore): void => {
    const entries = readdirSync(join(directory, below), { withFileTypes: true });
    const has = (name: string): boolean => entries.some((entry) => entry.name === name);
    const rules = outer.entering(below, join(directory, below), { gitignore: has('.gitignore'), git: has('.git') });
    for (const entry of entries) {
      const path = below + entry.name;
      if (entry.name === '.git' || rules.ignores(path, entry.isDirectory())) continue;
      if (entry.isDirectory()) visit(`${path}/`, rules);
      else seen.push(path);
    }
  };
  visit('', GitIgnore.around(directory));
  return seen.toSorted();
}

const NAMES = ['a', 'b', 'build', 'a.conf', 'b.tf', 'x.log', '.env', '[c]', 'd d', '!e', '#f', 'A', 'é', '*'];
const name = fc.constantFrom(...NAMES);
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

const atom = fc.oneof(
  { weight: 6, arbitrary: name },
  fc.constantFrom(
    '*',
    '**',
    '?',
    '*.conf',
    '*.*',
    '[a-b]',
    '[!a]*',
    '[[:alpha:]]',
    'b*',
    '*d',
    '\\!e',
    '\\#f',
    'bu?ld',
  ),
  // No `a**/`: git compares the letters before the first star apart, and then takes what is left for a `**/`.
  fc.constantFrom('\\*', '\\[c\\]', 'd\\ d', '**b', '[', 'a\\', '{a,b}', '.', '..', '', ' ', 'a ', 'b\\ '),
);
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '', '!', '!', '#'),
    fc.constantFrom('', '', '/'),
    fc.array(atom, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    fc.constantFrom('', '', '/', '/*', '/**', '\r'),
  )
  .map((parts) => parts.join(''));
const patterns = fc.array(pattern, { minLength: 1, maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`);

const tree = fc.record({
  files: fc.uniqueArray(path, { minLength: 3, maxLength: 25 }),
  ignores: fc.dictionary(
    fc.oneof(
      fc.constant(''),
      path.map((each) => `${each}/`),
    ),
    patterns,
    { minKeys: 1, maxKeys: 4 },
  ),
  exclude: fc.option(patterns, { nil: '' }),
});

const RUNS = Number(process.env['RUNS'] ?? 150);

describeWith(git, '.gitignore', 'there is no git', () => {
  test('a search sees the files that git sees', () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'timeout-lint-')));
    execFileSync('git', ['init', '-q', '.'], { cwd: root, env: ENV });
    let hidden = 0;
    try {
      fc.assert(
        fc.property(tree, ({ files, ignores, exclude }) => {
          for (const entry of readdirSync(root)) {
            if (entry !== '.git') rmSync(join(root, entry), { recursive: true, force: true });
          }
          writeFileSync(join(root, '.git/info/exclude'), exclude);
          const written = files.filter((file) => canWrite(root, file, ''));
          for (const [directory, text] of Object.entries(ignores)) canWrite(root, `${directory}.gitignore`, text);
          const expected = seenByGit(root);
          if (written.some((file) => !expected.includes(file))) hidden++;
          expect(seenByUs(root)).toEqual(expected);
        }),
        { numRuns: RUNS },
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
    // Else the comparison would be of nothing.
    expect(hidden).toBeGreaterThan(RUNS / 4);
  });
});

/** Writes a file unless a part of its path is a file already. */
function canWrite(root: string, file: string, text: string): boolean {
  try {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    return true;
  } catch {
    return false;
  }
}
