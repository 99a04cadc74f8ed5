import { routeLabel, type Chain } from './chain.js';

/** The chains of the routes that were asked for, or the routes whose names are near where there is none. */
export type Narrowed = { readonly chains: readonly Chain[] } | { readonly near: readonly string[] };

/**
 * Narrows to the routes that `wanted` names: those whose location or label is exactly that, else those whose location
 * begins with it, else those whose label contains it. The name of a stated chain stands for all of its routes.
 */
export function narrowRoutes(chains: readonly Chain[], wanted: string): Narrowed {
  const tests: readonly ((chain: Chain) => boolean)[] = [
    ({ route }) => [route.location, `${route.modifier} ${route.location}`, routeLabel(route)].includes(wanted),
    ({ route }) => route.chain === wanted,
    ({ route }) => route.server.some((server) => wanted === server || wanted === server + route.location),
    ({ route }) => wanted !== '' && route.location.startsWith(wanted),
    ({ route }) => wanted !== '' && routeLabel(route).includes(wanted),
  ];
  for (const test of tests) {
    const found = chains.filter(test);
    if (found.length > 0) return { chains: found };
  }
  return { near: nearLabels(chains, wanted) };
}

/** At most five labels, those sharing most of their letters in order with what was asked for first. */
function nearLabels(chains: readonly Chain[], wanted: string): string[] {
  const labels = [...new Set(chains.map((chain) => routeLabel(chain.route)))];
  const scored = labels.map((label, index) => ({ label, index, score: pairsShared(label, wanted) }));
  scored.sort((a, b) => b.score - a.score || a.index - b.index);
  return scored.slice(0, 5).map(({ label }) => label);
}

/** How many neighbouring pairs of letters of `wanted` stand in `label`. */
function pairsShared(label: string, wanted: string): number {
  let shared = 0;
  for (let index = 0; index + 1 < wanted.length; index++) {
    if (label.includes(wanted.slice(index, index + 2))) shared++;
  }
  return shared;
}
