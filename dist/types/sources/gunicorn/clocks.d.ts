import type { Setting } from '../../model/setting.js';
import type { TimerName } from '../../model/timer.js';
import { type Effective } from './effective.js';
import type { WorkerClass } from './workerClass.js';
export declare function gunicornClocks(effective: Effective, worker: WorkerClass): Map<TimerName, Setting>;
/** How many addresses it listens on; undefined where that is not known. */
export declare function bindCount(effective: Effective): number | undefined;
