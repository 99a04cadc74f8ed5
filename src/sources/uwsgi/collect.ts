import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { OpenWords } from '../shared/arguments/options.js';
import type { Invocation } from '../shared/invocation.js';
import { spanOf, textOf, unknownIn, type Pieces, writtenText } from '../shared/pieces.js';
import { entryOf, placeholderIn, readCommandLine, type CommandLine, type Entry } from './entries.js';
import { readIni } from './ini.js';

/** Files that name files end here. */
const DEEPEST = 8;
const MOST_FILES = 64;

/** Options whose value is a file with more options, which take their places where the option stands. */
const INI_OPTIONS = new Set(['ini', 'include', 'inherit', 'import', 'config']);
const OTHER_FILES = new Set([
  'xml',
  'xmlconfig',
  'yaml',
  'yml',
  'json',
  'js',
  'ini-paste',
  'paste',
  'ini-paste-logged',
]);

export interface Collected {
  /** In the order in which they count: variables, the command line with its files, files named without an option. */
  readonly entries: readonly Entry[];
  readonly files: readonly SourceFile[];
  readonly unknowns: readonly Unknown[];
  readonly open?: OpenWords;
  readonly line: CommandLine;
}

/** Every option that uWSGI is given, from wherever (order seen with `--show-config` on 2.0.21). */
export function collect({ args, environment, directory }: Invocation, read: ReadFile): Collected {
  const line = readCommandLine(args);
  const collecting = new Collecting(read, directory);
  for (const [variable, pieces] of environment) {
    const name = /^UWSGI_(\w+)$/.exec(variable)?.[1]?.toLowerCase().replaceAll('_', '-');
    if (name !== undefined) collecting.add(entryOf(name, variable, pieces, 'environment'), 0);
  }
  for (const entry of line.entries) collecting.add(entry, 0);
  for (const file of line.files) if (!textOf(file).startsWith('[')) collecting.load(file, 'configuration file', 0);
  for (const word of line.open) collecting.isOpen(word);
  const { entries, files, unknowns, open } = collecting;
  return { entries, files, unknowns, line, ...(open === undefined ? {} : { open }) };
}

class Collecting {
  readonly entries: Entry[] = [];
  readonly files: SourceFile[] = [];
  readonly unknowns: Unknown[] = [];
  open: OpenWords | undefined;
  private loads = 0;

  constructor(
    private readonly read: ReadFile,
    private readonly directory: string | undefined,
  ) {}

  add(entry: Entry, depth: number): void {
    if (INI_OPTIONS.has(entry.name) && entry.pieces !== undefined) this.load(entry.pieces, entry.word, depth);
    else if (OTHER_FILES.has(entry.name) && entry.pieces !== undefined) this.notRead(entry.pieces, entry.word);
    else this.entries.push(entry);
  }

  /** `x.ini`, or `x.ini:section`; files of other forms are not read. */
  load(pieces: Pieces, word: string, depth: number): void {
    const text = textOf(pieces);
    const [, path = '', section] = /^(.*?\.ini)(?::([^/]*))?$/s.exec(text) ?? [];
    const unknown = unknownIn(pieces) !== undefined || placeholderIn(text);
    const file = path === '' || unknown || depth > DEEPEST || this.loads++ >= MOST_FILES ? undefined : this.find(path);
    if (file === undefined) {
      this.notRead(pieces, word);
      return;
    }
    if (this.files.every(({ name }) => name !== file.name)) this.files.push(file);
    for (const entry of readIni(file, section)) this.add(entry, depth + 1);
  }

  private find(path: string): SourceFile | undefined {
    const file = this.read(path);
    if (file !== undefined || this.directory === undefined || path.startsWith('/')) return file;
    return this.read(`${this.directory}/${path}`);
  }

  private notRead(pieces: Pieces, name: string): void {
    this.unknowns.push({ kind: 'file', text: writtenText(pieces), name, span: spanOf(pieces) });
    this.isOpen(pieces);
  }

  isOpen(pieces: Pieces): void {
    this.open ??= { written: writtenText(pieces), span: spanOf(pieces) };
  }
}
