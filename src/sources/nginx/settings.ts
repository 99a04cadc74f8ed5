import { exactly, UNBOUNDED, unknownDuration, type Duration } from '../../model/duration.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { TimerName } from '../../model/timer.js';
import type { Level } from './level.js';
import { SHIPPED_BY } from './shipped.js';
import type { Directive, Word } from './syntax.js';
import { parseNginxCount, parseNginxTime } from './time.js';
import type { TimerFact } from './timerFacts.js';

/** The setting that a directive makes, as seen from a level: explicit there, inherited further in. */
export function writtenSetting(directive: Directive, setter: Level, at: Level, fact: TimerFact): Setting | undefined {
  const word = directive.args[0];
  if (word === undefined) return undefined;
  const timer = fact.timer as TimerName;
  const { directive: name, clock, reference } = fact;
  const value = valueOf(word.text, word.template, fact);
  const span = { file: directive.file, start: word.start, end: word.end };
  const written = word.text;
  if (word.filling !== undefined) return filledSetting(directive, word, setter, at, fact);
  // Written out twice, because spreading a field in costs more than all the rest here, and routes are many.
  if (setter === at) return { timer, name, value, clock, provenance: 'explicit', span, written, reference };
  return { timer, name, value, clock, provenance: 'inherited', from: setter.kind, span, written, reference };
}

/** The setting of a value that stands where a variable of the template is given it. */
function filledSetting(directive: Directive, word: Word, setter: Level, at: Level, fact: TimerFact): Setting {
  const { text, start, end, quote, template } = word;
  const plain = { text, start, end, quote, template };
  const setting = writtenSetting({ ...directive, args: [plain] }, setter, at, fact) as Setting;
  return { ...setting, ...fillingOf(word) };
}

/** What is to be told of a word in which the value of a variable stands. */
export function fillingOf({ filling }: Word): Pick<Setting, 'note' | 'filling'> {
  return filling === undefined ? {} : { note: filling.note, filling };
}

/** The setting that the official image's main file makes: to whoever uses it, a default. */
export function shippedSetting(directive: Directive, where: Span, assumed: boolean, fact: TimerFact): Setting {
  const written = directive.args[0]?.text ?? '';
  return {
    ...defaultSetting(fact, where, assumed),
    value: valueOf(written, false, fact),
    written,
    from: SHIPPED_BY,
  };
}

/**
 * The setting that holds where nobody wrote one. `where` is the smallest construct it belongs to; `assumed` says that
 * something around it was not read.
 */
export function defaultSetting(fact: TimerFact, where: Span, assumed: boolean, value = fact.fallback ?? 0): Setting {
  const shared = value === fact.fallback ? defaultOf(fact) : writtenDefault(fact, value);
  const { timer, name, value: duration, clock, written, reference } = shared;
  if (!assumed) {
    return { timer, name, value: duration, clock, provenance: 'default', span: where, written, reference };
  }
  const note = 'the default; a block around this one, or a file it includes, was not among those read';
  return { timer, name, value: duration, clock, provenance: 'assumed', span: where, written, reference, note };
}

type Shared = Pick<Setting, 'timer' | 'name' | 'value' | 'clock' | 'written' | 'reference'>;

const defaults = new Map<TimerFact, Shared>();

function defaultOf(fact: TimerFact): Shared {
  let known = defaults.get(fact);
  if (known === undefined) {
    known = writtenDefault(fact, fact.fallback ?? 0);
    defaults.set(fact, known);
  }
  return known;
}

function writtenDefault(fact: TimerFact, value: number): Shared {
  return {
    timer: fact.timer as TimerName,
    name: fact.directive,
    value: fact.zero === 'unlimited' && value === 0 ? UNBOUNDED : exactly(value),
    clock: fact.clock,
    written: fact.unit === 'count' ? String(value) : writtenMs(value),
    reference: fact.reference,
  };
}

/** A value as nginx takes it; unknown with its own text where it is a template or no valid value. */
export function valueOf(text: string, template: boolean, fact: TimerFact): Duration {
  if (template) return unknownDuration(text);
  let known = durations.get(fact);
  if (known === undefined) durations.set(fact, (known = new Map()));
  let duration = known.get(text);
  if (duration === undefined) {
    duration = durationOf(text, fact);
    if (known.size < MOST_DURATIONS) known.set(text, duration);
  }
  return duration;
}

/** A large configuration writes the same few values over and over. */
const durations = new Map<TimerFact, Map<string, Duration>>();
const MOST_DURATIONS = 200;

function durationOf(text: string, fact: TimerFact): Duration {
  const value = fact.unit === 'count' ? parseNginxCount(text) : parseNginxTime(text, fact.unit);
  if (value === undefined) return unknownDuration(text);
  return fact.zero === 'unlimited' && value === 0 ? UNBOUNDED : exactly(value);
}

/** Milliseconds as nginx writes them. */
export function writtenMs(ms: number): string {
  if (ms === 0) return '0';
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000}h`;
  if (ms % 60_000 === 0 && ms > 60_000) return `${ms / 60_000}m`;
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
