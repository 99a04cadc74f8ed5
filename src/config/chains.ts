/** Stated chains: their hops, each as it behaves, and the legs between neighbours. */
import type { Chain, Leg, Route } from '../model/chain.js';
import type { Observation, Unknown } from '../model/observation.js';
import { spanOf } from '../sources/shared/pieces.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import { type HopReading, readHop } from './hops.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';
import { type ReadHop, statedHop } from './statedHop.js';

export interface ChainsReading {
  readonly chains: readonly Chain[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  readonly written: number;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads the chains of a file that fits the schema; `nginxVersion` is that of every nginx that states none. */
export function chainsOf(list: YamlValue | undefined, nginxVersion: string | undefined): ChainsReading {
  const chains: Chain[] = [];
  const observations: Observation[] = [];
  const unknowns: Unknown[] = [];
  const problems: ConfigurationProblem[] = [];
  const names = new Set<string>();
  let written = 0;
  for (const [index, value] of (list?.items() ?? []).entries()) {
    const read = (value.get('hops')?.items() ?? []).flatMap((hop) => statedHop(hop) ?? []);
    for (const hop of read) problems.push(...hop.problems);
    const route = routeOf(value, index);
    if (names.has(route.location))
      problems.push(problemAt(route.span, `two chains are named ${quoted(route.location)}`));
    names.add(route.location);
    const hops = read.map((hop, at) => readAt(hop, read[at + 1], route, nginxVersion));
    for (const hop of hops) {
      observations.push(...hop.observations.map((seen) => (seen.route === undefined ? { ...seen, route } : seen)));
      unknowns.push(...hop.unknowns);
      written += hop.written;
    }
    chains.push(chainOf(route, hops));
  }
  return { chains, observations, unknowns, written, problems };
}

function readAt(
  { product, hop }: ReadHop,
  next: ReadHop | undefined,
  route: Route,
  version: string | undefined,
): HopReading {
  return readHop(product, hop, { route, next: next?.product, version });
}

function chainOf(route: Route, readings: readonly HopReading[]): Chain {
  const hops = readings.map(({ hop }) => hop);
  const because = `stated in ${route.span.file.name}`;
  const legs = hops.slice(1).map((callee, at): Leg => {
    const caller = hops[at] as Leg['caller'];
    return { caller, callee, confidence: 'high', because };
  });
  return { route, hops, legs };
}

/** The chain's name as a route; one without a name goes by its number, and stands where its hops begin. */
function routeOf(value: YamlValue, index: number): Route {
  const name = value.get('name');
  const pieces = name?.pieces();
  const text = name?.known()?.trim() ?? '';
  const place = value.entries().values().next().value?.keySpan ?? value.span;
  return {
    server: [],
    listen: [],
    location: text === '' ? `chain ${index + 1}` : text,
    modifier: '',
    protocol: 'http',
    span: pieces === undefined ? place : spanOf(pieces),
  };
}
