import { leastSure } from '../../model/chain.js';
import { reuses } from '../../model/derived.js';
import { carriesRequests } from '../../model/services.js';
import { exactly, type Duration } from '../../model/duration.js';
import type { Span } from '../../model/span.js';
import { fingerprintOf } from '../../findings/fingerprint.js';
import type { Draft } from '../../findings/deduplicate.js';
import { compileConditions, type Getter } from '../conditions.js';
import { toNumber } from '../durations.js';
import { compileTemplate } from '../placeholders.js';
import type { ComparisonSource, HopSource, LegSource, RuleSource } from '../rule.js';
import { assumption, capped } from './certainty.js';
import { editFor, isWritten, spansOf, wordsOf, type Measured } from './measured.js';
import { hopGetter, readerOf, type QuantityTable, type Side } from './side.js';
import { compileTexts } from './texts.js';
import { type Comparison, comparisonOf, judge } from './verdict.js';

/** A rule that holds a quantity of one hop against a limit. */
export interface HopCheck {
  readonly form: 'hop';
  check(hop: Side): Draft | undefined;
}

/** The two hops of a leg. */
export interface LegSides {
  readonly caller: Side;
  readonly callee: Side;
}

/** A rule that holds a quantity of the callee against one of its caller. */
export interface LegCheck {
  readonly form: 'leg';
  check(leg: LegSides): Draft | undefined;
}

/** Compiles a rule of the form `hop`. Throws for a quantity that does not exist: loading has refused it before. */
export function compileHop(source: RuleSource, { hop: form }: HopSource, table: QuantityTable): HopCheck {
  const read = existing(form.quantity, table);
  const readAgainst = form.against === undefined ? undefined : existing(form.against, table);
  const limit = exactly(toNumber(form.limit ?? Number.NaN));
  const applies = compileConditions<Side>(form.when, hopFormGetter);
  const compare = compileComparison(source, form);
  return {
    form: 'hop',
    check(side) {
      if (!applies(side)) return undefined;
      const { hop } = side;
      const quantity = side.quantity(read);
      if (quantity === undefined) return undefined;
      const left = { name: 'hop', hop, quantity };
      if (readAgainst === undefined) return compare(side, [left], left, limit, undefined);
      const against = side.quantity(readAgainst);
      if (against === undefined) return undefined;
      const right = { name: 'against', hop, quantity: against };
      return compare(side, [left, right], left, against.value, right);
    },
  };
}

/** Compiles a rule of the form `leg`. Throws for a quantity that does not exist: loading has refused it before. */
export function compileLeg(source: RuleSource, { leg: form }: LegSource, table: QuantityTable): LegCheck {
  const readCallee = existing(form.callee, table);
  const readCaller = existing(form.caller, table);
  const applies = compileConditions<LegSides>(form.when, legFormGetter);
  const compare = compileComparison(source, form);
  return {
    form: 'leg',
    check(leg) {
      if (!applies(leg)) return undefined;
      const left = leg.callee.quantity(readCallee);
      if (left === undefined) return undefined;
      const right = leg.caller.quantity(readCaller);
      if (right === undefined) return undefined;
      const callee = { name: 'callee', hop: leg.callee.hop, quantity: left };
      const caller = { name: 'caller', hop: leg.caller.hop, quantity: right };
      return compare(leg.callee, [caller, callee], callee, right.value, caller);
    },
  };
}

/** What a key in `when` of the form `hop` reads: of the hop, or of the one that calls it, where there is one. */
function hopFormGetter(key: string): Getter<Side> {
  if (key === 'route.protocol') return (side) => side.chain.route.protocol;
  if (!key.startsWith('caller.')) {
    const get = hopGetter(key.slice('hop.'.length));
    return (side) => get(side.hop);
  }
  const get = hopGetter(key.slice('caller.'.length));
  return ({ chain, hop }) => {
    const caller = chain.legs.find((leg) => leg.callee === hop)?.caller;
    return caller && get(caller);
  };
}

/** What a key in `when` of the form `leg` reads: of the leg, or of one of its two hops. */
function legFormGetter(key: string): Getter<LegSides> {
  if (key === 'route.protocol') return ({ caller }) => caller.chain.route.protocol;
  if (key === 'leg.reuses') return ({ caller }) => caller.leg && reuses(caller.leg);
  if (key === 'leg.layer') return ({ caller, callee }) => Math.min(caller.hop.layer, callee.hop.layer);
  if (key === 'leg.ordinary') return ({ callee }) => carriesRequests(callee.hop, callee.chain);
  if (key === 'leg.confidence') return ({ caller }) => caller.leg?.confidence;
  const dot = key.indexOf('.');
  const get = hopGetter(key.slice(dot + 1));
  return key.startsWith('callee.') ? ({ callee }) => get(callee.hop) : ({ caller }) => get(caller.hop);
}

type Compare = (
  subject: Side,
  sides: readonly Measured[],
  left: Measured,
  right: Duration,
  rightSide: Measured | undefined,
) => Draft | undefined;

