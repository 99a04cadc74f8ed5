/** The clocks of a hop that may break a contract. */
import type { Chain } from '../model/chain.js';
import type { Contract, ContractKind } from '../model/contract.js';
import { type Quantity, quantity, type Subject } from '../model/derived.js';
import { least, most } from '../model/duration.js';
import { factOf } from '../model/hop.js';
import { isService } from '../model/services.js';

/** A clock that ends what a contract allows, and how: the word by which rules tell such clocks apart. */
export interface Limit {
  readonly quantity: Quantity;
  readonly clock: 'waiting' | 'deadline' | 'flow' | 'quiet' | 'life' | 'grace' | 'kill' | 'signal';
}

/** A quantity by its name, and what kind of clock it is. */
type Named = readonly [name: string, clock: Limit['clock']];

const WAITING: readonly Named[] = [
  ['upstream.firstByte', 'waiting'],
  ['upstream.read', 'waiting'],
];

/** Whatever goes on, a request is over then. An app server's own deadline may fire at half of what it is set to. */
const DEADLINES: readonly Named[] = [
  ['endsRequests', 'deadline'],
  ['upstream.attempt', 'deadline'],
  ['upstream.total', 'deadline'],
  ['downstream.response', 'deadline'],
];

const LEAVING: readonly Named[] = [
  ['dropsOnSignal', 'signal'],
  ['drainsWithin', 'grace'],
  ['killedAfter', 'kill'],
];

/** Whether a contract says anything of a chain: silence, where no route is named, only where a hop lets streams pass. */
export function speaksOf({ kind, route }: Contract, chain: Chain): boolean {
  if (kind !== 'silence' || route !== undefined) return true;
  return upgrades(chain) || streams(chain) || !chain.hops.some((hop) => factOf(hop, 'upstream.upgrade') === false);
}

/** The limits of a hop, one for each setting. */
export function limitsOf(kind: ContractKind, subject: Subject): readonly Limit[] {
  const found = new Map<string, Limit>();
  for (const [name, clock] of namesOf(kind, subject)) {
    const measured = quantity(name, subject);
    if (measured === undefined || (clock === 'quiet' && isPinged(subject, measured))) continue;
    const [setting] = measured.settings;
    const { file, start } = measured.place ?? setting?.span ?? subject.hop.span;
    const key = `${setting?.name}@${file.name}:${start}`;
    const known = found.get(key);
    // One setting may feed several clocks; the one that is over first is told.
    if (known === undefined || least(measured.value) < least(known.quantity.value))
      found.set(key, { quantity: measured, clock });
  }
  return [...found.values()];
}

function namesOf(kind: ContractKind, subject: Subject): readonly Named[] {
  switch (kind) {
    case 'allows':
      return subject.hop.layer === 4 ? [['tunnel.idle', 'flow']] : [...WAITING, ...DEADLINES];
    case 'silence':
      return silenceNames(subject);
    case 'drain':
      return LEAVING;
  }
}

/**
 * What cuts a quiet connection: its own clock where the hop has one for that, or else the one for responses, which of
 * somebody else's service says nothing of upgraded connections. A response that streams has the deadlines of a request.
 */
function silenceNames({ hop, chain }: Subject): readonly Named[] {
  const [isUpgrade, isStream] = [upgrades(chain), streams(chain)];
  const hasOwn = hop.timer('tunnel.idle') !== undefined;
  const readCounts = hop.layer === 7 && (isStream || (!hasOwn && !(isUpgrade && isService(hop))));
  return [
    ['tunnel.idle', hop.layer === 4 ? 'flow' : 'quiet'],
    ...(readCounts ? ([['upstream.read', 'quiet']] as const) : []),
    ['tunnel.duration', 'life'],
    ...(isUpgrade ? [] : DEADLINES),
  ];
}

/** Whether the server behind pings WebSockets so often that none is ever silent for as long as a hop tolerates. */
function isPinged(subject: Subject, { value }: Quantity): boolean {
  const { chain } = subject;
  if (!upgrades(chain) || streams(chain)) return false;
  const [hop, leg] = [chain.hops.at(-1), chain.legs.at(-1)];
  const pings = hop && quantity('pingsEvery', { hop, leg, chain });
  return pings !== undefined && most(pings.value) < least(value);
}

function upgrades({ hops }: Chain): boolean {
  return hops.some((hop) => factOf(hop, 'upstream.upgrade') === true);
}

function streams({ hops }: Chain): boolean {
  return hops.some((hop) => factOf(hop, 'upstream.streaming') === true);
}
