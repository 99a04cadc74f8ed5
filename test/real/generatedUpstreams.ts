import { STEPS } from './generatedValues.js';
import type { Random } from './random.js';
import type { Item } from './writing.js';
import { writeMs } from './writing.js';

/** Where a location may send its requests. */
export interface Target {
  /** Directives that must stand beside `proxy_pass` in the location, not in an `if`. */
  readonly set: readonly string[];
  /** The argument of `proxy_pass`. */
  readonly pass: string;
  readonly behind: 'backend' | 'hole';
  readonly pool?: string;
  readonly addresses: number;
}

export interface Upstream {
  readonly name: string;
  readonly addresses: number;
  readonly behind: 'backend' | 'hole';
  readonly block: Item;
}

/** An `upstream` block with or without a pool, the pool before or after the method of balancing. */
export function upstream(random: Random, name: string): Upstream {
  const behind = random.chance(0.12) ? 'hole' : 'backend';
  const places = ['127.0.0.1:%BACKEND0%', '127.0.0.1:%BACKEND1%', '127.0.0.1:%BACKEND2%', 'unix:%UNIX%'];
  // A request to an address that never accepts is passed on to the next one, which would add up.
  const addresses = behind === 'hole' ? 1 : random.pick([1, 1, 2, 3]);
  const chosen = behind === 'hole' ? ['127.0.0.1:%HOLE%'] : random.shuffled(places).slice(0, addresses);
  const items: string[] = chosen.map((address) => `server ${address} max_fails=0`);
  const method = random.pick([undefined, undefined, 'least_conn', 'ip_hash', 'random', 'hash $remote_addr consistent']);
  // Larger than any number of addresses here: how a pool behaves that is too small is another question.
  const pool = random.chance(0.75) ? `keepalive ${random.pick([8, 16, 32, 64])}` : undefined;
  const balance = [method, pool].filter((line) => line !== undefined);
  if (random.chance(0.25)) balance.reverse();
  const first = random.chance(0.4) ? balance.splice(0, random.between(0, 2)) : [];
  items.unshift(...first);
  items.push(...balance);
  if (random.chance(0.6)) {
    items.push(`keepalive_timeout ${writeMs(random.chance(0.06) ? 0 : random.pick(STEPS), random)}`);
  }
  if (random.chance(0.15)) items.push(`keepalive_requests ${random.pick([0, 1, 100, 1000])}`);
  if (random.chance(0.1)) items.push(`keepalive_time ${random.pick(['1h', '30m', '1w'])}`);
  return { name, addresses, behind, block: { head: `upstream ${name}`, items } };
}

/** Something to send requests to: an upstream by name or through a variable, or an address as it is. */
export function target(random: Random, upstreams: readonly Upstream[], mayBeMultiple: boolean): Target {
  const known = upstreams.filter((each) => mayBeMultiple || each.addresses === 1);
  const literal = random.pick(['127.0.0.1:%BACKEND0%', '127.0.0.1:%BACKEND1%', 'unix:%UNIX%:', '127.0.0.1:%HOLE%']);
  const chosen = known.length > 0 && random.chance(0.8) ? random.pick(known) : undefined;
  const name = chosen === undefined ? literal : random.chance(0.05) ? chosen.name.toUpperCase() : chosen.name;
  const common = {
    behind: chosen?.behind ?? (literal.includes('HOLE') ? ('hole' as const) : ('backend' as const)),
    addresses: chosen?.addresses ?? 1,
    ...(chosen === undefined ? {} : { pool: chosen.name }),
  };
  if (random.chance(0.75)) return { ...common, set: [], pass: `http://${name}` };
  if (random.chance(0.5)) return { ...common, set: [`set $target ${name}`], pass: 'http://$target' };
  return { ...common, set: [`set $target http://${name}`], pass: '$target' };
}
