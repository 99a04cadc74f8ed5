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

const BALANCERS = new Set(['least_conn', 'ip_hash', 'hash', 'random', 'least_time', 'sticky']);

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
    const size = upstream.level.partial || byDefault === undefined ? null : byDefault ? 32 : 0;
    return { size, line, undoneBy: undefined };
  }
  const { all } = upstream.level.own;
  const undoneBy = all.slice(all.indexOf(line) + 1).find(({ name }) => BALANCERS.has(name.text));
  const count = parseNginxCount(line.args[0]?.text ?? '');
  if (count === undefined) return { size: null, line, undoneBy };
  if (undoneBy !== undefined && byDefault !== true) return { size: byDefault === undefined ? null : 0, line, undoneBy };
  return { size: count, line, undoneBy };
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
  if (pool === undefined) {
    if (target.kind === 'literal') return of(false, target.variable ? 'variable' : 'literal');
    const anyPool = names.hasUpstreams || level.uncertain;
    return target.variable && !anyPool ? of(false, 'variable') : of(null, 'unknown');
  }
  if (target.module === 'uwsgi' || target.module === 'scgi') return of(false, target.module);
  if (target.module === 'fastcgi') {
    const keep = level.effective('fastcgi_keep_conn');
    const kept = keep === undefined ? (level.uncertain ? undefined : false) : parseNginxFlag(keep.args[0]?.text ?? '');
    if (kept !== true) return kept === undefined ? of(null, 'unknown') : of(false, 'fastcgi-keep-conn');
  }
  const upstream = target.upstream as Upstream;
  const written = pool.line !== undefined;
  if ((written || byDefault === true) && isOff(upstream)) return of(false, 'pool-off');
  if (pool.size === 0) return of(false, written && pool.undoneBy === undefined ? 'pool-off' : 'no-pool');
  const protocol = connection && protocolReason(level, httpVersion, line, connection, byDefault);
  if (protocol !== undefined) return of(protocol.reuse, protocol.reason, protocol.depends);
  if (pool.size === null) return written || upstream.level.partial ? of(null, 'unknown') : of(null, 'no-pool', true);
  // Fewer kept connections than servers: each use may push the other servers' connections out.
  return of(pool.size < upstream.servers.length ? null : true, 'pooled');
}

type Verdict = Pick<Reuse, 'reuse' | 'reason' | 'depends'>;
const UNKNOWN: Verdict = { reuse: null, reason: 'unknown', depends: false };

/** What the request lets become of the connection; undefined where it lets it stay open. */
function protocolReason(
  level: Level,
  httpVersion: string | null,
  line: Directive | undefined,
  { origin, value }: ConnectionHeader,
  byDefault: boolean | undefined,
): Verdict | undefined {
  const depends = byDefault === undefined;
  if (origin === 'literal' || origin === 'map') {
    const tokens = value?.toLowerCase().split(/[\s,]+/) ?? [];
    if (tokens.includes('close')) {
      return { reuse: false, reason: origin === 'map' ? 'connection-map' : 'connection-close', depends: false };
    }
    // Asked for by name, a connection is kept with HTTP/1.0 as well.
    if (tokens.includes('keep-alive')) return undefined;
    if (tokens.includes('upgrade')) return UNKNOWN;
  }
  // A file that was not read may set the version, the header, or both.
  if (origin === 'unknown' || (line === undefined && level.unread)) return UNKNOWN;
  if (httpVersion === '1.0') {
    return { reuse: false, reason: line === undefined ? 'http10-default' : 'http10-explicit', depends: false };
  }
  if (line === undefined && depends) return { reuse: null, reason: 'http10-default', depends };
  if (httpVersion === null) return UNKNOWN;
  if (origin === 'default' || origin === 'lost') {
    if (byDefault === true || httpVersion === '2') return undefined;
    if (headersUncertain(level, 'proxy_set_header')) return UNKNOWN;
    const reason = origin === 'lost' ? 'connection-lost' : 'connection-default';
    return { reuse: depends ? null : false, reason, depends };
  }
  return undefined;
}

/** Whether the pool's own limits leave nothing to reuse: `keepalive_timeout 0`, `keepalive_time 0`, `keepalive_requests 0` or `1`. */
function isOff({ level }: Upstream): boolean {
  const word = (name: string): string => level.first(name)?.args[0]?.text ?? '';
  if (['keepalive_timeout', 'keepalive_time'].some((name) => parseNginxTime(word(name), 'ms') === 0)) return true;
  const requests = parseNginxCount(word('keepalive_requests'));
  return requests !== undefined && requests <= 1;
}
