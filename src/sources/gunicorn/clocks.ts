/**
 * What gunicorn's settings are as clocks, by worker class. Measured with 20.1 to 26.2 on loopback; where versions differ
 * and the version is not known, a band or an unknown that holds for all of them.
 */
import { type Duration, UNBOUNDED, unknownDuration } from '../../model/duration.js';
import type { Setting } from '../../model/setting.js';
import type { TimerName } from '../../model/timer.js';
import { clockOf, fixedClock, seconds } from './clockSetting.js';
import { type Effective, programSpan, winner } from './effective.js';
import { settingReference } from './settingFacts.js';
import { listOf } from './values.js';
import { isAtLeast } from './version.js';
import type { WorkerClass } from './workerClass.js';
import { uvicornClock } from './uvicornKwargs.js';

/** The arbiter looks about once a second, and where the worker cannot end itself it is killed a second later. */
const ARBITER = 2;

/** tornado's own limit for a connection without a request: gunicorn's `keepalive` does not reach it (tornado 6). */
const TORNADO_IDLE = 3600;

export function gunicornClocks(effective: Effective, worker: WorkerClass): Map<TimerName, Setting> {
  const clocks = new Map<TimerName, Setting>();
  const add = (setting: Setting | undefined): void => {
    if (setting !== undefined) clocks.set(setting.timer, setting);
  };
  add(idle(effective, worker));
  if (worker.family === 'sync') for (const setting of syncDeadlines(effective)) add(setting);
  else if (worker.family !== null && worker.family !== 'other') add(heartbeat(effective, worker));
  add(header(effective, worker));
  add(body(effective, worker));
  add(clockOf(effective, 'graceful_timeout', 'drain.grace', 'deadline', seconds));
  if (worker.family === 'uvicorn') add(pings(effective, worker));
  return clocks;
}

/** How long a connection without a request is kept. */
function idle(effective: Effective, worker: WorkerClass): Setting | undefined {
  const kept = (meaning: (keepalive: number) => Duration): Setting | undefined =>
    clockOf(effective, 'keepalive', 'downstream.idle', 'idle', meaning);
  switch (worker.family) {
    case 'sync':
      return byClass(effective, worker, 'downstream.idle', 'idle', seconds(0));
    case 'gthread':
      // Looked at once a second while other connections are busy; 0 answers `Connection: close`.
      return kept((keepalive) => (keepalive === 0 ? seconds(0) : seconds(keepalive, keepalive + 1)));
    case 'gevent':
    case 'eventlet':
      return kept(seconds);
    case 'tornado':
      return byClass(effective, worker, 'downstream.idle', 'idle', seconds(TORNADO_IDLE));
    case 'asgi':
      return kept((keepalive) => (keepalive === 0 ? seconds(0) : asgiIdle(effective)));
    case 'uvicorn':
      return uvicornClock(worker, 'timeout_keep_alive', 'downstream.idle', 'idle') ?? kept(seconds);
    case 'other':
    case null:
      return byClass(effective, worker, 'downstream.idle', 'idle', unknownDuration(worker.written || 'worker_class'));
  }
}

/** The asgi class sets no timer that would close a connection: seen on 24.0.0 up to 26.2.0. */
function asgiIdle({ version }: Effective): Duration {
  return isAtLeast(version, 26, 2, 1) === true ? unknownDuration('not known since gunicorn 26.2.1') : UNBOUNDED;
}

/** A sync worker tells the arbiter that it lives only between two requests, so that everything in between is timed. */
function syncDeadlines(effective: Effective): (Setting | undefined)[] {
  const several = (bindCount(effective) ?? 1) > 1;
  const deadline = (timer: TimerName): Setting | undefined =>
    clockOf(effective, 'timeout', timer, 'deadline', (timeout) => {
      if (timeout === 0) return UNBOUNDED;
      // With several addresses it says so before it waits for one of them, which may take up to half the time.
      return seconds(several ? timeout / 2 : timeout, timeout + ARBITER);
    });
  const timers = ['exchange.deadline', 'downstream.header', 'downstream.body', 'downstream.request'] as const;
  return timers.map(deadline);
}

