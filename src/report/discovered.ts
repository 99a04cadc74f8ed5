/** Which files are read, as what and why, and what was left out: for people and for programs. */
import { positionAt, type Span } from '../model/span.js';
import type { Use } from '../model/use.js';
import type { ChainGroup } from './chainGroups.js';
import type { Palette } from './palette.js';
import { paragraph } from './paragraphs.js';
import { fileLabel, lineLabel } from './place.js';
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
  /** The stacks that it is part of, by name; none where there is only one. */
  readonly stacks?: readonly string[];
  /** What it is used for, and where that is said. */
  readonly usedBy?: readonly Pick<Use, 'how' | 'where'>[];
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
  readonly chains: readonly ChainGroup[];
}

/** So many paths of one reason are shown to people. */
const SHOWN = 5;
/** So many stacks of a file, uses of it and places of a use. */
const MOST = 3;
/** A longer name moves only its own line. */
const WIDEST = 60;

/** The files in groups of what they are, nginx's first, then what was left out and what to type to have it read. */
export function renderDiscovered(
  discovered: Discovered,
  { palette, width }: { readonly palette: Palette; readonly width: number },
): string {
  const { files } = discovered;
  const has = {
    stacks: files.some(({ stacks = [] }) => stacks.length > 0),
    usedBy: files.some(({ usedBy = [] }) => usedBy.length > 0),
  };
  const cellsOf = (file: DiscoveredFile): string[] => [
    fileLabel(file.file),
    printable(file.because),
    ...(has.stacks ? [someOf((file.stacks ?? []).map((name) => printable(name)))] : []),
    ...(has.usedBy ? [usesText(file.usedBy ?? [])] : []),
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
  lines.push(...chainLines(discovered.chains, palette));
  lines.push(files.length === 0 ? 'Nothing is read.' : `${counted(files.length, 'file')}.`);
  return inert(`${lines.join('\n')}\n`);
}

/** `mounted at /etc/nginx/nginx.conf (compose.yaml:8), included by nginx.conf:7 and nginx.conf:12`. */
function usesText(uses: readonly Pick<Use, 'how' | 'where'>[]): string {
  const places = new Map<string, string[]>();
  for (const { how, where } of uses) places.set(how, [...(places.get(how) ?? []), lineLabel(where)]);
  const texts = [...places].map(([how, own]) => {
    const named = someOf([...new Set(own)]);
    return how.endsWith(' by') ? `${printable(how)} ${named}` : `${printable(how)} (${named})`;
  });
  return someOf(texts, ', ');
}

/** As many as are of use to a person; the rest by their number. */
function someOf(texts: readonly string[], between?: string): string {
  const rest = texts.length - MOST;
  const shown = rest > 1 ? [...texts.slice(0, MOST), `${rest} more`] : texts;
  return between === undefined || rest > 1 ? listed(shown) : shown.join(between);
}

/** `services/shop: nginx 1.27.4 > gunicorn  (2 routes)` */
function chainLines(chains: readonly ChainGroup[], palette: Palette): string[] {
  if (chains.length === 0) return [];
  const lines = chains.map(({ stack, hops, routes }) => {
    const path = hops.map(({ label, version }) => (version === null ? label : `${label} ${version}`)).join(' > ');
    const name = stack === undefined ? '' : `${palette.place(printable(stack))}: `;
    return `  ${name}${printable(path)}  ${palette.dim(`(${counted(routes, 'route')})`)}`;
  });
  return [palette.strong('Chains'), ...lines, ''];
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
export function renderDiscoveredJson({ files, chains, leftOut }: Discovered): string {
  return `${safeJson({
    schemaVersion: 1,
    files: files.map(({ file, as, because, stacks = [], usedBy = [] }) => ({
      file,
      as,
      because,
      stacks,
      usedBy: usedBy.map(({ how, where }) => ({ how, ...placeJson(where) })),
    })),
    chains,
    leftOut: leftOut.map(({ path, reason }) => ({ path, reason })),
  })}\n`;
}

function placeJson({ file, start }: Span): object {
  const { line, column } = positionAt(file, start);
  return { file: file.name, line, column };
}
