/** Which files are read, as what and why, and what was left out: for people and for programs. */
import type { Palette } from './palette.js';
import { paragraph } from './paragraphs.js';
import { fileLabel } from './place.js';
import { inert, printable, safeJson } from './printable.js';
import { padded, textWidth } from './width.js';
import { counted, listed } from './words.js';

/** A file that is read. */
export interface DiscoveredFile {
  readonly file: string;
  /** What it is read as, a word: `compose file`. */
  readonly as: string;
  /** Why, as the end of a sentence: `its text lists services`. */
  readonly because: string;
  /** What it runs together with, by name. */
  readonly stack?: string;
  /** Who refers to it and where: `mounted at /etc/nginx/nginx.conf by compose.yml:12`. */
  readonly usedBy?: string;
}

/** Why something in a searched directory was not looked into; the words that people read. */
const REASONS = {
  tests: 'tests',
  examples: 'examples',
  documentation: 'documentation',
  dependencies: 'dependencies',
  tools: 'tools',
  gitignore: '.gitignore',
  backup: 'backups',
  'too-large': 'too large',
  binary: 'no text',
  unreadable: 'unreadable',
  outside: 'leads out',
} as const;

export type LeftOutReason = keyof typeof REASONS;

export interface LeftOut {
  /** A directory ends in a slash. */
  readonly path: string;
  readonly reason: LeftOutReason;
}

export interface Discovered {
  readonly files: readonly DiscoveredFile[];
  readonly leftOut: readonly LeftOut[];
}

/** So many paths of one reason are shown to people. */
const SHOWN = 5;
/** A longer name moves only its own line. */
const WIDEST = 60;

/** The files in groups of what they are, nginx's first, then what was left out and what to type to have it read. */
export function renderDiscovered(
  discovered: Discovered,
  { palette, width }: { readonly palette: Palette; readonly width: number },
): string {
  const { files } = discovered;
  const has = {
    stack: files.some(({ stack }) => stack !== undefined),
    usedBy: files.some(({ usedBy }) => usedBy !== undefined),
  };
  const cellsOf = (file: DiscoveredFile): string[] => [
    fileLabel(file.file),
    printable(file.because),
    ...(has.stack ? [printable(file.stack ?? '')] : []),
    ...(has.usedBy ? [printable(file.usedBy ?? '')] : []),
  ];
  const rows = files.map(cellsOf);
  const columns = rows.reduce<number[]>(
    (widest, row) => row.map((cell, index) => Math.max(widest[index] ?? 0, Math.min(textWidth(cell), WIDEST))),
    [],
  );
  const lines: string[] = [];
  for (const [as, own] of grouped(files)) {
    if (lines.length > 0) lines.push('');
    lines.push(palette.strong(as));
    for (const file of own) {
      const [name = '', ...cells] = cellsOf(file);
      const rest = cells.map((cell, index) => padded(cell, columns[index + 1] ?? 0)).join('  ');
      lines.push(`  ${palette.place(padded(name, columns[0] ?? 0))}  ${palette.dim(rest.trimEnd())}`.trimEnd());
    }
  }
  if (lines.length > 0) lines.push('');
  lines.push(...leftOutLines(discovered.leftOut, width, palette));
  lines.push(files.length === 0 ? 'Nothing is read.' : `${counted(files.length, 'file')}.`);
  return inert(`${lines.join('\n')}\n`);
}

function grouped(files: readonly DiscoveredFile[]): [as: string, files: DiscoveredFile[]][] {
  const groups = new Map<string, DiscoveredFile[]>();
  for (const file of files) {
    const own = groups.get(file.as);
    if (own === undefined) groups.set(file.as, [file]);
    else own.push(file);
  }
  const rank = (as: string): number => (as.startsWith('nginx') ? 0 : 1);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function leftOutLines(leftOut: readonly LeftOut[], width: number, palette: Palette): string[] {
  if (leftOut.length === 0) return [];
  const lines = [palette.strong('Left out')];
  for (const reason of Object.keys(REASONS) as LeftOutReason[]) {
    const paths = leftOut.filter((each) => each.reason === reason).map(({ path }) => fileLabel(path));
    if (paths.length === 0) continue;
    const rest = paths.length - SHOWN;
    const names = listed([...paths.slice(0, SHOWN), ...(rest > 0 ? [`${rest} more`] : [])]);
    const text = reason === 'gitignore' ? `${counted(paths.length, 'entry', 'entries')}: ${names}` : names;
    lines.push(...paragraph(REASONS[reason], text, width, palette));
  }
  return [...lines, ...paragraph('', wayIn(leftOut), width, palette).map(palette.dim), ''];
}

/** What to type to have it read all the same. */
function wayIn(leftOut: readonly LeftOut[]): string {
  const path = BY_CHOICE.map((wanted) => leftOut.find(({ reason }) => reason === wanted)).find(Boolean)?.path;
  if (path === undefined) return '';
  const all = leftOut.some(({ reason }) => reason === 'gitignore')
    ? '; --no-gitignore reads all that .gitignore names'
    : '';
  return `What is named is read all the same: timeout-lint ${/\s/.test(path) ? `'${fileLabel(path)}'` : fileLabel(path)}${all}`;
}

/** Reasons that are not the file's own, those first whose way in is most often wanted. */
const BY_CHOICE: readonly LeftOutReason[] = [
  'examples',
  'tests',
  'gitignore',
  'documentation',
  'backup',
  'dependencies',
  'tools',
];

/** A line for each file that is read: `compose.yml: compose file (its text lists services)`. */
export function renderDiscoveredConcise({ files }: Discovered): string {
  return inert(files.map(({ file, as, because }) => `${fileLabel(file)}: ${as} (${printable(because)})\n`).join(''));
}

/** The same for programs, all of it: `schemas/files.schema.json`. */
export function renderDiscoveredJson({ files, leftOut }: Discovered): string {
  return `${safeJson({
    schemaVersion: 1,
    files: files.map(({ file, as, because, stack, usedBy }) => ({
      file,
      as,
      because,
      ...(stack === undefined ? {} : { stack }),
      ...(usedBy === undefined ? {} : { usedBy }),
    })),
    leftOut: leftOut.map(({ path, reason }) => ({ path, reason })),
  })}\n`;
}