/** What holds the sides against each other and puts down what is wrong with them. */
function compileComparison(source: RuleSource, form: ComparisonSource): Compare {
  const how = comparisonOf(form);
  const isChosen = chooser(form.chosenBy);
  const { equal: mode, onlyChosen = false } = form;
  const draft = compileDraft(source, how);
  return (subject, sides, left, right, rightSide) => {
    const verdict = judge(left.quantity.value, how, right);
    if (verdict === 'holds' || verdict === 'unknown') return undefined;
    const equal = verdict === 'equal';
    if (equal && mode === 'pass') return undefined;
    const chosen = isChosen(sides);
    if (!chosen && (onlyChosen || (equal && mode === 'report-chosen'))) return undefined;
    return draft({ subject, sides, left, right, rightSide, equal, chosen });
  };
}

/** Whether somebody chose the values that count: all of them, any of them, or those of one side. */
function chooser(by = 'both'): (sides: readonly Measured[]) => boolean {
  const isChosen = ({ quantity }: Measured): boolean => quantity.chosen;
  if (by === 'both') return (sides) => sides.every(isChosen);
  if (by === 'any') return (sides) => sides.some(isChosen);
  return (sides) => sides.some((side) => side.name === by && isChosen(side));
}

function existing(name: string, table: QuantityTable): NonNullable<ReturnType<typeof readerOf>> {
  const read = readerOf(name, table);
  if (read === undefined) throw new Error(`no quantity is named "${name}"`);
  return read;
}

/** Sides that do not last as they must. */
interface Violation {
  readonly subject: Side;
  readonly sides: readonly Measured[];
  readonly left: Measured;
  readonly right: Duration;
  readonly rightSide: Measured | undefined;
  readonly equal: boolean;
  readonly chosen: boolean;
}

function compileDraft(source: RuleSource, how: Comparison): (violation: Violation) => Draft {
  const headlines = {
    equal: compileTemplate(source.equal ?? source.message),
    violated: compileTemplate(source.message),
  };
  const consequence = compileTemplate(source.consequence);
  const labels = new Map(Object.entries(source.labels ?? {}).map(([name, text]) => [name, compileTemplate(text)]));
  const write = compileTexts(source);
  return ({ subject, sides, left, right, rightSide, equal, chosen }) => {
    const headline = equal ? headlines.equal : headlines.violated;
    const primary = sides.find((side) => side.name === source.primary) ?? left;
    return {
      key: keyOf(source.name, equal, headline.names, sides),
      places: [primary, ...sides].flatMap(placesOf),
      route: subject.chain.route,
      complete(route, moreRoutes, routes) {
        const valueOf = wordsOf(left, how, right, rightSide);
        return write({
          severity: capped(
            chosen && !equal ? (source.severityChosen ?? source.severity) : source.severity,
            sides,
            subject.leg,
          ),
          confidence: leastSure(source.confidence, subject.leg?.confidence, assumption(sides)),
          link: subject.leg === undefined || subject.leg.confidence === 'high' ? undefined : subject.leg.because,
          headline: headline.fill(valueOf),
          consequence,
          valueOf,
          spans: spansOf(sides, primary, labels, valueOf),
          editOf: (fix) => editFor(sides, fix.set, valueOf, routes),
          fingerprint: fingerprintOf([source.name, ...sides.flatMap(identityOf), route]),
          route,
          moreRoutes,
        });
      },
    };
  };
}

function placesOf({ hop, quantity }: Measured): Span[] {
  const settings = quantity.settings.map((setting) => setting.span);
  if (quantity.place !== undefined) return [quantity.place, ...settings];
  return settings.length === 0 ? [hop.span] : settings;
}

function identityOf({ hop, quantity }: Measured): string[] {
  return [hop.label, ...quantity.settings.map((setting) => setting.name), valueKey(quantity.value)];
}

/**
 * The same words at the same places are one finding. What is written nowhere (a default) counts as one place in
 * each file, however many blocks it holds for.
 */
function keyOf(rule: string, equal: boolean, names: readonly string[], sides: readonly Measured[]): string {
  let key = `${rule}|${equal ? '=' : ''}`;
  const saysValues = names.some((name) => name.includes('.'));
  for (const { hop, quantity } of sides) {
    key += `|${hop.label}`;
    const { place } = quantity;
    if (place !== undefined) key += `@${place.file.name}:${place.start}:${place.end}`;
    let anyDefault = false;
    for (const setting of quantity.settings) {
      const written = isWritten(setting);
      anyDefault ||= !written;
      key += `|${setting.name}@${setting.span.file.name}`;
      if (written) key += `:${setting.span.start}:${setting.span.end}`;
    }
    if (saysValues || anyDefault) key += `=${valueKey(quantity.value)}`;
  }
  return key;
}

function valueKey(value: Duration): string {
  if (value.kind === 'band') return value.min === value.max ? String(value.min) : `${value.min}..${value.max}`;
  return value.kind;
}
