import type { Setting } from '../../model/setting.js';
import type { Clock, TimerName } from '../../model/timer.js';
import type { WorkerClass } from './workerClass.js';
/** The clock that a key of CONFIG_KWARGS makes; undefined where the class does not have it. Seconds, floats too. */
export declare function uvicornClock(worker: WorkerClass, key: string, timer: TimerName, clock: Clock): Setting | undefined;
/** A count that a subclass sets: `limit_concurrency`. */
export declare function uvicornCount(worker: WorkerClass, key: string): number | null | undefined;
