/** What a subclass of UvicornWorker hands to uvicorn in its CONFIG_KWARGS. */
import { exactly, UNBOUNDED, unknownDuration } from '../../model/duration.js';
import type { Setting } from '../../model/setting.js';
import type { Clock, TimerName } from '../../model/timer.js';
import type { WorkerClass } from './workerClass.js';

/** The clock that a key of CONFIG_KWARGS makes; undefined where the class does not have it. Seconds, floats too. */
export function uvicornClock(worker: WorkerClass, key: string, timer: TimerName, clock: Clock): Setting | undefined {
  const py = worker.kwargs.get(key);
  if (py === undefined) return undefined;
  const number = py.kind === 'number' && typeof py.value === 'number' ? py.value : undefined;
  const none = py.kind === 'none' ? UNBOUNDED : unknownDuration(py.written);
  return {
    timer,
    name: key,
    value: number !== undefined ? exactly(Math.max(number, 0) * 1000) : none,
    clock,
    provenance: number !== undefined || py.kind === 'none' ? 'explicit' : 'unknown',
    from: 'CONFIG_KWARGS',
    span: py.span,
    written: py.written,
    reference: 'https://www.uvicorn.org/settings/',
  };
}

/** A count that a subclass sets: `limit_concurrency`. */
export function uvicornCount(worker: WorkerClass, key: string): number | null | undefined {
  const py = worker.kwargs.get(key);
  if (py === undefined) return undefined;
  return py.kind === 'number' && typeof py.value === 'number' ? py.value : null;
}
