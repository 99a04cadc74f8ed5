/** What is asked of hops that are somebody else's service: load balancers, CDNs, platforms. */
import { type Chain, type Confidence, leastSure, type Leg } from './chain.js';
import { least, most, UNBOUNDED } from './duration.js';
import { factOf, type Hop } from './hop.js';
import { type Derivation, of, type Quantity } from './quantity.js';

/** Longer than this hardly anybody means by "as long as it is used". */
const SHORT_LIFE = 600_000;

/** Whether a hop is a load balancer, a CDN or a platform: it passes on what it is given, and nobody wrote its routes. */
export function isService(hop: Hop): boolean {
  return hop.product === 'load-balancer' || factOf(hop, 'service.kind') !== undefined;
}

/**
 * Whether ordinary requests travel from a hop on: neither upgraded connections nor unbuffered streams, as far as is known.
 * Of a service the hops behind it say so; of what forwards nothing, false.
 */
export function carriesRequests(hop: Hop, chain: Chain): boolean {
  let next = hop;
  // A chain has few hops, and each is passed once.
  for (const leg of chain.legs) {
    if (leg.caller !== next || !isService(next)) continue;
    next = leg.callee;
  }
  const plain = ['upstream.upgrade', 'upstream.streaming'].map((name) => factOf(next, name));
  if (next === hop && !isService(hop)) return plain.every((fact) => fact === false);
  return plain.every((fact) => fact === false || fact === undefined);
}

/**
 * The legs of a chain, and those between hops of layer 7 that have only hops of layer 4 between them: these pass on what
 * the others say to each other.
 */
export function legsAcross(chain: Chain): readonly Leg[] {
  if (!chain.legs.some(({ callee }) => callee.layer === 4)) return chain.legs;
  const found: Leg[] = [...chain.legs];
  for (const [at, { caller, callee, confidence }] of chain.legs.entries()) {
    if (caller.layer === 4 || callee.layer !== 4) continue;
    let sure: Confidence = confidence;
    for (const leg of chain.legs.slice(at + 1)) {
      sure = leastSure(sure, leg.confidence);
      if (leg.callee.layer === 4) continue;
      found.push({ caller, callee: leg.callee, confidence: sure, because: `${callee.label} only passes on` });
      break;
    }
  }
  return found;
}

/** What rules ask of services, besides their timers; {@link QUANTITIES} has these too. */
export const SERVICE_QUANTITIES: Readonly<Record<string, Derivation>> = {
  /** How long a hop of layer 4 remembers a connection on which nothing is said. */
  remembersFlow: ({ hop }) =>
    hop.layer === 4 ? of(hop.timer('tunnel.idle'), 'remembers a quiet connection') : undefined,
  /** The age at which an upgraded connection is cut however busy it is, where that is a short one. */
  cutsTunnels: ({ hop }) => {
    const setting = hop.timer('tunnel.duration');
    return setting !== undefined && least(setting.value) <= SHORT_LIFE
      ? of(setting, 'cuts every upgraded connection')
      : undefined;
  },
  /** Without limit on routes that upgrade connections: a busy one lives as long as both ends want. */
  tunnelLife: ({ hop }): Quantity | undefined => {
    if (factOf(hop, 'upstream.upgrade') !== true) return undefined;
    const setting = hop.timer('tunnel.idle') ?? hop.timer('upstream.read');
    const settings = setting === undefined ? [] : [setting];
    return { value: UNBOUNDED, settings, why: 'keeps a busy WebSocket', chosen: true };
  },
  /** The longest of the parts that a limit on the whole of a request takes in: up to the first byte, between two, one try. */
  longestPart: ({ hop }) => {
    const parts = (['upstream.attempt', 'upstream.firstByte', 'upstream.read'] as const)
      .flatMap((name) => hop.timer(name) ?? [])
      .toSorted((a, b) => most(b.value) - most(a.value));
    return of(parts[0], 'waits for a part of the answer');
  },
  /** The silence after which a service sends the same request again, where it does. */
  repeatsAfter: ({ hop }) => {
    const tries = hop.timer('retry.tries');
    const first = hop.timer('upstream.firstByte');
    const conditions = String(factOf(hop, 'retry.on') ?? '').split(' ');
    if (tries === undefined || first === undefined || !isService(hop) || !conditions.includes('timeout'))
      return undefined;
    if (!(least(tries.value) > 1)) return undefined;
    const why = `sends GET and HEAD again, ${least(tries.value)} times in all`;
    return { value: first.value, settings: [first, tries], why, chosen: true };
  },
};
