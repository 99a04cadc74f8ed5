import { exactly, UNBOUNDED, unknownDuration, type Duration } from '../../model/duration.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { TimerName } from '../../model/timer.js';
import type { Level } from './level.js';
import type { Directive } from './syntax.js';
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
  // Written out twice, because spreading a field in costs more than all the rest here, and routes are many.
  if (setter === at) return { timer, name, value, clock, provenance: 'explicit', span, written, reference };
  return { timer, name, value, clock, provenance: 'inherited', from: setter.kind, span, written, reference };
}

/** The setting that holds where nobody wrote one. `where` is the smallest construct it belongs to. */
export function defaultSetting(
  fact: TimerFact,
  where: Span,
  options: { assumed: boolean; from?: string; value?: number },
): Setting {
  const value = options.value ?? fact.fallback ?? 0;
  return {
    timer: fact.timer as TimerName,
    name: fact.directive,
    value: fact.zero === 'unlimited' && value === 0 ? UNBOUNDED : exactly(value),
    clock: fact.clock,
    provenance: options.assumed ? 'assumed' : 'default',
    ...(options.from === undefined ? {} : { from: options.from }),
    span: where,
    written: fact.unit === 'count' ? String(value) : writtenMs(value),
    reference: fact.reference,
    ...(options.assumed
      ? { note: 'the default; a block around this one, or a file it includes, was not among those read' }
      : {}),
  };
}

/** A value as nginx takes it; unknown with its own text where it is a template or no valid value. */
export function valueOf(text: string, template: boolean, fact: TimerFact): Duration {
  if (template) return unknownDuration(text);
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
