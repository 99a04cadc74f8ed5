import type { Chain } from '../model/chain.js';

/** Chains of the same hops, as far as their names go, in one stack. */
export interface ChainGroup {
  /** Left out where there is only one stack. */
  readonly stack?: string;
  /** Client side first. */
  readonly hops: readonly HopName[];
  /** How many routes go this way. */
  readonly routes: number;
}

export interface HopName {
  readonly product: string;
  readonly label: string;
  readonly version: string | null;
}

/** Chains in short, in the order of the first of each group. */
export function chainGroups(chains: readonly Chain[]): ChainGroup[] {
  const groups = new Map<string, ChainGroup>();
  for (const { route, hops: all } of chains) {
    const { stack } = route;
    const hops = all.map(({ product, label, version = null }) => ({ product, label, version }));
    const key = JSON.stringify([stack, hops]);
    const routes = (groups.get(key)?.routes ?? 0) + 1;
    groups.set(key, { ...(stack === undefined ? {} : { stack }), hops, routes });
  }
  return [...groups.values()];
}
