import type { Observation, Place } from '../../model/observation.js';
import { fingerprintOf } from '../../findings/fingerprint.js';
import type { Draft } from '../../findings/deduplicate.js';
import type { Edit, FindingSpan, Severity } from '../../findings/finding.js';
import { compileConditions } from '../conditions.js';
import { compileTemplate, type Template } from '../placeholders.js';
import type { ObservedSource, RuleSource } from '../rule.js';
import { leastSure } from '../../model/chain.js';
import { editAt, withOrigin } from './edits.js';
import { compileTexts } from './texts.js';

/** A rule of the form `observed`. */
export interface ObservedCheck {
  readonly form: 'observed';
  /** The observation that it speaks of. */
  readonly id: string;
  /** Whether the observation's data meet the conditions; its places do not matter for that. */
  applies(observation: Observation): boolean;
  check(observation: Observation): Draft | undefined;
}

const SIDES: readonly string[] = ['caller', 'callee'];

/** Compiles a rule that gives words to what a source saw. */
export function compileObserved(source: RuleSource, form: ObservedSource): ObservedCheck {
  const applies = compileConditions<Observation>(form.where, (key) => (observation) => observation.data[key]);
  const hop = form.observed.slice(0, form.observed.indexOf('/'));
  const headlineOf = chooser(source.variants?.by, source.message, source.variants?.messages);
  const consequenceOf = chooser(source.variants?.by, source.consequence, source.consequences);
  const labels = new Map(Object.entries(source.labels ?? {}).map(([name, text]) => [name, compileTemplate(text)]));
  const edits = new Map(source.fixes.map((fix) => [fix, fix.edit && compileTemplate(fix.edit.text)]));
  const write = compileTexts(source);
  const severityOf = (data: Observation['data']): Severity =>
    data['chosen'] === true ? (source.severityChosen ?? source.severity) : source.severity;

  const check = (observation: Observation): Draft | undefined => {
    const primary = primaryPlace(observation);
    if (primary === undefined) return undefined;
    const { data, places } = observation;
    const headline = headlineOf(observation);
    const versions = data['versions'];
    const complete: Draft['complete'] = (route, moreRoutes) => {
      const valueOf = (name: string): string | undefined =>
        Object.hasOwn(data, name) ? String(data[name]) : undefined;
      const spans = places.map((place): FindingSpan => ({
        span: place.span,
        primary: place === primary,
        label: withOrigin(labels.get(place.name)?.fill(valueOf) ?? '', place.filling),
        // A neighbour's place is named for its side, and the data says what the neighbour is called; so it does of the hop
        // itself where any product's may be one.
        hop: (SIDES.includes(place.name) ? valueOf(place.name) : place === primary ? valueOf('hop') : undefined) ?? hop,
        provenance: place.provenance ?? 'explicit',
      }));
      return write({
        severity: versions === undefined ? severityOf(data) : 'info',
        confidence: leastSure(source.confidence, observation.confidence),
        headline: headline.fill(valueOf) + (versions === undefined ? '' : ` (${String(versions)})`),
        consequence: consequenceOf(observation),
        valueOf,
        spans,
        editOf: (fix) => editOf(observation, fix.edit?.place, edits.get(fix)?.fillAll(valueOf)),
        fingerprint: fingerprintOf([source.name, hop, ...places.map((place) => place.name), ...sorted(data), route]),
        route,
        moreRoutes,
      });
    };
    return {
      key: keyOf(source.name, headline, observation),
      places: [primary, ...places].map((place) => place.span),
      route: observation.route,
      complete,
    };
  };
  return { form: 'observed', id: form.observed, applies, check };
}

/** Picks the text for an observation by one of its data keys, the general one where that has no text of its own. */
function chooser(
  by: string | undefined,
  general: string,
  special: Readonly<Record<string, string>> | undefined,
): (observation: Observation) => Template {
  const otherwise = compileTemplate(general);
  if (by === undefined || special === undefined) return () => otherwise;
  const templates = new Map(Object.entries(special).map(([value, text]) => [value, compileTemplate(text)]));
  return (observation) => templates.get(String(observation.data[by])) ?? otherwise;
}

function primaryPlace({ places }: Observation): Place | undefined {
  return places.find((place) => place.name === 'primary') ?? places[0];
}

function editOf(observation: Observation, name: string | undefined, text: string | undefined): Edit | undefined {
  if (text === undefined) return undefined;
  const place = observation.places.find((candidate) => candidate.name === name);
  return place && editAt(place.span, place.filling, text);
}

/**
 * The same words at the same places are one finding. A default stands nowhere: the same default is one finding in
 * each file, however many places it decides.
 */
function keyOf(rule: string, headline: Template, { data, places }: Observation): string {
  let key = `${rule}|${String(data['versions'] ?? '')}`;
  let anyDefault = false;
  for (const { name, span, provenance } of places) {
    const isDefault = provenance === 'default';
    anyDefault ||= isDefault;
    key += isDefault ? `|${name}@${span.file.name}` : `|${name}@${span.file.name}:${span.start}:${span.end}`;
  }
  for (const name of headline.names) key += `|${String(data[name])}`;
  return anyDefault ? `${key}|${String(data['directive'])}|${String(data['value'])}` : key;
}

/** What was seen, for the fingerprint. Naming the version makes a finding surer, not another one. */
function sorted(data: Observation['data']): string[] {
  return Object.keys(data)
    .filter((name) => name !== 'versions')
    .sort()
    .map((name) => `${name}=${String(data[name])}`);
}
