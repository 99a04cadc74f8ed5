import { dirname } from 'node:path';
import { COMMAND_LINE, type SourceFile } from '../model/span.js';
import type { FileHost } from '../sources/nginx/include.js';
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
}

/**
 * Reads what was named on the command line. What cannot be read is a UsageError, and so is nothing to read, unless
 * nothing was named and `mayBeEmpty` says that there is something to check all the same.
 */
export async function readInput(options: ReadingOptions, io: Io, mayBeEmpty: boolean): Promise<Input> {
  const collected = new Collection(io, options, mayBeEmpty && options.paths.length === 0);
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
    return {
      files: [...this.files.values()],
      starters: [...this.starters.values()],
      infrastructure: [...this.infrastructure.values()],
      host: diskHost({ names, virtual, roots: [...this.roots], prefix, pathMaps }),
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
    if (isInfrastructure) this.addTo(this.infrastructure, file);
    if (mayStartApp(path)) this.addStarter(file);
    else if (!isInfrastructure) this.addText(file.name, file.text);
  }

  /** Adds a server's command as it was typed. */
  addCommand(text: string): void {
    this.roots.add(realPath(this.io.cwd));
    this.addStarter({ name: COMMAND_LINE, text });
  }

  private async addStdin(): Promise<void> {
    const result = await readStream(this.io.stdin);
    if ('problem' in result) throw new UsageError(`standard input ${problemText(result.problem)}`);
    const { stdinName } = this.options;
    if (stdinName === undefined) return this.addText('<stdin>', result.text);
    const absolute = this.names.absolute(stdinName);
    this.roots.add(realPath(dirname(absolute)));
    const name = this.names.name(stdinName, realPath(absolute));
    // What was typed in an editor counts, not what is on disk under that name.
    this.virtual.set(name, result.text);
    this.addText(name, result.text);
  }

  private async addDirectory(path: string): Promise<void> {
    const { walk, MAX_ENTRIES } = await import('./walk.js');
    const absolute = this.names.absolute(path);
    this.roots.add(realPath(absolute));
    const { files, seen, cut } = walk(path, absolute, MAX_FILES + 1);
    if (cut && files.length <= MAX_FILES) {
      throw new UsageError(`${path}: more than ${MAX_ENTRIES} entries; name the folder that holds the configuration`);
    }
    if (files.length === 0 && !this.mayBeEmpty) {
      throw new UsageError(
        `${path}: nothing to check found among ${seen} entries; name the files, or pipe: nginx -T | timeout-lint -`,
      );
    }
    for (const { path: shown, real, text, kinds } of files) {
      const file = { name: this.names.name(shown, real), text };
      if (kinds.includes('infrastructure')) this.addTo(this.infrastructure, file);
      if (kinds.includes('app')) this.addStarter(file);
      if (kinds.includes('nginx')) this.addText(file.name, text);
    }
  }

  private async addGlob(mask: string): Promise<void> {
    const { glob } = await import('tinyglobby');
    const found = await glob(mask, { cwd: this.io.cwd, followSymbolicLinks: false, expandDirectories: false });
    if (found.length === 0) throw new UsageError(`${mask}: no file matches`);
    for (const path of found.sort()) this.addNamed(path);
  }

  private addText(name: string, text: string): void {
    const dumped = splitDump(text);
    if (dumped === undefined) return this.addFile({ name, text });
    for (const file of dumped) {
      this.virtual.set(file.name, file.text);
      this.addFile({ name: file.name, text: file.text });
    }
  }

  private addFile(file: SourceFile): void {
    this.addTo(this.files, file);
  }

  private addStarter(file: SourceFile): void {
    // Two commands are two files, though both were typed.
    const key = file.name === COMMAND_LINE ? `${COMMAND_LINE} ${this.starters.size}` : file.name;
    this.addTo(this.starters, file, key);
  }

  private addTo(files: Map<string, SourceFile>, file: SourceFile, key = file.name): void {
    if (files.has(key)) return;
    files.set(key, file);
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
