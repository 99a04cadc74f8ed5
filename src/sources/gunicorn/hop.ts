import type { FactValue, Hop, Insertion } from '../../model/hop.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { TimerName } from '../../model/timer.js';
import type { AppBind } from '../shared/app.js';
import { optionInsertions } from '../shared/arguments/insertion.js';
import { spanOf, writtenText } from '../shared/pieces.js';
import { bindCount, gunicornClocks } from './clocks.js';
import { type Effective, programSpan, winner, type Winner } from './effective.js';
import { uvicornCount } from './uvicornKwargs.js';
import { listOf, numberOf } from './values.js';
import { isAtLeast } from './version.js';
import type { WorkerClass } from './workerClass.js';

/** gunicorn as the last hop of a chain. Clocks are worked out when the first of them is asked for. */
export class GunicornHop implements Hop {
  readonly product = 'gunicorn';
  readonly label = 'gunicorn';
  readonly layer = 7;
  readonly version?: string;
  readonly span: Span;
  private clocks: ReadonlyMap<TimerName, Setting> | undefined;
  private cachedFacts: Record<string, FactValue> | undefined;

  constructor(
    readonly effective: Effective,
    readonly worker: WorkerClass,
  ) {
    this.span = programSpan(effective.invocation);
    if (effective.version !== undefined) this.version = effective.version.join('.');
  }

  timer(name: TimerName): Setting | undefined {
    this.clocks ??= gunicornClocks(this.effective, this.worker);
    return this.clocks.get(name);
  }

  insertions(setting: Setting): readonly Insertion[] {
    return optionInsertions(this.effective.invocation, setting);
  }

  get facts(): Readonly<Record<string, FactValue>> {
    this.cachedFacts ??= this.workOutFacts();
    return this.cachedFacts;
  }

  get factSpans(): Readonly<Record<string, Span>> {
    const spans: Record<string, Span> = {};
    for (const [fact, name] of Object.entries(SETTING_FACTS)) {
      const span = winner(this.effective, name)?.statement?.span;
      if (span !== undefined) spans[fact] = span;
    }
    const limit = this.worker.kwargs.get('limit_concurrency');
    if (limit !== undefined) spans['app.limitConcurrency'] = limit.span;
    return spans;
  }

  private workOutFacts(): Record<string, FactValue> {
    const { effective, worker } = this;
    const facts: Record<string, FactValue> = {
      'app.server': 'gunicorn',
      'app.workerClass': worker.family,
      'app.workerClassWritten': worker.written,
      'app.workers': workerCount(effective),
      'app.threads': this.threads(),
      'app.maxRequests': this.count('max_requests'),
      'app.maxRequestsJitter': this.count('max_requests_jitter'),
      'app.backlog': this.count('backlog'),
      'app.preload': this.flag('preload_app'),
      'app.keepsConnections': this.keeps(),
      'app.stopsWork': stopsWork(effective, worker),
      'app.binds': listOf(winner(effective, 'bind')?.value)?.join(' ') ?? null,
      'app.bindCount': bindCount(effective) ?? null,
      'app.getsSignals': effective.invocation.getsSignals,
      'app.limitConcurrency': uvicornCount(worker, 'limit_concurrency') ?? null,
      'app.firstByte': this.firstByte(),
      'app.application': effective.application === undefined ? null : writtenText(effective.application),
    };
    if (this.version !== undefined) facts['app.version'] = this.version;
    for (const name of ['timeout', 'graceful_timeout', 'keepalive', 'workers', 'worker_class', 'max_requests']) {
      const won = winner(effective, name) as Winner;
      facts[`app.${camel(name)}Source`] = won.statement?.source ?? (won.unread === undefined ? 'default' : null);
      const fallback = won.value.kind === 'unknown' ? numberOf(won.value.fallback) : undefined;
      if (fallback !== undefined) facts[`app.${camel(name)}Fallback`] = fallback;
    }
    return facts;
  }

  private count(name: string): number | null {
    return numberOf(winner(this.effective, name)?.value) ?? null;
  }

  private flag(name: string): boolean | null {
    const value = winner(this.effective, name)?.value;
    return value?.kind === 'known' ? value.value === true : null;
  }

  /** Threads that take requests: gevent, asgi and the Uvicorn workers have the setting but do not use it. */
  private threads(): number | null {
    const { family } = this.worker;
    if (family === 'gthread' || family === null || family === 'other') return this.count('threads');
    return 1;
  }

  private keeps(): boolean | null {
    const value = this.timer('downstream.idle')?.value;
    if (value === undefined || value.kind === 'unknown') return null;
    return value.kind === 'unbounded' || value.max > 0;
  }

  /** Milliseconds in which gthread wants the first byte of a new connection: 5 s since 25.2.0, then `keepalive`. */
  private firstByte(): FactValue {
    const keepalive = this.count('keepalive');
    const has = this.worker.family === 'gthread' && isAtLeast(this.effective.version, 25, 2) === true;
    return has && keepalive !== null ? (5 + keepalive) * 1000 : null;
  }
}

const SETTING_FACTS: Readonly<Record<string, string>> = {
  'app.workerClass': 'worker_class',
  'app.workers': 'workers',
  'app.threads': 'threads',
  'app.maxRequests': 'max_requests',
  'app.maxRequestsJitter': 'max_requests_jitter',
  'app.backlog': 'backlog',
  'app.preload': 'preload_app',
  'app.binds': 'bind',
};

/** Where nobody says how many, and variables come from elsewhere too, WEB_CONCURRENCY may be one of them. */
function workerCount(effective: Effective): number | null {
  const won = winner(effective, 'workers');
  if (won === undefined) return null;
  if (won.statement === undefined && effective.invocation.environmentOpen) return null;
  return numberOf(won.value) ?? null;
}

/** Whether the work on a request ends when its caller leaves: only the asgi class does that, since 25.0.2. */
function stopsWork({ version }: Effective, { family }: WorkerClass): boolean | null {
  if (family === null || family === 'other') return null;
  if (family !== 'asgi') return false;
  return isAtLeast(version, 25, 0, 2) === false ? null : true;
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The addresses, each where it is written; the default where nobody says any. */
export function bindsOf(effective: Effective): AppBind[] {
  const won = winner(effective, 'bind');
  if (won === undefined || won.unread !== undefined) return [];
  if (won.statement === undefined) {
    return (listOf(won.value) ?? []).map((address) => ({ address, pieces: undefined }));
  }
  if (won.statement.layer === 'variable') {
    return (listOf(won.value) ?? [`0.0.0.0:${won.value.written}`]).map((address) => ({
      address,
      pieces: won.statement?.words,
    }));
  }
  return won.statement.items.map((pieces) => ({ address: writtenText(pieces).trim(), pieces }));
}

/** Where a bind is written, or the program's name. */
export function bindSpan(effective: Effective, bind: AppBind | undefined): Span {
  return bind?.pieces === undefined ? programSpan(effective.invocation) : spanOf(bind.pieces);
}
