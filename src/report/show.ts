import { labelInStack, type Chain, type Leg } from '../model/chain.js';
import { formatDuration } from '../model/duration.js';
import { settingsOf, type FactValue, type Hop } from '../model/hop.js';
import type { Setting } from '../model/setting.js';
import type { AnalyzedStack } from './analysis.js';
import { PLAIN, type Palette } from './palette.js';
import { isFlag, placeLabel } from './place.js';
import { inert, short } from './printable.js';
import { padded, textWidth, wrapped } from './width.js';

export interface ShowOptions {
  /** Terminal columns to fill at most; 100 unless told, never below 60. */
  readonly width?: number;
  readonly palette?: Palette;
  /** The stacks of the routes, where there are several: each gets a heading. */
  readonly stacks?: readonly Pick<AnalyzedStack, 'name' | 'because'>[];
}

/**
 * The effective timers of every route for a person: per hop the timer, the product's own word, the value, and why it
 * applies; between two hops, why they are taken for neighbours. Routes of a stack with exactly the same settings share one
 * table.
 */
export function renderShow(chains: readonly Chain[], options: ShowOptions = {}): string {
  const width = Math.max(60, options.width ?? 100);
  const palette = options.palette ?? PLAIN;
  const parts = new Map<string, Chain[]>();
  for (const chain of chains) {
    const name = chain.route.stack ?? '';
    const own = parts.get(name);
    if (own === undefined) parts.set(name, [chain]);
    else own.push(chain);
  }
  // Routes of no stack would seem to be the last one's.
  const names = [...parts.keys()].toSorted((a, b) => Number(a !== '') - Number(b !== ''));
  const blocks = names.flatMap((name) => {
    const tables = tablesOf(parts.get(name) ?? [], width, palette);
    if (name === '') return tables;
    const because = options.stacks?.find((stack) => stack.name === name)?.because ?? '';
    return [headingOf(name, because, width, palette), ...tables];
  });
  return inert(blocks.join('\n'));
}

/** `Stack production`, and what was put together for it. */
function headingOf(name: string, because: string, width: number, palette: Palette): string {
  const lines = because === '' ? [] : wrapped(short(because, 500), width - 2).map((line) => palette.dim(`  ${line}`));
  return `${[palette.strong(`Stack ${short(name, 200)}`), ...lines].join('\n')}\n`;
}

/** A block for each table, with the routes that it holds for. */
function tablesOf(chains: readonly Chain[], width: number, palette: Palette): string[] {
  const tables = new Map<string, Chain[]>();
  for (const chain of chains) {
    const body = chain.hops
      .flatMap((hop, at) => [...hopLines(hop, width, palette), ...linkLines(chain.legs[at], width, palette)])
      .join('\n');
    const group = tables.get(body);
    if (group === undefined) tables.set(body, [chain]);
    else group.push(chain);
  }
  return [...tables].map(([body, group]) => `${group.map((chain) => routeLine(chain, palette)).join('\n')}\n${body}\n`);
}

function routeLine({ route }: Chain, palette: Palette): string {
  return `${palette.strong(short(labelInStack(route), 200))}  ${palette.dim(placeLabel(route.span))}`;
}

function hopLines(hop: Hop, width: number, palette: Palette): string[] {
  const version = hop.version === undefined ? '' : ` ${short(hop.version)}`;
  const head = `  ${palette.place(`${short(hop.label)}${version}`)}`;
  return [head, ...factLines(hop, width, palette), ...timerLines(settingsOf(hop), width, palette)];
}

/** Why the next hop is taken to be the next one. */
function linkLines(leg: Leg | undefined, width: number, palette: Palette): string[] {
  if (leg === undefined) return [];
  const sure = leg.confidence === 'high' ? '' : ` (${leg.confidence} confidence)`;
  return wrapped(`linked because ${short(leg.because)}${sure}`, width - 4).map((line, at) =>
    palette.dim(at === 0 ? `  ↓ ${line}` : `    ${line}`),
  );
}

function factLines(hop: Hop, width: number, palette: Palette): string[] {
  const facts = Object.entries(hop.facts).map(([key, value]) => `${short(key)} ${factText(value)}`);
  return facts.length === 0 ? [] : wrapped(facts.join(', '), width - 4).map((line) => `    ${palette.dim(line)}`);
}

function factText(value: FactValue): string {
  if (value === null) return 'unknown';
  if (typeof value === 'string') return value === '' ? '""' : short(value, 120);
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function timerLines(settings: readonly Setting[], width: number, palette: Palette): string[] {
  const rows = settings.map((setting) => ({
    timer: setting.timer,
    name: short(setting.name, 40),
    value: valueText(setting),
    why: whyText(setting),
  }));
  const columns = (key: 'timer' | 'name' | 'value') => Math.max(0, ...rows.map((row) => textWidth(row[key])));
  const [timer, name, value] = [columns('timer'), columns('name'), Math.min(16, columns('value'))];
  const before = 4 + timer + 2 + name + 2 + value + 2;
  return rows.flatMap((row) => {
    const cells = `    ${padded(row.timer, timer)}  ${padded(row.name, name)}  ${padded(row.value, value)}  `;
    const overflow = textWidth(cells) > before;
    const lines = wrapped(row.why, Math.max(24, width - before)).map((line, index) =>
      index === 0 && !overflow ? cells + palette.dim(line) : ' '.repeat(before) + palette.dim(line),
    );
    return overflow ? [cells.trimEnd(), ...lines] : lines;
  });
}

/** The value as people say it; counts as plain numbers. */
export function valueText(setting: Setting): string {
  const { value } = setting;
  if (setting.clock === 'count' && value.kind === 'band') return String(value.min);
  if (setting.clock === 'count' && value.kind === 'unbounded') return 'no limit';
  return short(formatDuration(value), 60);
}

/** Where a value comes from, in words. */
export function whyText(setting: Setting): string {
  const place = placeLabel(setting.span);
  const from = setting.from === undefined ? '' : short(setting.from, 80);
  const note = setting.note === undefined ? '' : `; ${short(setting.note)}`;
  return provenanceText(setting, place, from) + note;
}

function provenanceText(setting: Setting, place: string, from: string): string {
  switch (setting.provenance) {
    case 'explicit':
      return `set at ${place}`;
    case 'inherited':
      return `from ${from === '' ? 'an outer block' : from}, ${place}`;
    case 'default':
      return from === '' ? 'default' : `default of ${from}`;
    case 'flag':
      return isFlag(setting.span) ? place : `flag ${place}`;
    case 'platform':
      return 'fixed by the platform';
    case 'assumed':
      return from === '' ? 'assumed' : `assumed: ${from}`;
    case 'unknown':
      return `not known, ${place}`;
  }
}
