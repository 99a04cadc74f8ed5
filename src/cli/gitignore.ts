/** What git leaves out of a directory: .gitignore files of every level, and the repository's own list of exclusions. */
import { Buffer } from 'node:buffer';
import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readText } from './readText.js';

/** Larger ones nobody wrote: they are taken for none. */
const LARGEST = 1_000_000;

/**
 * The patterns that hold in one directory of a search. Those of a nested .gitignore are rewritten to begin at the
 * repository's root and stand behind those of outer ones, so that, as in git, the last that matches decides.
 */
export class GitIgnore {
  private constructor(
    private readonly repository: Repository,
    private readonly rules: Ignore,
    /** What leads from the root to the searched directory, `deploy/`; and how much of a path below that is to be cut. */
    private readonly before = '',
    private readonly cut = 0,
  ) {}

  /**
   * What holds in a directory (absolute, without links) because of the directories around it, up to the one that has
   * `.git`; where none has, it is a root by itself, as the same files are when they are unpacked elsewhere. What a
   * person's own git leaves out everywhere does not count: a result must not depend on who asks. Where git leaves out the
   * directory itself, nothing around it holds, since somebody has asked for it.
   */
  static around(directory: string): GitIgnore {
    const root = rootOf(directory) ?? directory;
    const repository = repositoryAt(root);
    if (root === directory) return new GitIgnore(repository, repository.rules);
    const before = `${relative(root, directory)}/`;
    let found = new GitIgnore(repository, repository.rules, before);
    const parts = before.split('/').slice(0, -1);
    for (let depth = 0; depth < parts.length; depth++) found = found.with(parts.slice(0, depth).join('/'));
    return found.rules.test(bytesOf(before)).ignored ? new GitIgnore(repository, rulesLike(repository), before) : found;
  }

  /** What holds in a directory below the searched one, `web/`, '' for that itself; `real` is its path without links. */
  entering(below: string, real: string, has: { readonly gitignore: boolean; readonly git: boolean }): GitIgnore {
    if (has.git && below !== '') {
      // A repository in a repository: git looks at neither from the other.
      const inner = repositoryAt(real);
      const found = new GitIgnore(inner, inner.rules, '', below.length);
      return has.gitignore ? found.with('') : found;
    }
    return has.gitignore ? this.with(this.fromRoot(below).replace(/\/$/, '')) : this;
  }

  /** Whether git leaves out what lies at a path below the searched directory. */
  ignores(below: string, isDirectory: boolean): boolean {
    return this.rules.test(bytesOf(`${this.fromRoot(below)}${isDirectory ? '/' : ''}`)).ignored;
  }

  private fromRoot(below: string): string {
    return this.before + below.slice(this.cut);
  }

  /** The same with the .gitignore of a directory, which is told from the root on. */
  private with(directory: string): GitIgnore {
    const { repository, rules, before, cut } = this;
    const lines = linesOf(join(repository.root, directory, '.gitignore')).flatMap((line) => placed(line, directory));
    if (lines.length === 0) return this;
    return new GitIgnore(repository, rulesLike(repository).add(rules).add(lines), before, cut);
  }
}

interface Repository {
  readonly root: string;
  /** Whether letters are compared whatever their case, as git does on some file systems. */
  readonly ignoreCase: boolean;
  /** The exclusions that are not part of it. */
  readonly rules: Ignore;
}

function rulesLike({ ignoreCase }: Pick<Repository, 'ignoreCase'>): Ignore {
  return ignore({ ignorecase: ignoreCase, allowRelativePaths: true });
}

function repositoryAt(root: string): Repository {
  const git = gitDirectory(root);
  if (git === undefined) return { root, ignoreCase: false, rules: rulesLike({ ignoreCase: false }) };
  const ignoreCase = linesOf(join(git, 'config')).some((line) => /^\s*ignorecase\s*=\s*true\s*$/i.test(line));
  return {
    root,
    ignoreCase,
    rules: rulesLike({ ignoreCase }).add(linesOf(join(git, 'info/exclude')).flatMap((line) => placed(line, ''))),
  };
}

function rootOf(directory: string): string | undefined {
  for (let each = directory; ; each = dirname(each)) {
    if (existsSync(join(each, '.git'))) return each;
    if (dirname(each) === each) return undefined;
  }
}

/** Where a repository keeps its own files; a worktree and a submodule have a file that says so. */
function gitDirectory(root: string): string | undefined {
  const own = join(root, '.git');
  const said = readText(own);
  if ('problem' in said) return said.problem === 'directory' ? own : undefined;
  const path = /^gitdir: (.+)$/m.exec(said.text)?.[1];
  if (path === undefined) return undefined;
  const directory = resolve(root, path);
  const common = readText(join(directory, 'commondir'));
  return 'text' in common ? resolve(directory, common.text.trim()) : directory;
}

/** A text as one character a byte, since to git a letter beyond ASCII is several, which `?` matches one by one. */
function bytesOf(text: string): string {
  return /[^\0-\x7f]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}

/** The lines of a file of patterns; git follows no link there. */
function linesOf(path: string): string[] {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status?.isFile() !== true || status.size > LARGEST) return [];
  const result = readText(path);
  return 'text' in result ? bytesOf(result.text.replace(/^\uFEFF/, '')).split(/\r?\n/) : [];
}

/** Each `**` in the middle of a pattern multiplies the ways in which a deep path is tried. */
const MOST_GLOBSTARS = 2;

/** Whether a pattern is tried in a time that nobody notices; people write no others. */
function isQuick(pattern: string): boolean {
  return pattern.split('**/').length - 1 <= MOST_GLOBSTARS;
}

/** A pattern of a directory's .gitignore as one of the root's; nothing for a line that matches nothing. */
function placed(line: string, directory: string): string[] {
  const sign = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(sign.length).replaceAll(/(?<=^|\/)(?:\*\*\/){2,}/g, '**/');
  if (line.startsWith('#') || /^\/* *$/.test(pattern)) return [];
  if (directory === '') return isQuick(pattern) ? [sign + pattern] : [];
  const start = `${sign}/${bytesOf(directory).replaceAll(/[\\*?[\]]/g, '\\$&')}`;
  // Only a slash before the end ties a pattern to its directory.
  const isTied = pattern.replace(/ +$/, '').slice(0, -1).includes('/');
  const path = start + (pattern.startsWith('/') ? '' : isTied ? '/' : '/**/') + pattern;
  return isQuick(path) ? [path] : [];
}
