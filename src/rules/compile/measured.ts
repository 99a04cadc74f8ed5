import type { Quantity } from '../../model/derived.js';
import { formatDuration, formatMs, type Duration } from '../../model/duration.js';
import type { Route } from '../../model/chain.js';
import type { Hop } from '../../model/hop.js';
import { isService } from '../../model/services.js';
import { isChosen, type Provenance, type Setting } from '../../model/setting.js';
import type { Edit, FindingSpan } from '../../findings/finding.js';
import type { Template, ValueOf } from '../placeholders.js';
import { writeMs } from '../suggest.js';
import { editAt, insertionFor, withOrigin } from './edits.js';
import { type Comparison, suggestLeft, suggestRight } from './verdict.js';

/** One side of a comparison: `caller`, `callee` or `hop`, with what was measured there. */
export interface Measured {
  readonly name: string;
  readonly hop: Hop;
  readonly quantity: Quantity;
}

/** Whether a setting has a place of its own: in a file or on the command line. */
export const isWritten = isChosen;

/** The words that the texts of a comparison may use. */
export function wordsOf(left: Measured, how: Comparison, right: Duration, rightSide: Measured | undefined): ValueOf {
  const words = new Map<string, string | undefined>();
  const count = isCount(left.quantity);
  const asks = how.must === 'outlast' ? rightSide?.quantity.settings[0]?.terms?.asks : undefined;
  addWords(words, left, asks?.value ?? suggestLeft(how, right, count));
  if (rightSide === undefined) words.set('limit', format(right, count));
  else addWords(words, rightSide, suggestRight(left.quantity.value, how, isCount(rightSide.quantity)));
  return (name) => words.get(name);
}

type Words = Map<string, string | undefined>;

function addWords(words: Words, side: Measured, suggestion: number | undefined): void {
  const { name, hop, quantity } = side;
  // A service is only as slow as what is behind it, and that is where something can be set.
  words.set(name, (isService(hop) ? (quantity.hop ?? hop) : hop).label);
  words.set(`${name}.value`, format(quantity.value, isCount(quantity)));
  words.set(`${name}.why`, quantity.why);
  const setting = quantity.settings[0];
  const limit = limitOf(setting, suggestion);
  words.set(`${name}.suggest`, suggestion === undefined || limit !== undefined ? undefined : written(suggestion, side));
  words.set(`${name}.limit`, limit);
  words.set(`${name}.fit`, fitting(quantity, suggestion));
  addVendorWords(words, name, hop, setting);
  words.set(`${name}.setting`, setting?.name);
  words.set(`${name}.written`, setting?.written);
}

/** Why a value cannot be what is wanted: nobody can set it, or the vendor does not take so much; undefined where it can. */
export function limitOf(setting: Setting | undefined, wanted: number | undefined): string | undefined {
  if (setting?.terms === undefined) return undefined;
  const { range, raise } = setting.terms;
  if (setting.provenance === 'platform') {
    return `fixed at ${formatDuration(setting.value)}${raise === undefined ? '' : `, ${raise}`}`;
  }
  if (range === undefined || wanted === undefined) return undefined;
  if (wanted > range[1]) return `${formatMs(range[1])} at most${raise === undefined ? '' : `, ${raise}`}`;
  return wanted < range[0] ? `${formatMs(range[0])} at least` : undefined;
}

/** What the client and the log show of a hop, and what its vendor says about the value; empty where nothing is said. */
function addVendorWords(words: Words, name: string, hop: Hop, setting: Setting | undefined): void {
  const { race = 'an error', raceLog = 'an error', silence = 'a 504' } = hop.symptoms ?? {};
  const { asks, raise } = setting?.terms ?? {};
  words.set(`${name}.race`, race);
  words.set(`${name}.raceLog`, raceLog);
  words.set(`${name}.silence`, silence);
  words.set(`${name}.asks`, asks === undefined ? '' : `; ${asks.by} recommends ${asks.value / 1000}s`);
  words.set(`${name}.raise`, raise === undefined ? '' : ` (${raise})`);
}

