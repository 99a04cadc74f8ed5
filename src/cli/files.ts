import { dirname } from 'node:path';
import { COMMAND_LINE, type SourceFile } from '../model/span.js';
import type { FileHost } from '../sources/nginx/include.js';
import type { LeftOut } from '../report/discovered.js';
import { splitDump } from '../sources/nginx/dump.js';
import { isConfiguration } from '../config/names.js';
import { isAppCommand, mayStartApp } from './appFile.js';
import { UsageError } from './failure.js';
import { isMask } from './glob.js';
import { diskHost } from './host.js';
import { looksLikeInfrastructure } from './infrastructure.js';
import type { Io } from './io.js';
import { commandHint } from './mistakes.js';
import { FileNames, realPath, statusOf } from './names.js';
import { problemText, readStream, readText } from './readText.js';
import type { ReadingOptions } from './values.js';

const MAX_FILES = 10_000;
const NAMED = 'named';
const TYPED = 'typed';
/** Of all files together, in UTF-16 units. */
const MAX_TOTAL = 256 * 1024 * 1024;

/** What is to be checked, and where its includes are found. */
export interface Input {
  /** nginx's. */
  readonly files: readonly SourceFile[];
  /** What starts app servers: images, units, process lists, commands. */
  readonly starters: readonly SourceFile[];
  /** What sets up load balancers: infrastructure as code. */
  readonly infrastructure: readonly SourceFile[];
  readonly host: FileHost;
  /** Whether all of them were found by searching directories, so that they may belong to several stacks. */
  readonly searched: boolean;
  /** All of these, in the order in which they were found. */
  readonly taken: readonly Taken[];
  /** What lies in a directory that was searched and was not looked into. */
  readonly leftOut: readonly LeftOut[];
  /** Directories that may be read, with all below them; absolute and without links. */
  readonly roots: readonly string[];
  /** Names of texts that are no files on disk: of a dump, of standard input. */
  readonly virtual: ReadonlySet<string>;
}

/** A file that is read, and why, as the end of a sentence. */
export interface Taken {
  readonly file: SourceFile;
  readonly because: string;
}

/**
 * Reads what was named on the command line. What cannot be read is a UsageError, and so is a directory without anything
 * to read, unless `mayBeEmpty`.
 */
export async function readInput(options: ReadingOptions, io: Io, mayBeEmpty: boolean): Promise<Input> {
  const collected = new Collection(io, options, mayBeEmpty);
  for (const path of pathsOf(options)) await collected.add(path);
  for (const command of options.apps) collected.addCommand(command);
  return collected.input();
}

function pathsOf({ paths, apps, stdinName }: ReadingOptions): readonly string[] {
  if (stdinName !== undefined && paths.length > 0 && !paths.includes('-')) {
    throw new UsageError('--stdin-filename names what is read from standard input: give - as a path, too');
  }
  if (paths.length > 0 || apps.length > 0) return paths;
  return [stdinName === undefined ? '.' : '-'];
}

class Collection {
  private readonly names: FileNames;
  private readonly files = new Map<string, SourceFile>();
  private readonly starters = new Map<string, SourceFile>();
  private readonly infrastructure = new Map<string, SourceFile>();
  private readonly virtual = new Map<string, string>();
  private readonly taken = new Map<string, Taken>();
  private readonly leftOut: LeftOut[] = [];
  private readonly roots = new Set<string>();
  private total = 0;

  constructor(
    private readonly io: Io,
    private readonly options: ReadingOptions,
    private readonly mayBeEmpty: boolean,
  ) {
    this.names = new FileNames(io.cwd);
    if (options.prefix !== undefined) this.addRoot(options.prefix, `--prefix ${options.prefix}`);
    for (const { from, to } of options.pathMaps) this.addRoot(to, `--path-map ${from}=${to}`);
  }

  input(): Input {
    const { names, virtual } = this;
    const { prefix, pathMaps } = this.options;
    const roots = [...this.roots];
    return {
      files: [...this.files.values()],
      starters: [...this.starters.values()],
      infrastructure: [...this.infrastructure.values()],
      host: diskHost({ names, virtual, roots, prefix, pathMaps }),
      searched: [...this.taken.values()].every(({ because }) => because !== NAMED && because !== TYPED),
      taken: [...this.taken.values()],
      leftOut: this.leftOut,
      roots,
      virtual: new Set(virtual.keys()),
    };
  }

  async add(path: string): Promise<void> {
    if (path === '-') return this.addStdin();
    const status = statusOf(this.names.absolute(path));
    if (status?.isDirectory() === true) return this.addDirectory(path);
    if (status === undefined && isAppCommand(path)) return this.addCommand(path);
    if (status === undefined && isMask(path)) return this.addGlob(path);
    this.addNamed(path);
  }

