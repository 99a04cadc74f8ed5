/** From a setting of gunicorn to a clock of the common vocabulary. */
import { type Duration } from '../../model/duration.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { Clock, TimerName } from '../../model/timer.js';
import { type Effective } from './effective.js';
/** A band of milliseconds from two numbers of seconds. */
export declare function seconds(least: number, most?: number): Duration;
/** The clock that a setting makes; `meaning` turns its seconds into what really happens. */
export declare function clockOf(effective: Effective, name: string, timer: TimerName, clock: Clock, meaning: (value: number) => Duration): Setting | undefined;
/** A clock that is the same whatever is set. */
export declare function fixedClock(timer: TimerName, clock: Clock, value: Duration, about: {
    readonly name: string;
    readonly written: string;
    readonly span: Span;
    readonly reference: string;
}): Setting;
