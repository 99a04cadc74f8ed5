import { connectionHeader, type ConnectionHeader, headersUncertain } from './headers.js';
import type { Level } from './level.js';
import type { Names, Upstream } from './names.js';
import type { Directive } from './syntax.js';
import type { Target } from './target.js';
import { parseNginxCount, parseNginxFlag, parseNginxTime } from './time.js';
import { poolsByDefault, type NginxVersion } from './version.js';

/** The pool that an `upstream{}` keeps. */
export interface Pool {
  /** Idle connections kept by each worker; 0 when there is no pool, null when that depends on the version. */
  readonly size: number | null;
  /** The `keepalive` line, where there is one. */
  readonly line: Directive | undefined;
  /** The balancing method that stands after `keepalive` and silently undoes it before 1.29.7. */
  readonly undoneBy: Directive | undefined;
}

const BALANCERS = ['least_conn', 'ip_hash', 'hash', 'random', 'least_time', 'sticky'];

/** What `keepalive` in an upstream comes to; facts C and E.13, E.17 by experiment on 1.22.1, 1.29.6 and 1.31.5. */
export function poolOf(upstream: Upstream, version: NginxVersion): Pool {
  const known = pools.get(upstream);
  if (known !== undefined && known.version === version) return known.pool;
  const pool = workOutPool(upstream, version);
  pools.set(upstream, { version, pool });
  return pool;
}

/** Many routes share an upstream. */
const pools = new WeakMap<Upstream, { readonly version: NginxVersion; readonly pool: Pool }>();

function workOutPool(upstream: Upstream, version: NginxVersion): Pool {
  const line = upstream.level.first('keepalive');
  const byDefault = poolsByDefault(version);
  if (line === undefined) {
    const size = upstream.level.partial ? null : byDefault === undefined ? null : byDefault ? 32 : 0;
    return { size, line, undoneBy: undefined };
  }
  const undoneBy = BALANCERS.map((name) => upstream.level.first(name)).find(
    (each) => each !== undefined && isAfter(each, line),
  );
  const count = line.args[0]?.template ? undefined : parseNginxCount(line.args[0]?.text ?? '');
  if (count === undefined) return { size: null, line, undoneBy };
  if (undoneBy !== undefined && byDefault !== true) return { size: byDefault === undefined ? null : 0, line, undoneBy };
  return { size: count, line, undoneBy };
}

function isAfter(directive: Directive, other: Directive): boolean {
  return directive.file === other.file && directive.name.start > other.name.start;
}

/** Why connections to the upstream are not reused, or that they are, or that it cannot be known. */
export type ReuseReason =
  | 'pooled'
  | 'unknown'
  | 'no-pool'
  | 'pool-off'
  | 'literal'
  | 'variable'
  | 'http10-default'
  | 'http10-explicit'
  | 'connection-default'
  | 'connection-close'
  | 'connection-lost'
  | 'connection-map'
  | 'uwsgi'
  | 'scgi'
  | 'fastcgi-keep-conn';

/** How a route uses connections to its upstream. */
export interface Reuse {
  /** Whether they are used again; null where it cannot be known or depends on the nginx version. */
  readonly reuse: boolean | null;
  readonly reason: ReuseReason;
  /** Whether `reason` holds only where pooling is not the default, and the version is not known. */
  readonly depends: boolean;
  readonly pool: Pool | undefined;
  readonly connection: ConnectionHeader | undefined;
  /** `1.0`, `1.1`, `2`, or null when not known. */
  readonly httpVersion: string | null;
  readonly httpVersionLine: Directive | undefined;
}

