/** Files of supervisord: what each program starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Launch, Stop } from '../shared/launch.js';
import { type IniEntry, type IniSection, readSupervisorFile, signalOf } from '../shared/ini/index.js';
import { type Pieces, spanOf, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import { withoutTemplates } from '../shared/yaml/text.js';
import { expandPercent, keyValues, wholeNumber } from './values.js';

const MANUAL = 'https://supervisord.org/configuration.html#program-x-section-values';
const PLATFORM = { ms: 10_000, reference: MANUAL };
const PROGRAM = /^(?:program|fcgi-program):(.+)$/;
/** Larger files are none that a person wrote. */
const LARGEST = 500_000;

/**
 * The programs of a file, with the variables that `[supervisord]` gives to all of them. Commands are split into words
 * (`split`) as Python's `shlex` does, and go through no shell. More variables come from where supervisord itself runs.
 */
export function readSupervisor(
  file: SourceFile,
  split: (pieces: Pieces) => Pieces[],
): { readonly launches: readonly Launch[]; readonly unknowns: readonly Unknown[] } {
  if (file.text.length > LARGEST) {
    const span = { file, start: 0, end: 0 };
    return { launches: [], unknowns: [{ kind: 'file', text: file.name, name: 'supervisor', span }] };
  }
  const sections = readSupervisorFile(withoutTemplates(file, false));
  const unknowns: Unknown[] = [];
  const common = new Map<string, Pieces>();
  for (const { name, entries } of sections) {
    if (name === 'include') {
      for (const { key, value } of entries) {
        if (key === 'files')
          unknowns.push({ kind: 'file', text: writtenText(value), name: 'include', span: spanOf(value) });
      }
    } else if (name === 'supervisord') {
      for (const [key, value] of environmentOf(entries, new Map())) common.set(key, value);
    }
  }
  return { launches: sections.flatMap((section) => launchOf(section, common, split, unknowns) ?? []), unknowns };
}

/** Whether a file holds programs of supervisord, by its text. */
export function looksLikeSupervisor(file: SourceFile): boolean {
  return /^[ \t]*\[(?:program|fcgi-program):[^\]]+\]/m.test(file.text.slice(0, 100_000));
}

function launchOf(
  { name: section, entries }: IniSection,
  common: ReadonlyMap<string, Pieces>,
  split: (pieces: Pieces) => Pieces[],
  unknowns: Unknown[],
): Launch | undefined {
  const name = PROGRAM.exec(section)?.[1]?.trim();
  const command = lastOf(entries, 'command');
  if (name === undefined || command === undefined) return undefined;
  const names = namesOf(name, entries);
  const words = split(expandPercent(command.value, names));
  if (words.length === 0) return undefined;
  const directory = lastOf(entries, 'directory');
  const path = directory === undefined ? undefined : expandPercent(directory.value, names);
  const replicas = wholeNumber(lastOf(entries, 'numprocs')?.value);
  return {
    carrier: 'supervisor',
    name,
    command: { form: 'words', words },
    environment: new Map([...common, ...environmentOf(entries, names)]),
    environmentOpen: true,
    ...(path === undefined || unknownIn(path) !== undefined ? {} : { directory: textOf(path) }),
    span: command.keySpan,
    stop: stopOf(entries, unknowns),
    ...(replicas === undefined ? {} : { replicas }),
  };
}

/** What a program's values may name of itself. */
function namesOf(program: string, entries: readonly IniEntry[]): Map<string, Pieces> {
  const { keySpan } = lastOf(entries, 'command') as IniEntry;
  const names = new Map<string, Pieces>();
  // A name may be put in often.
  if (program.length < 200) names.set('program_name', [{ text: program, span: keySpan, exact: false }]);
  const numprocs = lastOf(entries, 'numprocs');
  if (numprocs !== undefined && textOf(numprocs.value).length < 20) names.set('numprocs', numprocs.value);
  return names;
}

function environmentOf(entries: readonly IniEntry[], names: ReadonlyMap<string, Pieces>): Map<string, Pieces> {
  const entry = lastOf(entries, 'environment');
  return entry === undefined ? new Map() : keyValues(expandPercent(entry.value, names));
}

function stopOf(entries: readonly IniEntry[], unknowns: Unknown[]): Stop {
  const signal = signalOf(lastOf(entries, 'stopsignal')?.value);
  const stop = signal === undefined ? {} : { signal };
  const wait = lastOf(entries, 'stopwaitsecs');
  if (wait === undefined) return { ...stop, platformGrace: PLATFORM };
  const seconds = wholeNumber(wait.value);
  const [written, span] = [writtenText(wait.value), spanOf(wait.value)];
  if (seconds === undefined) {
    unknowns.push({ kind: 'value', text: written, name: wait.key, span });
    return stop;
  }
  return { ...stop, grace: { ms: seconds * 1000, written, span, reference: MANUAL } };
}

function lastOf(entries: readonly IniEntry[], key: string): IniEntry | undefined {
  return entries.findLast((entry) => entry.key === key);
}