/** How long the loop, or the main thread, may be blocked before the worker is killed with all its requests. */
function heartbeat(effective: Effective, worker: WorkerClass): Setting | undefined {
  return clockOf(effective, 'timeout', 'exchange.heartbeat', 'inactivity', (timeout) => {
    if (timeout === 0) return UNBOUNDED;
    // UvicornWorker reports only when half the time is over, and looks at that once a second.
    if (worker.family === 'uvicorn') return seconds(Math.max(timeout / 2 - 1, 0), timeout + 1);
    return seconds(timeout, timeout + ARBITER);
  });
}

function header(effective: Effective, worker: WorkerClass): Setting | undefined {
  const never = (): Setting => byClass(effective, worker, 'downstream.header', 'deadline', UNBOUNDED);
  switch (worker.family) {
    case 'gevent':
    case 'eventlet':
      // The same clock waits for the next request and for its headers.
      return clockOf(effective, 'keepalive', 'downstream.header', 'deadline', (keepalive) =>
        keepalive === 0 ? UNBOUNDED : seconds(keepalive),
      );
    case 'tornado':
      return byClass(effective, worker, 'downstream.header', 'deadline', seconds(TORNADO_IDLE));
    case 'gthread':
    case 'asgi':
    case 'uvicorn':
      return never();
    case 'sync':
    case 'other':
    case null:
      return undefined;
  }
}

function body(effective: Effective, worker: WorkerClass): Setting | undefined {
  switch (worker.family) {
    case 'asgi':
      return clockOf(effective, 'timeout', 'downstream.body', 'inactivity', (timeout) => asgiBody(effective, timeout));
    case 'gthread':
    case 'gevent':
    case 'eventlet':
    case 'tornado':
    case 'uvicorn':
      return byClass(effective, worker, 'downstream.body', 'inactivity', UNBOUNDED);
    case 'sync':
    case 'other':
    case null:
      return undefined;
  }
}

/** One wait for a part of the body: 30 s before 26.0.0, `timeout` since, and 30 s where that is 0. */
function asgiBody({ version }: Effective, timeout: number): Duration {
  const since26 = timeout === 0 ? 30 : timeout;
  const isNew = isAtLeast(version, 26);
  if (isNew === undefined) return seconds(Math.min(30, since26), Math.max(30, since26));
  return seconds(isNew ? since26 : 30);
}

/** uvicorn pings WebSockets every 20 s, and only a subclass can say otherwise. */
function pings(effective: Effective, worker: WorkerClass): Setting | undefined {
  const chosen = uvicornClock(worker, 'ws_ping_interval', 'heartbeat.interval', 'period');
  if (chosen !== undefined) return chosen;
  return fixedClock('heartbeat.interval', 'period', seconds(20), {
    name: 'ws_ping_interval',
    written: '20.0',
    span: worker.span ?? programSpan(effective.invocation),
    reference: 'https://www.uvicorn.org/settings/',
  });
}

function byClass(
  effective: Effective,
  worker: WorkerClass,
  timer: TimerName,
  clock: Setting['clock'],
  value: Duration,
): Setting {
  const won = winner(effective, 'worker_class');
  const setting = fixedClock(timer, clock, value, {
    name: won?.statement?.name ?? 'worker_class',
    written: worker.written === '' ? 'sync' : worker.written,
    span: worker.span ?? programSpan(effective.invocation),
    reference: settingReference('worker_class'),
  });
  return value.kind === 'unknown' ? { ...setting, provenance: 'unknown' } : setting;
}

/** How many addresses it listens on; undefined where that is not known. */
export function bindCount(effective: Effective): number | undefined {
  return listOf(winner(effective, 'bind')?.value)?.length;
}