/** Works out reuse for one target at one level: version, target, pool, protocol and header together (facts E.13 to E.17). */
export function reuseOf(level: Level, target: Target, names: Names, version: NginxVersion): Reuse {
  const byDefault = poolsByDefault(version);
  const isProxy = target.module === 'proxy';
  const line = isProxy ? level.effective('proxy_http_version') : undefined;
  const word = line?.args[0];
  const fallback = byDefault === undefined ? null : byDefault ? '1.1' : '1.0';
  const httpVersion = !isProxy
    ? target.module === 'grpc'
      ? '2'
      : null
    : word === undefined
      ? fallback
      : word.template
        ? null
        : word.text;
  const connection = isProxy ? connectionHeader(level, names, version) : undefined;
  const pool = target.upstream && poolOf(target.upstream, version);
  const of = (reuse: boolean | null, reason: ReuseReason, depends = false): Reuse => ({
    reuse,
    reason,
    depends,
    pool,
    connection,
    httpVersion,
    httpVersionLine: line,
  });
  if (target.kind === 'unknown') {
    const anyPool = names.hasUpstreams || level.uncertain;
    return target.variable && !anyPool ? of(false, 'variable') : of(null, 'unknown');
  }
  if (target.kind === 'literal') return of(false, target.variable ? 'variable' : 'literal');
  if (target.module === 'uwsgi' || target.module === 'scgi') return of(false, target.module);
  if (target.module === 'fastcgi') {
    const keep = level.effective('fastcgi_keep_conn');
    if (keep === undefined && level.uncertain) return of(null, 'unknown');
    if (!parseNginxFlag(keep?.args[0]?.text ?? 'off')) return of(false, 'fastcgi-keep-conn');
  }
  const upstream = target.upstream as Upstream;
  if (pool?.line !== undefined && isOff(upstream)) return of(false, 'pool-off');
  if (pool?.size === 0)
    return of(false, pool.line === undefined || pool.undoneBy !== undefined ? 'no-pool' : 'pool-off');
  const protocol = isProxy
    ? protocolReason(level, httpVersion, line, connection as ConnectionHeader, byDefault)
    : undefined;
  if (protocol !== undefined) return of(protocol.reuse, protocol.reason, protocol.depends);
  if (pool?.size === null) return of(null, pool.line === undefined ? 'no-pool' : 'unknown', pool.line === undefined);
  // Fewer kept connections than servers: each use may push the other servers' connections out.
  if (pool !== undefined && pool.size !== null && pool.size < upstream.servers.length) return of(null, 'pooled');
  return of(true, 'pooled');
}

function protocolReason(
  level: Level,
  httpVersion: string | null,
  line: Directive | undefined,
  connection: ConnectionHeader,
  byDefault: boolean | undefined,
): { reuse: boolean | null; reason: ReuseReason; depends: boolean } | undefined {
  const value = connection.value?.toLowerCase();
  const tokens = value?.split(/[\s,]+/) ?? [];
  const depends = byDefault === undefined;
  if (connection.directive !== undefined && connection.origin !== 'lost' && value !== undefined) {
    if (tokens.includes('close')) {
      return {
        reuse: false,
        reason: connection.origin === 'map' ? 'connection-map' : 'connection-close',
        depends: false,
      };
    }
    // Asked for by name, a connection is kept with HTTP/1.0 as well.
    if (tokens.includes('keep-alive')) return undefined;
    if (tokens.includes('upgrade')) return { reuse: null, reason: 'unknown', depends: false };
  }
  // A file that was not read may set the version, the header, or both.
  if (line === undefined && level.unread) return { reuse: null, reason: 'unknown', depends };
  if (httpVersion === '1.0') {
    if (connection.value === null && connection.origin === 'unknown')
      return { reuse: null, reason: 'unknown', depends: false };
    return { reuse: false, reason: line === undefined ? 'http10-default' : 'http10-explicit', depends: false };
  }
  if (line === undefined && depends) {
    return connection.origin === 'unknown'
      ? { reuse: null, reason: 'unknown', depends: true }
      : { reuse: null, reason: 'http10-default', depends: true };
  }
  if (httpVersion === null || (connection.value === null && connection.origin === 'unknown')) {
    return { reuse: null, reason: 'unknown', depends: false };
  }
  if (connection.origin === 'default' || connection.origin === 'lost') {
    if (byDefault === true || httpVersion === '2') return undefined;
    if (headersUncertain(level, 'proxy_set_header')) return { reuse: null, reason: 'unknown', depends };
    const reason = connection.origin === 'lost' ? 'connection-lost' : 'connection-default';
    return { reuse: depends ? null : false, reason, depends };
  }
  return undefined;
}

/** Whether the pool's own limits leave nothing to reuse: `keepalive_timeout 0`, `keepalive_time 0`, `keepalive_requests 0` or `1`. */
function isOff(upstream: Upstream): boolean {
  const word = (name: string): string | undefined => upstream.level.first(name)?.args[0]?.text;
  const time = (name: string): number | undefined => {
    const text = word(name);
    return text === undefined ? undefined : parseNginxTime(text, 'ms');
  };
  const requests = word('keepalive_requests');
  const count = requests === undefined ? undefined : parseNginxCount(requests);
  return time('keepalive_timeout') === 0 || time('keepalive_time') === 0 || (count !== undefined && count <= 1);
}
