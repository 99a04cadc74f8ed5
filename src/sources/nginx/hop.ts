import { exactly, unknownDuration, UNBOUNDED } from '../../model/duration.js';
import type { FactValue, Hop, Insertion } from '../../model/hop.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { TimerName } from '../../model/timer.js';
import { allFacts, nginxFact } from './facts.js';
import { upgradeLine } from './headers.js';
import { onlyHttp2 } from './http2.js';
import { insertionsFor } from './insertion.js';
import type { Level } from './level.js';
import type { Directive } from './syntax.js';
import type { Names } from './names.js';
import { type Reuse, reuseOf } from './pooling.js';
import { type Retry, retryOf } from './retry.js';
import { defaultSetting, shippedSetting, writtenSetting } from './settings.js';
import { isShipped } from './shipped.js';
import { type Target, targetOf } from './target.js';
import { parseNginxFlag, parseNginxTime } from './time.js';
import {
  DOWNSTREAM_FACTS,
  MAIN_FACTS,
  PASS_MODULES,
  type PassModule,
  POOL_FACTS,
  STREAM_FACTS,
  type TimerFact,
  UPSTREAM_FACTS,
} from './timerFacts.js';
import { isAtLeast, type NginxVersion } from './version.js';

const DOWNSTREAM = new Map(DOWNSTREAM_FACTS.map((fact) => [fact.timer, fact]));
const POOL = new Map(POOL_FACTS.map((fact) => [fact.timer, fact]));
const UPSTREAM = Object.fromEntries(
  PASS_MODULES.map((module) => [module, new Map(UPSTREAM_FACTS[module].map((fact) => [fact.timer, fact]))]),
) as unknown as Readonly<Record<PassModule, ReadonlyMap<TimerName | undefined, TimerFact>>>;
const STREAM = new Map(STREAM_FACTS.map((fact) => [fact.timer, fact]));

/** What HTTP/2 takes from the server alone. */
const HTTP2_CLOCKS = new Set<TimerName | undefined>(['downstream.idle', 'downstream.age', 'downstream.requests']);

/** The clocks that nginx has at all when it speaks HTTP. */
const KNOWN: ReadonlySet<TimerName | undefined> = new Set<TimerName | undefined>([
  ...DOWNSTREAM.keys(),
  ...UPSTREAM.proxy.keys(),
  ...POOL.keys(),
  'upstream.firstByte',
  'tunnel.idle',
  'drain.kill',
]);

/** nginx as it behaves on one route. Everything is worked out when it is asked for, and once. */
export class NginxHop implements Hop {
  readonly product = 'nginx';
  readonly label = 'nginx';
  readonly layer: 4 | 7;
  readonly version?: string;
  private cachedTarget: Target | undefined | null = null;
  private cachedReuse: Reuse | undefined;
  private cachedRetry: Retry | undefined;
  private cachedUpgrade: Directive | undefined | null = null;
  private cachedStreams: boolean | undefined;
  private cachedFacts: Record<string, FactValue> | undefined;

  constructor(
    readonly level: Level,
    readonly names: Names,
    readonly nginx: NginxVersion,
    readonly span: Span,
  ) {
    this.layer = level.kind === 'stream server' ? 4 : 7;
    if (nginx !== undefined) this.version = nginx.filter((part) => part !== undefined).join('.');
  }

  /** Where this route sends its requests; undefined when it answers them itself. */
  get target(): Target | undefined {
    if (this.cachedTarget === null) this.cachedTarget = this.layer === 4 ? undefined : targetOf(this.level, this.names);
    return this.cachedTarget;
  }

  /** How connections to the upstream are used; undefined when the route forwards nothing. */
  get reuse(): Reuse | undefined {
    if (this.cachedReuse === undefined && this.target !== undefined) {
      this.cachedReuse = reuseOf(this.level, this.target, this.names, this.nginx);
    }
    return this.cachedReuse;
  }

  /** How often a request is tried on this route; undefined when it forwards nothing. */
  get retry(): Retry | undefined {
    if (this.cachedRetry === undefined && this.target !== undefined) this.cachedRetry = retryOf(this);
    return this.cachedRetry;
  }

  /** The line that forwards `Upgrade`; undefined when none does. */
  get upgradeLine(): Directive | undefined {
    if (this.cachedUpgrade === null) {
      this.cachedUpgrade = this.target?.module === 'proxy' ? upgradeLine(this.level) : undefined;
    }
    return this.cachedUpgrade;
  }

  /** Whether the route forwards `Upgrade`, so that WebSockets can pass. */
  get upgrades(): boolean {
    return this.upgradeLine !== undefined;
  }

  /** Whether responses are passed on as they come: `proxy_buffering off`. */
  get streams(): boolean {
    return (this.cachedStreams ??= this.workOutStreams());
  }

  private workOutStreams(): boolean {
    const module = this.target?.module;
    if (module === undefined || module === 'grpc' || module === 'memcached') return false;
    const word = this.level.effective(`${module}_buffering`)?.args[0];
    return word !== undefined && parseNginxFlag(word.text) === false;
  }

  get facts(): Readonly<Record<string, FactValue>> {
    this.cachedFacts ??= allFacts(this);
    return this.cachedFacts;
  }

  get factSpans(): Readonly<Record<string, Span>> {
    return this.target === undefined ? {} : { 'upstream.target': this.target.span };
  }

