import type { Observation, Place } from '../../../model/observation.js';
import type { Span } from '../../../model/span.js';
import { effectiveHeaders } from '../headers.js';
import { poolOf, type Reuse, type ReuseReason } from '../pooling.js';
import type { Retry } from '../retry.js';
import type { NginxRoute } from '../routes.js';
import type { Directive, Word } from '../syntax.js';
import type { Target } from '../target.js';
import type { Upstream } from '../names.js';
import { BEFORE_POOLING, poolsByDefault } from '../version.js';
import { place, primary, type RouteObserver, type Scene, valueSpan, wordPlace, wordSpan } from './context.js';

const LOST: ReadonlySet<ReuseReason> = new Set<ReuseReason>([
  'http10-default',
  'http10-explicit',
  'connection-default',
  'connection-close',
  'connection-lost',
  'connection-map',
  'uwsgi',
  'scgi',
  'fastcgi-keep-conn',
]);
/** There is no pool for what a route sends its requests to. */
const NO_POOL: ReadonlySet<ReuseReason> = new Set<ReuseReason>(['literal', 'variable', 'no-pool']);

/** Pools that are configured and have no effect, or less than they should, and routes that have none. */
export class PoolsObserver implements RouteObserver {
  private readonly first = new Map<string, Observation>();
  /** Upstreams whose connections some route uses again. */
  private readonly pooled = new Set<Upstream>();
  /** Upstreams that some route sends requests to. */
  private readonly used = new Set<Upstream>();
  /** Routes whose trouble is told or not depending on what the others do. */
  private readonly later: NginxRoute[] = [];
  private readonly literal: NginxRoute[] = [];

  constructor(
    private readonly scene: Scene,
    private readonly observations: Observation[],
  ) {}

  look(entry: NginxRoute): void {
    const { hop } = entry;
    const { target } = hop;
    if (target === undefined) return;
    const { upstream } = target;
    const { reason, reuse, pool } = hop.reuse as Reuse;
    if (upstream !== undefined) {
      this.used.add(upstream);
      if (reuse === true) this.pooled.add(upstream);
    }
    if (target.kind === 'literal') this.literal.push(entry);
    if (upstream !== undefined && pool?.line !== undefined) {
      if (LOST.has(reason)) this.later.push(entry);
      else if (reason === 'pooled') observeStale(entry, upstream, hop.reuse as Reuse, this.observations);
    } else if (target.module === 'proxy' && !hop.upgrades && NO_POOL.has(reason)) this.later.push(entry);
  }

  finish(): void {
    observeUpstreams(this.scene, this.observations);
    const bypassed = observeBypassed(this.scene, this.used, this.literal, this.observations);
    for (const entry of this.later) {
      const { hop, route } = entry;
      const target = hop.target as Target;
      const reuse = hop.reuse as Reuse;
      if (NO_POOL.has(reuse.reason)) {
        if (!bypassed.has(target.directive))
          this.observations.push(grouped(this.first, 'no-pool', noPool(target, reuse), route));
      } else if (!isWebSocketAside(entry, reuse, this.pooled)) {
        const upstream = target.upstream as Upstream;
        const seen = poolUnused(entry, target, upstream, reuse);
        if (seen !== undefined)
          this.observations.push(grouped(this.first, `${upstream.name} ${reuse.reason}`, seen, route));
      }
    }
  }
}

/**
 * Gives all routes with the same trouble the places of the first, so that they are told as one; reasons that have a
 * line of their own to change keep it.
 */
function grouped(
  first: Map<string, Observation>,
  key: string,
  seen: Observation,
  route: NginxRoute['route'],
): Observation {
  const own = /http10-explicit|connection-(?:close|lost|map)/.test(key);
  const known = own ? undefined : first.get(key);
  if (known === undefined) first.set(key, seen);
  return { ...(known ?? seen), route };
}

/** A location for WebSockets beside others that use the pool as they should: what it does matters to nobody. */
function isWebSocketAside({ hop, route }: NginxRoute, reuse: Reuse, pooled: ReadonlySet<Upstream>): boolean {
  const upgrade = reuse.reason === 'connection-map' || hop.upgrades;
  return upgrade && route.location !== '/' && pooled.has(hop.target?.upstream as Upstream);
}

function poolUnused({ hop }: NginxRoute, target: Target, upstream: Upstream, reuse: Reuse): Observation | undefined {
  const line = reuse.pool?.line as Directive;
  const { reason, connection, httpVersionLine } = reuse;
  const header = connection?.directive;
  const places: Place[] = [];
  let main = target.span;
  if (reason === 'http10-explicit') main = valueSpan(httpVersionLine as Directive);
  if (reason === 'connection-close' || reason === 'connection-map') {
    main = secondWord(header as Directive);
    const entry = connection?.entry;
    if (entry !== undefined) places.push(wordPlace('map', entry, entry.args[0] as Word));
  }
  if (reason === 'connection-lost') {
    if (header?.args[1]?.text !== '') return undefined;
    places.push(place('cleared', secondWord(header)));
    main = valueSpan(effectiveHeaders(hop.level, 'proxy_set_header')[0] as Directive);
  }
  places.push(primary(main), place('keepalive', valueSpan(line)));
  const assumed = hop.level.uncertain && /-default$|-lost$/.test(reason);
  return {
    id: 'nginx/pool-unused',
    places,
    ...(assumed ? { confidence: 'medium' as const } : {}),
    data: {
      reason,
      upstream: upstream.name,
      directive: target.directive.name.text,
      header: connection?.value ?? 'close',
      map: connection?.map === undefined ? '' : `$${connection.map.variable}`,
      size: line.args[0]?.text ?? '',
      servers: upstream.servers.length,
      ...(reuse.depends ? { versions: BEFORE_POOLING } : {}),
    },
  };
}