  private addNamed(path: string): void {
    if (isConfiguration(path)) {
      throw new UsageError(`${path} is no configuration of a hop but of timeout-lint: give it as --config ${path}`);
    }
    const absolute = this.names.absolute(path);
    const result = readText(absolute, true);
    if ('problem' in result) {
      const hint = result.problem === 'missing' ? commandHint(path) : '';
      throw new UsageError(`${path}: ${problemText(result.problem)}${hint}`);
    }
    this.roots.add(realPath(dirname(absolute)));
    const name = this.names.name(path, realPath(absolute));
    this.addKnown({ name, text: result.text }, path);
  }

  /** Adds a file for all that it may be, by its name and text; nginx's is what is nothing else. */
  private addKnown(file: SourceFile, path: string): void {
    const isInfrastructure = looksLikeInfrastructure(path, file.text);
    if (isInfrastructure) this.addTo(this.infrastructure, file, NAMED);
    if (mayStartApp(path)) this.addStarter(file, NAMED);
    else if (!isInfrastructure) this.addText(file.name, file.text, NAMED);
  }

  /** Adds a server's command as it was typed. */
  addCommand(text: string): void {
    this.roots.add(realPath(this.io.cwd));
    this.addStarter({ name: COMMAND_LINE, text }, TYPED);
  }

  private async addStdin(): Promise<void> {
    const result = await readStream(this.io.stdin);
    if ('problem' in result) throw new UsageError(`standard input ${problemText(result.problem)}`);
    const { stdinName } = this.options;
    if (stdinName === undefined) return this.addText('<stdin>', result.text, NAMED);
    const absolute = this.names.absolute(stdinName);
    this.roots.add(realPath(dirname(absolute)));
    const name = this.names.name(stdinName, realPath(absolute));
    // What was typed in an editor counts, not what is on disk under that name.
    this.virtual.set(name, result.text);
    this.addText(name, result.text, NAMED);
  }

  private async addDirectory(path: string): Promise<void> {
    const { walk, MAX_ENTRIES } = await import('./walk.js');
    const absolute = this.names.absolute(path);
    this.roots.add(realPath(absolute));
    const { gitignore } = this.options;
    const { files, leftOut, seen, cut } = walk({ directory: path, absolute, limit: MAX_FILES + 1, gitignore });
    this.leftOut.push(...leftOut);
    if (cut && files.length <= MAX_FILES) {
      throw new UsageError(`${path}: more than ${MAX_ENTRIES} entries; name the folder that holds the configuration`);
    }
    if (files.length === 0 && !this.mayBeEmpty) {
      throw new UsageError(
        `${path}: nothing to check found among ${seen} ${seen === 1 ? 'entry' : 'entries'}; name the files, or pipe: nginx -T | timeout-lint -${
          leftOut.length === 0 ? '' : '\ntimeout-lint files tells what was left out.'
        }`,
      );
    }
    for (const { path: shown, real, text, kinds, because } of files) {
      const file = { name: this.names.name(shown, real), text };
      if (kinds.includes('infrastructure')) this.addTo(this.infrastructure, file, because);
      if (kinds.includes('app')) this.addStarter(file, because);
      if (kinds.includes('nginx')) this.addText(file.name, text, because);
    }
  }

  private async addGlob(mask: string): Promise<void> {
    const { glob } = await import('tinyglobby');
    const found = await glob(mask, { cwd: this.io.cwd, followSymbolicLinks: false, expandDirectories: false });
    if (found.length === 0) throw new UsageError(`${mask}: no file matches`);
    for (const path of found.sort()) this.addNamed(path);
  }

  private addText(name: string, text: string, because: string): void {
    const dumped = splitDump(text);
    if (dumped === undefined) return this.addTo(this.files, { name, text }, because);
    for (const file of dumped) {
      this.virtual.set(file.name, file.text);
      this.addTo(this.files, { name: file.name, text: file.text }, `in the dump ${name}`);
    }
  }

  private addStarter(file: SourceFile, because: string): void {
    // Two commands are two files, though both were typed.
    const key = file.name === COMMAND_LINE ? `${COMMAND_LINE} ${this.starters.size}` : file.name;
    this.addTo(this.starters, file, because, key);
  }

  private addTo(files: Map<string, SourceFile>, file: SourceFile, because: string, key = file.name): void {
    if (files.has(key)) return;
    files.set(key, file);
    if (!this.taken.has(key)) this.taken.set(key, { file, because });
    this.total += file.text.length;
    if (files.size > MAX_FILES) throw new UsageError(`more than ${MAX_FILES} files: name fewer at a time`);
    if (this.total > MAX_TOTAL)
      throw new UsageError(`the files are larger than ${MAX_TOTAL / 1024 / 1024} MiB together`);
  }

  private addRoot(path: string, option: string): void {
    const absolute = this.names.absolute(path);
    if (statusOf(absolute) === undefined) throw new UsageError(`${option}: ${path} does not exist`);
    this.roots.add(realPath(absolute));
  }
}
