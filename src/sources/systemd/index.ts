/** Units of systemd: what a service starts. */
import type { Unknown } from '../../model/observation.js';
import type { NamedFile } from '../../model/use.js';
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { Launch, Stop } from '../shared/launch.js';
import { type IniEntry, readUnitFile, signalOf } from '../shared/ini/index.js';
import { type Pieces, spanOf, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import { Allowance, PieceText, shownText, unknownPiece, withoutTemplates } from '../shared/yaml/text.js';
import { readEnvironmentFile } from './environmentFile.js';
import { parseTimeSpan } from './timeSpan.js';
import { withVariables } from './variables.js';
import { systemdWords } from './words.js';

const MANUAL = 'https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#TimeoutStopSec=';
const PLATFORM = { ms: 90_000, reference: MANUAL };
const PREFIXES = /^[-@:+!|]+/;
/** Larger files are none that a person wrote. */
const LARGEST = 500_000;

/**
 * Every command of `ExecStart`, in a unit or a drop-in; `ExecStartPre` and its kin serve nothing. A grace without
 * limit (`infinity`, `0`) has `Infinity` milliseconds. `EnvironmentFile` beats `Environment`, so that with one that was
 * not read, what `Environment` sets is unknown with that value as its fallback. `find` gives a file by its path.
 */
export function readSystemd(
  file: SourceFile,
  find: ReadFile = () => undefined,
): {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  readonly variableFiles?: readonly NamedFile[];
} {
  if (file.text.length > LARGEST) {
    const span = { file, start: 0, end: 0 };
    return { launches: [], unknowns: [{ kind: 'file', text: file.name, name: 'systemd', span }] };
  }
  const sections = readUnitFile(withoutTemplates(file, false));
  const entries = sections.filter(({ name }) => name === 'Service').flatMap((section) => section.entries);
  const unknowns: Unknown[] = [];
  const fromFiles = new Map<string, Pieces>();
  const unread: Span[] = [];
  const variableFiles: NamedFile[] = [];
  for (const { key, value } of sinceReset(entries, 'EnvironmentFile')) {
    const text = writtenText(value).replace(/^-/, '');
    const found = unknownIn(value) === undefined ? find(text) : undefined;
    const span = spanOf(value);
    if (found === undefined) {
      unread.push(span);
      unknowns.push({ kind: 'file', text, name: key, span });
    } else {
      variableFiles.push({ file: found, span });
      for (const [name, said] of readEnvironmentFile(found)) fromFiles.set(name, said);
    }
  }
  const environment = new Map([...environmentOf(entries, unread.length > 0), ...fromFiles]);
  const directory = directoryOf(sinceReset(entries, 'WorkingDirectory').at(-1));
  const shared = {
    carrier: 'systemd',
    name: unitName(file.name),
    environment,
    environmentOpen: unread.length > 0 || sinceReset(entries, 'PassEnvironment').length > 0,
    ...(unread[0] === undefined ? {} : { environmentUnread: unread[0] }),
    ...(directory === undefined ? {} : { directory }),
    stop: stopOf(entries, unknowns),
  } as const;
  const allowance = new Allowance();
  const launches = sinceReset(entries, 'ExecStart').flatMap(({ keySpan, value }) =>
    commandsOf(value, environment, allowance).map((words): Launch => ({
      ...shared,
      command: { form: 'words', words },
      span: keySpan,
    })),
  );
  return { launches, unknowns, variableFiles };
}

/** Whether a file is a service unit or a drop-in for one, by its text. */
export function looksLikeSystemd(file: SourceFile): boolean {
  const head = file.text.slice(0, 50_000);
  const isNamed = /\.service(?:\.\w+)?$|\.service\.d[\\/][^\\/]*\.conf(?:\.\w+)?$/i.test(file.name);
  return /^[ \t]*\[Service\]/m.test(head) && (isNamed || /^[ \t]*ExecStart[ \t]*=/m.test(head));
}

/** The entries of a key that count: an empty one takes back all before it. */
function sinceReset(entries: readonly IniEntry[], key: string): IniEntry[] {
  const found: IniEntry[] = [];
  for (const entry of entries) {
    if (entry.key !== key) continue;
    const isEmpty = textOf(entry.value) === '' && unknownIn(entry.value) === undefined;
    if (isEmpty) found.length = 0;
    else found.push(entry);
  }
  return found;
}

/** The commands of one line; a `;` that stands alone divides them. */
function commandsOf(value: Pieces, environment: ReadonlyMap<string, Pieces>, allowance: Allowance): Pieces[][] {
  const source = new PieceText(value);
  const commands: Pieces[][] = [[]];
  for (const { pieces, isQuoted } of systemdWords(source)) {
    const divides = textOf(pieces) === ';' && !isQuoted;
    if (divides) commands.push([]);
    // `\;` is a semicolon that divides nothing.
    else commands.at(-1)?.push(textOf(pieces) === '\\;' ? new PieceText(pieces).slice(1) : pieces);
  }
  return commands.flatMap((words) => {
    const [first, ...rest] = words;
    if (first === undefined) return [];
    const prefix = PREFIXES.exec(textOf(first))?.[0] ?? '';
    const program = prefix === '' ? first : new PieceText(first).slice(prefix.length);
    // Behind `@` stands what the program is called before its arguments.
    const args = prefix.includes('@') ? rest.slice(1) : rest;
    const all = [program, ...args];
    return [prefix.includes(':') ? all : withVariables(all, environment, allowance)];
  });
}

function environmentOf(entries: readonly IniEntry[], isUnsure: boolean): Map<string, Pieces> {
  const found = new Map<string, Pieces>();
  for (const { value } of sinceReset(entries, 'Environment')) {
    for (const { pieces } of systemdWords(new PieceText(value))) {
      const word = new PieceText(pieces);
      const equals = word.text.indexOf('=');
      if (equals <= 0) continue;
      const name = word.text.slice(0, equals);
      const said = word.slice(equals + 1);
      found.set(
        name,
        isUnsure && unknownIn(said) === undefined ? [unknownPiece(spanOf(said), `$${name}`, said)] : said,
      );
    }
  }
  return found;
}

function directoryOf(entry: IniEntry | undefined): string | undefined {
  const pieces = systemdWords(new PieceText(entry?.value ?? nothing()))[0]?.pieces;
  if (entry === undefined || pieces === undefined || unknownIn(pieces) !== undefined) return undefined;
  const path = textOf(entry.value).replace(/^-/, '').replaceAll('%%', '%');
  return path.startsWith('/') ? path : undefined;
}

function nothing(): Pieces {
  return [{ text: '', span: { file: { name: '', text: '' }, start: 0, end: 0 }, exact: true }];
}

function stopOf(entries: readonly IniEntry[], unknowns: Unknown[]): Stop {
  const signal = signalOf(entries.findLast(({ key }) => key === 'KillSignal')?.value);
  const said = entries.findLast(({ key }) => key === 'TimeoutStopSec' || key === 'TimeoutSec');
  const stop = signal === undefined ? {} : { signal };
  if (said === undefined || shownText(said.value) === '') return { ...stop, platformGrace: PLATFORM };
  const ms = unknownIn(said.value) === undefined ? parseTimeSpan(textOf(said.value)) : undefined;
  const span = spanOf(said.value);
  if (ms === undefined) {
    unknowns.push({ kind: 'value', text: writtenText(said.value), name: said.key, span });
    return stop;
  }
  return { ...stop, grace: { ms: ms === 0 ? Infinity : ms, written: textOf(said.value), span, reference: MANUAL } };
}

/** `gunicorn.service` of `deploy/gunicorn.service.j2`, and of `gunicorn.service.d/timeout.conf`. */
function unitName(path: string): string {
  const parts = path.split(/[\\/]/);
  const folder = /^(.*\.service)\.d$/.exec(parts.at(-2) ?? '')?.[1];
  return folder ?? (parts.at(-1) ?? '').replace(/(\.service)\.\w+$/, '$1');
}