function secondWord(directive: Directive): Span {
  return wordSpan(directive, directive.args[1] as Word);
}

function noPool(target: Target, reuse: Reuse): Observation {
  return {
    id: 'nginx/no-pool',
    places: [primary(target.span)],
    data: {
      target: target.written,
      reason: reuse.reason === 'no-pool' ? 'upstream' : reuse.reason,
      upstream: target.upstream?.name ?? '',
      ...(reuse.depends ? { versions: BEFORE_POOLING } : {}),
    },
  };
}

function observeStale({ hop, route }: NginxRoute, upstream: Upstream, reuse: Reuse, observations: Observation[]): void {
  const retry = hop.retry as Retry;
  const [line] = retry.lines;
  if (line === undefined || retry.conditions.includes('error')) return;
  if (retry.lines.some((each) => each.args.some((word) => word.template))) return;
  observations.push({
    id: 'nginx/stale-not-retried',
    route,
    places: [primary(valueSpan(line)), place('keepalive', valueSpan(reuse.pool?.line as Directive))],
    data: {
      directive: line.name.text,
      written: retry.lines.flatMap((each) => each.args.map((word) => word.text)).join(' '),
      upstream: upstream.name,
    },
  });
}

function observeUpstreams({ names, version, configuration }: Scene, observations: Observation[]): void {
  const byDefault = poolsByDefault(version);
  const versions = byDefault === undefined ? { versions: BEFORE_POOLING } : {};
  for (const upstream of names.allUpstreams()) {
    const { level } = upstream;
    if (rootOf(level) !== configuration.root) continue;
    const pool = poolOf(upstream, version);
    const data = { upstream: upstream.name };
    if (pool.line !== undefined && pool.undoneBy !== undefined && byDefault !== true) {
      observations.push({
        id: 'nginx/pool-before-balancer',
        data: { ...data, method: pool.undoneBy.name.text, ...versions },
        places: [
          primary(wordSpan(pool.line, pool.line.name)),
          place('method', wordSpan(pool.undoneBy, pool.undoneBy.name)),
        ],
      });
    } else if (pool.line !== undefined && pool.size !== null && pool.size > 0 && pool.size < upstream.servers.length) {
      observations.push({
        id: 'nginx/pool-too-small',
        data: { ...data, size: pool.size, servers: upstream.servers.length },
        places: [primary(valueSpan(pool.line))],
      });
    }
    if (pool.line !== undefined || byDefault === true || level.partial) continue;
    for (const name of ['keepalive_timeout', 'keepalive_requests', 'keepalive_time']) {
      for (const directive of level.get(name)) {
        observations.push({
          id: 'nginx/pool-settings-unused',
          data: { ...data, directive: name, ...versions },
          places: [primary(wordSpan(directive, directive.name))],
        });
      }
    }
  }
}

function rootOf(level: Upstream['level']): Upstream['level'] {
  let at = level;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

/** A pool that no route uses, while one goes straight to an address that the pool is for. */
function observeBypassed(
  { names, configuration }: Scene,
  used: ReadonlySet<Upstream>,
  literal: readonly NginxRoute[],
  observations: Observation[],
): ReadonlySet<Directive> {
  const found = new Set<Directive>();
  const byAddress = new Map<string, { upstream: Upstream; line: Directive }>();
  for (const upstream of names.allUpstreams()) {
    const line = upstream.level.first('keepalive');
    if (line === undefined || used.has(upstream) || rootOf(upstream.level) !== configuration.root) continue;
    for (const server of upstream.servers) byAddress.set(withPort(server.args[0]?.text ?? ''), { upstream, line });
  }
  for (const { hop, route } of literal) {
    const target = hop.target as Target;
    const pool = byAddress.get(withPort(target.address));
    // With TLS the name in proxy_pass is also what certificates and Host are held against: another one is no plain change.
    if (pool === undefined || /^(?:http|grpc)s:/i.test(target.written)) continue;
    const { upstream, line } = pool;
    found.add(target.directive);
    observations.push({
      id: 'nginx/pool-literal',
      route,
      data: { upstream: upstream.name, target: target.written },
      places: [primary(target.span), place('keepalive', valueSpan(line))],
    });
  }
  return found;
}

function withPort(address: string): string {
  const host = address.toLowerCase().replace(/^localhost\b/, '127.0.0.1');
  return host.startsWith('unix:') || /:\d+$/.test(host) ? host : `${host}:80`;
}