/** Why a suggested value is not the one that is wanted, behind a comma; empty where it is. */
function fitting({ settingFor, settingWhy }: Quantity, wanted: number | undefined): string {
  const differs = wanted !== undefined && settingFor !== undefined && settingFor(wanted) !== wanted;
  return differs && settingWhy !== undefined ? `, ${settingWhy}` : '';
}

/** A suggested value as the product takes it. */
function written(wanted: number, { quantity }: Measured): string {
  const value = quantity.settingFor?.(wanted) ?? wanted;
  return isCount(quantity) ? String(value) : writeMs(value, quantity.settings[0]?.unit);
}

/** The places of a comparison in hop order: each side's deciding setting, then the others that bear on it. */
export function spansOf(
  sides: readonly Measured[],
  primary: Measured,
  labels: ReadonlyMap<string, Template>,
  valueOf: ValueOf,
): FindingSpan[] {
  const spans: FindingSpan[] = [];
  for (const side of sides) {
    const { quantity } = side;
    const [first] = quantity.settings;
    const span = quantity.place ?? first?.span ?? side.hop.span;
    const hop = (quantity.hop ?? side.hop).label;
    const label = labels.get(side.name)?.fill(valueOf) ?? (first === undefined ? quantity.why : plainLabel(first));
    const provenance = quantity.place === undefined ? (first?.provenance ?? 'assumed') : placeProvenance(quantity);
    const origin = quantity.place === undefined ? first?.filling : undefined;
    spans.push({ span, primary: side === primary, label: withOrigin(label, origin), hop, provenance });
    const seen = new Set([span.start]);
    // A quantity that is written where none of its settings is has all of them beside it.
    for (const other of quantity.settings) {
      // Defaults often share one place; saying it once is enough.
      if (other.span.file === span.file && seen.has(other.span.start)) continue;
      seen.add(other.span.start);
      const also = labels.get(`${side.name}Also`)?.fill((name) => alsoWord(other, name) ?? valueOf(name));
      spans.push({
        span: other.span,
        primary: false,
        label: withOrigin(also ?? plainLabel(other), other.filling),
        hop,
        provenance: other.provenance,
      });
    }
  }
  return spans;
}

/** Something is written at a quantity's own place, or else nobody chose it. */
function placeProvenance({ settings, chosen }: Quantity): Provenance {
  return settings.length > 0 || chosen ? 'explicit' : 'default';
}

function plainLabel(setting: Setting): string {
  return `${setting.name} is ${format(setting.value, setting.clock === 'count')}`;
}

/** In the label `<place>Also`, `{also.setting}` and its like speak of the setting that the label stands at. */
function alsoWord(setting: Setting, name: string): string | undefined {
  switch (name) {
    case 'also.setting':
      return setting.name;
    case 'also.value':
      return format(setting.value, setting.clock === 'count');
    case 'also.written':
      return setting.written;
    default:
      return undefined;
  }
}

/**
 * Writes the suggested value of a side: in place of what is written, where that stands in a file of the user's; of a
 * default where all routes that have the finding take it.
 */
export function editFor(
  sides: readonly Measured[],
  name: string | undefined,
  valueOf: ValueOf,
  routes: readonly (Route | undefined)[],
): Edit | undefined {
  const side = sides.find((each) => each.name === name);
  const setting = side?.quantity.settings[0];
  const text = valueOf(`${name}.suggest`);
  if (side === undefined || setting === undefined || text === undefined) return undefined;
  if (setting.provenance === 'default') return insertionFor(side.quantity.hop ?? side.hop, setting, text, routes);
  if (setting.provenance !== 'explicit' && setting.provenance !== 'inherited') return undefined;
  return editAt(setting.span, setting.filling, text);
}

function isCount(quantity: Quantity): boolean {
  return quantity.count ?? quantity.settings[0]?.clock === 'count';
}

function format(value: Duration, count: boolean): string {
  if (!count || value.kind !== 'band') return formatDuration(value);
  return value.min === value.max ? String(value.min) : `${value.min} to ${value.max}`;
}
