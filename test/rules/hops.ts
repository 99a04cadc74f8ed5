import type { Chain, Confidence, Route } from '../../src/model/chain.js';
import { exactly, UNBOUNDED, unknownDuration, type Duration } from '../../src/model/duration.js';
import type { Facts, Hop } from '../../src/model/hop.js';
import type { Provenance, Setting } from '../../src/model/setting.js';
import type { SourceFile, Span } from '../../src/model/span.js';
import { TIMERS, type TimerName } from '../../src/model/timer.js';
import { parseRuleDuration } from '../../src/rules/durations.js';

/** Hops by hand, for tests of the rules: no product, no parser, places found by their text. */

export function fileOf(text: string, name = 'app.conf'): SourceFile {
  return { name, text };
}

/** The place of a text that stands in a file; of its n-th occurrence, counted from 0. */
export function placeOf(file: SourceFile, text: string, occurrence = 0): Span {
  let start = file.text.indexOf(text);
  for (let skipped = 0; skipped < occurrence; skipped++) start = file.text.indexOf(text, start + 1);
  if (start < 0) throw new Error(`"${text}" does not stand in ${file.name}`);
  return { file, start, end: start + text.length };
}

export interface SettingOptions {
  readonly name?: string;
  readonly provenance?: Provenance;
  readonly from?: string;
  readonly value?: Duration;
}

/** A setting whose value is what is written at its place: a duration, a count, `unbounded`, or else unknown. */
export function settingOf(timer: TimerName, span: Span, written: string, options: SettingOptions = {}): Setting {
  const ms = TIMERS[timer] === 'count' ? Number(written) : parseRuleDuration(written);
  const value =
    options.value ?? (written === 'unbounded' ? UNBOUNDED : ms === undefined ? unknownDuration(written) : exactly(ms));
  return {
    timer,
    name: options.name ?? timer,
    value,
    clock: TIMERS[timer],
    provenance: options.provenance ?? 'explicit',
    ...(options.from === undefined ? {} : { from: options.from }),
    span,
    written,
    reference: 'https://example.org/',
  };
}

export interface HopOptions {
  readonly product?: string;
  readonly layer?: 4 | 7;
  readonly facts?: Facts;
}

export function hopOf(label: string, span: Span, settings: readonly Setting[], options: HopOptions = {}): Hop {
  return {
    product: options.product ?? label,
    label,
    layer: options.layer ?? 7,
    facts: options.facts ?? {},
    factSpans: {},
    span,
    timer: (name) => settings.find((setting) => setting.timer === name),
  };
}

export function routeAt(span: Span, location = '/'): Route {
  return { server: ['example.org'], listen: ['*:80'], location, modifier: '', protocol: 'http', span };
}

export function chainOf(route: Route, hops: readonly Hop[], confidence: Confidence = 'high'): Chain {
  const legs = hops
    .slice(1)
    .map((callee, index) => ({ caller: hops[index] as Hop, callee, confidence, because: 'by hand' }));
  return { route, hops, legs };
}
