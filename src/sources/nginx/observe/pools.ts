import type { Observation, Place } from '../../../model/observation.js';
import { effectiveHeaders } from '../headers.js';
import { poolOf, type Reuse, type ReuseReason } from '../pooling.js';
import type { NginxRoute } from '../routes.js';
import type { Directive } from '../syntax.js';
import type { Target } from '../target.js';
import type { Upstream } from '../names.js';
import { BEFORE_POOLING, poolsByDefault } from '../version.js';
import { place, primary, type Scene, valueSpan, wordSpan } from './context.js';

const LOST: readonly ReuseReason[] = [
  'http10-default',
  'http10-explicit',
  'connection-default',
  'connection-close',
  'connection-lost',
  'connection-map',
  'uwsgi',
  'scgi',
  'fastcgi-keep-conn',
  'pool-off',
];

/** Pools that are configured and have no effect, or less than they should, and routes that have none. */
export function observePools(scene: Scene, observations: Observation[]): void {
  observeUpstreams(scene, observations);
  const bypassed = observeBypassed(scene, observations);
  const first = new Map<string, Observation>();
  const pooled = new Set(
    scene.routes.filter(({ hop }) => hop.reuse?.reuse === true).map(({ hop }) => hop.target?.upstream),
  );
  for (const entry of scene.routes) {
    const { hop, route } = entry;
    const { target, reuse } = hop;
    if (target === undefined || reuse === undefined) continue;
    if (target.upstream !== undefined && reuse.pool?.line !== undefined) {
      if (LOST.includes(reuse.reason) && !isWebSocketAside(entry, reuse, pooled)) {
        const seen = poolUnused(entry, target, target.upstream, reuse);
        if (seen !== undefined)
          observations.push(grouped(first, `${target.upstream.name} ${reuse.reason}`, seen, route));
      }
      if (reuse.reason === 'pooled') observeStale(entry, target.upstream, reuse, observations);
    } else if (
      target.module === 'proxy' &&
      !hop.upgrades &&
      !bypassed.has(target.directive) &&
      ['literal', 'variable', 'no-pool'].includes(reuse.reason)
    ) {
      observations.push(grouped(first, 'no-pool', noPool(target, reuse), route));
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
  route: Observation['route'],
): Observation {
  const own = /http10-explicit|connection-(?:close|lost|map)/.test(key);
  const known = own ? undefined : first.get(key);
  if (known === undefined) first.set(key, seen);
  return { ...(known ?? seen), ...(route === undefined ? {} : { route }) };
}

/** A location for WebSockets beside others that use the pool as they should: what it does matters to nobody. */
function isWebSocketAside(
  { hop, route }: NginxRoute,
  reuse: Reuse,
  pooled: ReadonlySet<Upstream | undefined>,
): boolean {
  const upgrade = reuse.reason === 'connection-map' || hop.upgrades;
  return upgrade && route.location !== '/' && route.location !== '' && pooled.has(hop.target?.upstream);
}

function poolUnused({ hop }: NginxRoute, target: Target, upstream: Upstream, reuse: Reuse): Observation | undefined {
  const line = reuse.pool?.line as Directive;
  const connection = reuse.connection;
  const places: Place[] = [];
  let main = target.span;
  if (reuse.reason === 'http10-explicit' && reuse.httpVersionLine !== undefined)
    main = valueSpan(reuse.httpVersionLine);
  if (reuse.reason === 'connection-close' || reuse.reason === 'connection-map') {
    const header = connection?.directive;
    const value = header?.args[1];
    if (header !== undefined && value !== undefined) main = wordSpan(header, value);
    const entry = connection?.entry;
    const word = entry?.args[0];
    if (entry !== undefined && word !== undefined) places.push(place('map', wordSpan(entry, word)));
  }
  if (reuse.reason === 'connection-lost') {
    const outer = connection?.directive;
    if (outer?.args[1]?.text !== '') return undefined;
    places.push(place('cleared', wordSpan(outer, outer.args[1])));
    const inner = effectiveHeaders(hop.level, 'proxy_set_header')[0];
    if (inner !== undefined) main = valueSpan(inner);
  }
  places.push(primary(main), place('keepalive', valueSpan(line)));
  const assumed = hop.level.uncertain && /-default$|-lost$/.test(reuse.reason);
  return {
    id: 'nginx/pool-unused',
    places,
    ...(assumed ? { confidence: 'medium' as const } : {}),
    data: {
      reason: reuse.reason,
      upstream: target.upstream?.name ?? '',
      directive: target.directive.name.text,
      header: connection?.value ?? 'close',
      map: connection?.map === undefined ? '' : `$${connection.map.variable}`,
      size: line.args[0]?.text ?? '',
      servers: upstream.servers.length,
      ...(reuse.depends ? { versions: BEFORE_POOLING } : {}),
    },
  };
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
  const retry = hop.retry;
  const line = retry?.lines[0];
  if (retry === undefined || line === undefined || retry.conditions.includes('error')) return;
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
function observeBypassed({ names, routes, configuration }: Scene, observations: Observation[]): ReadonlySet<Directive> {
  const found = new Set<Directive>();
  const used = new Set(routes.map(({ hop }) => hop.target?.upstream));
  const byAddress = new Map<string, Upstream>();
  for (const upstream of names.allUpstreams()) {
    if (used.has(upstream) || !upstream.level.own.has('keepalive') || rootOf(upstream.level) !== configuration.root)
      continue;
    for (const server of upstream.servers) byAddress.set(withPort(server.args[0]?.text ?? ''), upstream);
  }
  if (byAddress.size === 0) return found;
  for (const { hop, route } of routes) {
    const target = hop.target;
    if (target?.kind !== 'literal') continue;
    const upstream = byAddress.get(withPort(target.address));
    const line = upstream?.level.first('keepalive');
    if (target === undefined || upstream === undefined || line === undefined) continue;
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
