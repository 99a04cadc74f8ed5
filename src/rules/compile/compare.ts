import { reuses } from '../../model/derived.js';
import { exactly, type Duration } from '../../model/duration.js';
import type { Span } from '../../model/span.js';
import { fingerprintOf } from '../../findings/fingerprint.js';
import type { Draft } from '../../findings/deduplicate.js';
import { compileConditions, type Getter } from '../conditions.js';
import { toNumber } from '../durations.js';
import { compileTemplate } from '../placeholders.js';
import type { EqualMode, HopSource, LegSource, Must, RuleSource } from '../rule.js';
import { editFor, isWritten, spansOf, wordsOf, type Measured } from './measured.js';
import { hopGetter, readerOf, type QuantityTable, type Side } from './side.js';
import { compileTexts, lowestConfidence } from './texts.js';
import { judge } from './verdict.js';

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
  const limit = exactly(toNumber(form.limit));
  const applies = compileConditions<Side>(form.when, (key) => hopFormGetter(key));
  const draft = compileDraft(source, form.must);
  const reportsEqual = equalReporter(form.equal);
  return {
    form: 'hop',
    check(hop) {
      if (!applies(hop)) return undefined;
      const quantity = hop.quantity(read);
      if (quantity === undefined) return undefined;
      const verdict = judge(quantity.value, form.must, limit);
      if (verdict === 'holds' || verdict === 'unknown') return undefined;
      if (verdict === 'equal' && !reportsEqual(quantity.chosen)) return undefined;
      const left = { name: 'hop', hop: hop.hop, quantity };
      return draft(hop, [left], left, limit, undefined, verdict === 'equal');
    },
  };
}

/** Compiles a rule of the form `leg`. Throws for a quantity that does not exist: loading has refused it before. */
export function compileLeg(source: RuleSource, { leg: form }: LegSource, table: QuantityTable): LegCheck {
  const readCallee = existing(form.callee, table);
  const readCaller = existing(form.caller, table);
  const applies = compileConditions<LegSides>(form.when, legFormGetter);
  const draft = compileDraft(source, form.must);
  const reportsEqual = equalReporter(form.equal);
  return {
    form: 'leg',
    check(leg) {
      if (!applies(leg)) return undefined;
      const { caller, callee } = leg;
      const left = callee.quantity(readCallee);
      if (left === undefined) return undefined;
      const right = caller.quantity(readCaller);
      if (right === undefined) return undefined;
      const verdict = judge(left.value, form.must, right.value);
      if (verdict === 'holds' || verdict === 'unknown') return undefined;
      if (verdict === 'equal' && !reportsEqual(left.chosen && right.chosen)) return undefined;
      const calleeSide = { name: 'callee', hop: callee.hop, quantity: left };
      const callerSide = { name: 'caller', hop: caller.hop, quantity: right };
      return draft(callee, [callerSide, calleeSide], calleeSide, right.value, callerSide, verdict === 'equal');
    },
  };
}

/** What a key in `when` of the form `hop` reads. */
function hopFormGetter(key: string): Getter<Side> {
  if (key === 'route.protocol') return (side) => side.chain.route.protocol;
  const get = hopGetter(key.replace(/^hop\./, ''));
  return (side) => get(side.hop);
}

/** What a key in `when` of the form `leg` reads: of the leg, or of one of its two hops. */
function legFormGetter(key: string): Getter<LegSides> {
  if (key === 'route.protocol') return ({ caller }) => caller.chain.route.protocol;
  if (key === 'leg.reuses') return ({ caller }) => caller.leg && reuses(caller.leg);
  if (key === 'leg.layer') return ({ caller, callee }) => Math.min(caller.hop.layer, callee.hop.layer);
  if (key === 'leg.confidence') return ({ caller }) => caller.leg?.confidence;
  const dot = key.indexOf('.');
  const get = hopGetter(key.slice(dot + 1));
  return key.startsWith('callee.') ? ({ callee }) => get(callee.hop) : ({ caller }) => get(caller.hop);
}

function equalReporter(mode: EqualMode = 'report'): (bothChosen: boolean) => boolean {
  if (mode === 'report-chosen') return (bothChosen) => bothChosen;
  return () => mode === 'report';
}

function existing(name: string, table: QuantityTable): NonNullable<ReturnType<typeof readerOf>> {
  const read = readerOf(name, table);
  if (read === undefined) throw new Error(`no quantity is named "${name}"`);
  return read;
}

type WriteDraft = (
  subject: Side,
  sides: readonly Measured[],
  left: Measured,
  right: Duration,
  rightSide: Measured | undefined,
  equal: boolean,
) => Draft;

function compileDraft(source: RuleSource, must: Must): WriteDraft {
  const headlines = {
    equal: compileTemplate(source.equal ?? source.message),
    violated: compileTemplate(source.message),
  };
  const consequence = compileTemplate(source.consequence);
  const labels = new Map(Object.entries(source.labels ?? {}).map(([name, text]) => [name, compileTemplate(text)]));
  const write = compileTexts(source);
  return (subject, sides, left, right, rightSide, equal) => {
    const headline = equal ? headlines.equal : headlines.violated;
    const primary = sides.find((side) => side.name === source.primary) ?? left;
    const chosen = sides.every(({ quantity }) => quantity.chosen);
    return {
      key: keyOf(source.name, equal, headline.names, sides),
      places: [primary, ...sides.filter((side) => side !== primary)].flatMap(placesOf),
      route: subject.chain.route,
      complete(route, moreRoutes) {
        const valueOf = wordsOf(left, must, right, rightSide);
        return write({
          severity: chosen && !equal ? (source.severityChosen ?? source.severity) : source.severity,
          confidence: lowestConfidence(source.confidence, subject.leg?.confidence),
          headline: headline.fill(valueOf),
          consequence,
          valueOf,
          spans: spansOf(sides, primary, labels, valueOf),
          editOf: (fix) => editFor(sides, fix.set, valueOf),
          fingerprint: fingerprintOf([source.name, ...sides.flatMap(identityOf), route]),
          route,
          moreRoutes,
        });
      },
    };
  };
}

function placesOf({ hop, quantity }: Measured): Span[] {
  return quantity.settings.length === 0 ? [hop.span] : quantity.settings.map((setting) => setting.span);
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