  timer(name: TimerName): Setting | undefined {
    return this.layer === 4 ? this.streamTimer(name) : this.httpTimer(name);
  }

  private streamTimer(name: TimerName): Setting | undefined {
    if (!this.level.own.has('proxy_pass')) return undefined;
    const fact = STREAM.get(name);
    return fact === undefined ? undefined : this.merged(fact, this.span);
  }

  private httpTimer(name: TimerName): Setting | undefined {
    if (!KNOWN.has(name)) return undefined;
    if (name === 'drain.kill') return this.merged(MAIN_FACTS[0] as TimerFact, this.span);
    const downstream = DOWNSTREAM.get(name);
    if (downstream !== undefined) return this.downstream(downstream);
    const target = this.target;
    if (target === undefined) return undefined;
    if (name === 'upstream.firstByte') return this.as('upstream.read', name, 'deadline');
    if (name === 'tunnel.idle') return this.upgrades ? this.as('upstream.read', name, 'inactivity') : undefined;
    if (name === 'retry.tries') return this.retry?.setting;
    const fact = UPSTREAM[target.module].get(name);
    if (fact !== undefined) return this.merged(fact, target.span);
    const pool = POOL.get(name);
    return pool === undefined ? undefined : this.pooled(pool, target);
  }

  /** The value of the innermost level that sets a directive, or the default. */
  private merged(fact: TimerFact, where: Span): Setting | undefined {
    return this.written(fact, this.level, where) ?? defaultSetting(fact, where, this.level.uncertain);
  }

  private written(fact: TimerFact, level: Level, where: Span): Setting | undefined {
    for (let at: Level | undefined = level; at !== undefined; at = at.parent) {
      const directive = at.own.first(fact.directive);
      if (directive === undefined) continue;
      if (isShipped(directive.file)) return shippedSetting(directive, where, this.level.uncertain, fact);
      return writtenSetting(directive, at, this.level, fact);
    }
    return undefined;
  }

  private downstream(fact: TimerFact): Setting | undefined {
    if (fact.since !== undefined && isAtLeast(this.nginx, ...fact.since) === false) return undefined;
    // The first request of a connection is timed before its server is known, but a server of its own rules on its port.
    const http2 = this.names.hasClearHttp2 && HTTP2_CLOCKS.has(fact.timer) && onlyHttp2(this.level, this.names);
    const level = http2 ? (this.level.enclosing('server') as Level) : this.level;
    const where = this.serverSpan();
    const setting = this.written(fact, level, where) ?? defaultSetting(fact, where, level.uncertain);
    if (fact.timer === 'downstream.requests' && setting?.provenance === 'default') {
      const old = isAtLeast(this.nginx, 1, 19, 10) === false;
      if (old) return { ...defaultSetting(fact, setting.span, false, 100), from: 'before nginx 1.19.10' };
    }
    return setting;
  }

  private serverSpan(): Span {
    const opening = this.level.enclosing('server')?.opening;
    return opening === undefined ? this.span : { file: opening.file, start: opening.name.start, end: opening.name.end };
  }

  private as(from: TimerName, to: TimerName, clock: Setting['clock']): Setting | undefined {
    const setting = this.timer(from);
    return setting === undefined ? undefined : { ...setting, timer: to, clock };
  }

  /** Clocks of the pool, for targets that have one. */
  private pooled(fact: TimerFact, target: Target): Setting | undefined {
    const pool = this.reuse?.pool;
    const upstream = target.upstream;
    if (pool === undefined || upstream === undefined) return undefined;
    if (fact.timer === 'upstream.pool') {
      if (pool.line !== undefined && pool.size !== 0)
        return writtenSetting(pool.line, upstream.level, upstream.level, fact);
      const setting = defaultSetting(fact, target.span, false, pool.size ?? 0);
      return pool.size === null
        ? { ...setting, value: unknownDuration('none before nginx 1.29.7, 32 since'), provenance: 'unknown' }
        : setting;
    }
    if (pool.size === 0) return undefined;
    const directive = upstream.level.first(fact.directive);
    if (directive !== undefined) return writtenSetting(directive, upstream.level, upstream.level, fact);
    const setting = defaultSetting(fact, target.span, false);
    if (fact.timer === 'upstream.idle' && isAtLeast(this.nginx, 1, 15, 3) === false) {
      return { ...setting, value: UNBOUNDED, written: 'none', from: 'before nginx 1.15.3' };
    }
    if (fact.timer === 'upstream.requests' && isAtLeast(this.nginx, 1, 19, 10) === false) {
      return { ...setting, value: exactly(100), written: '100', from: 'before nginx 1.19.10' };
    }
    if (fact.timer === 'upstream.age' && isAtLeast(this.nginx, 1, 19, 10) === false) return undefined;
    return setting;
  }

  /** Milliseconds that nginx tells the client in `Keep-Alive: timeout=`; null when it sends no such header. */
  get advertisedIdle(): number | null {
    for (let at: Level | undefined = this.level; at !== undefined; at = at.parent) {
      const word = at.first('keepalive_timeout')?.args[1];
      if (word !== undefined) return parseNginxTime(word.text, 's') || null;
    }
    return null;
  }

  fact(name: string): FactValue | undefined {
    return nginxFact(this, name);
  }

  insertions(setting: Setting): readonly Insertion[] {
    return this.layer === 4 ? [] : insertionsFor(setting, this.level);
  }
}
