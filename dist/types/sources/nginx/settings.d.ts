import { type Duration } from '../../model/duration.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { Level } from './level.js';
import type { Directive } from './syntax.js';
import type { TimerFact } from './timerFacts.js';
/** The setting that a directive makes, as seen from a level: explicit there, inherited further in. */
export declare function writtenSetting(directive: Directive, setter: Level, at: Level, fact: TimerFact): Setting | undefined;
/**
 * The setting that holds where nobody wrote one. `where` is the smallest construct it belongs to; `assumed` says that
 * something around it was not read.
 */
export declare function defaultSetting(fact: TimerFact, where: Span, assumed: boolean, value?: number): Setting;
/** A value as nginx takes it; unknown with its own text where it is a template or no valid value. */
export declare function valueOf(text: string, template: boolean, fact: TimerFact): Duration;
/** Milliseconds as nginx writes them. */
export declare function writtenMs(ms: number): string;
