import type { Quantity } from '../../model/derived.js';
import { formatDuration, type Duration } from '../../model/duration.js';
import type { Hop } from '../../model/hop.js';
import { isChosen, type Setting } from '../../model/setting.js';
import type { Edit, FindingSpan } from '../../findings/finding.js';
import type { Template, ValueOf } from '../placeholders.js';
import type { Must } from '../rule.js';
import { suggestLeft, suggestRight } from './verdict.js';

/** One side of a comparison: `caller`, `callee` or `hop`, with what was measured there. */
export interface Measured {
  readonly name: string;
  readonly hop: Hop;
  readonly quantity: Quantity;
}

/** Whether a setting has a place of its own: in a file or on the command line. */
export const isWritten = isChosen;

/** The words that the texts of a comparison may use. */
export function wordsOf(left: Measured, must: Must, right: Duration, rightSide: Measured | undefined): ValueOf {
  const words = new Map<string, string | undefined>();
  const count = isCount(left.quantity);
  addWords(words, left, suggestLeft(must, right, count));
  if (rightSide === undefined) words.set('limit', format(right, count));
  else addWords(words, rightSide, suggestRight(left.quantity.value, must, isCount(rightSide.quantity)));
  return (name) => words.get(name);
}

function addWords(words: Map<string, string | undefined>, side: Measured, suggestion: string | undefined): void {
  const { name, hop, quantity } = side;
  words.set(name, hop.label);
  words.set(`${name}.value`, format(quantity.value, isCount(quantity)));
  words.set(`${name}.why`, quantity.why);
  words.set(`${name}.suggest`, suggestion);
  const setting = quantity.settings[0];
  words.set(`${name}.setting`, setting?.name);
  words.set(`${name}.written`, setting?.written);
  words.set(`${name}.from`, setting?.from ?? (setting === undefined ? undefined : ''));
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
    const [first, ...others] = side.quantity.settings;
    const span = first?.span ?? side.hop.span;
    const label = labels.get(side.name)?.fill(valueOf) ?? (first === undefined ? side.quantity.why : plainLabel(first));
    const provenance = first?.provenance ?? 'assumed';
    spans.push({ span, primary: side === primary, label, hop: side.hop.label, provenance });
    const seen = new Set([span.start]);
    for (const other of others) {
      // Defaults often share one place; saying it once is enough.
      if (other.span.file === span.file && seen.has(other.span.start)) continue;
      seen.add(other.span.start);
      const also = labels.get(`${side.name}Also`)?.fill((name) => alsoWord(other, name) ?? valueOf(name));
      spans.push({
        span: other.span,
        primary: false,
        label: also ?? plainLabel(other),
        hop: side.hop.label,
        provenance: other.provenance,
      });
    }
  }
  return spans;
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
    case 'also.from':
      return setting.from ?? '';
    default:
      return undefined;
  }
}

/** Replaces what is written at a side by its suggested value; only what stands in a file of the user's is replaced. */
export function editFor(sides: readonly Measured[], name: string | undefined, valueOf: ValueOf): Edit | undefined {
  const setting = sides.find((side) => side.name === name)?.quantity.settings[0];
  const text = valueOf(`${name}.suggest`);
  if (setting === undefined || text === undefined) return undefined;
  if (setting.provenance !== 'explicit' && setting.provenance !== 'inherited') return undefined;
  return { span: setting.span, text };
}

function isCount(quantity: Quantity): boolean {
  return quantity.settings[0]?.clock === 'count';
}

function format(value: Duration, count: boolean): string {
  return count && value.kind === 'band' && value.min === value.max ? String(value.min) : formatDuration(value);
}
