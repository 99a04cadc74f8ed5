/** Stated chains: their hops, each as it behaves, and the legs between neighbours. */
import type { Chain, Leg, Route } from '../model/chain.js';
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import { spanOf } from '../sources/shared/pieces.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import { type FiledHop, filedHop, namesFiles, type Way } from './filedHop.js';
import { readHop } from './hops.js';
import type { Around } from './index.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';
import { type ReadHop, statedHop } from './statedHop.js';

export interface ChainsReading {
  readonly chains: readonly Chain[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  readonly written: number;
  /** Files that hops name, and those read for them. */
  readonly files: readonly SourceFile[];
  readonly problems: readonly ConfigurationProblem[];
}

/** Files with more routes than this, in all chains together, are none that a person wrote. */
const MOST_CHAINS = 20_000;

/** Reads the chains of a file that fits the schema. */
export function chainsOf(list: YamlValue | undefined, around: Around): ChainsReading {
  const reading = { chains: [], observations: [], unknowns: [], written: 0, files: [], problems: [] } as Collected;
  const names = new Set<string>();
  for (const [index, value] of (list?.items() ?? []).entries()) {
    const route = routeOf(value, index);
    if (names.has(route.location))
      reading.problems.push(problemAt(route.span, `two chains are named ${quoted(route.location)}`));
    names.add(route.location);
    addChain(value, route, around, reading);
    if (reading.chains.length <= MOST_CHAINS) continue;
    reading.problems.push(problemAt(route.span, `the chains have more than ${MOST_CHAINS} routes together`));
    break;
  }
  return reading;
}

interface Collected {
  readonly chains: Chain[];
  readonly observations: Observation[];
  readonly unknowns: Unknown[];
  written: number;
  readonly files: SourceFile[];
  readonly problems: ConfigurationProblem[];
}

function addChain(value: YamlValue, route: Route, around: Around, reading: Collected): void {
  const read = (value.get('hops')?.items() ?? []).flatMap((hop): (ReadHop | FiledHop)[] => {
    const found = namesFiles(hop) ? filedHop(hop, around) : statedHop(hop, around.variables);
    return found === undefined ? [] : [found];
  });
  for (const hop of read) reading.problems.push(...hop.problems);
  const [, second] = read.filter((hop) => isFiled(hop) && hop.ways.some((way) => way.route !== undefined));
  if (second !== undefined && isFiled(second))
    reading.problems.push(
      problemAt(second.span, 'only one hop of a chain can have routes of its own: state this one by its settings'),
    );
  const routes = new Map<Route, Route>();
  const hops = read.map((hop, at) => waysOf(hop, { route, next: read[at + 1]?.product, around, routes }, reading));
  if (reading.problems.length > 0) return;
  const many = hops.findIndex((ways) => ways.some((way) => way.route !== undefined));
  const single = hops.map((ways) => (ways[0] as Way).hop);
  if (many < 0) reading.chains.push(chainOf(route, single));
  for (const way of many < 0 ? [] : (hops[many] as readonly Way[])) {
    const own = [...single.slice(0, many), way.hop, ...(way.goesOn ? single.slice(many + 1) : [])];
    reading.chains.push(chainOf(way.route ?? route, own, route.span.file));
  }
}

interface Standing {
  readonly route: Route;
  readonly next: ReadHop['product'] | undefined;
  readonly around: Around;
  /** Routes of files as they are named in this chain. */
  readonly routes: Map<Route, Route>;
}

/** The ways through one hop; what is seen of it is put down. */
function waysOf(
  hop: ReadHop | FiledHop,
  { route, next, around, routes }: Standing,
  reading: Collected,
): readonly Way[] {
  const inChain = (own: Route): Route => {
    const known = routes.get(own) ?? { ...own, chain: route.location };
    routes.set(own, known);
    return known;
  };
  const { observations, unknowns, written, ...rest } = isFiled(hop)
    ? hop
    : readHop(hop.product, hop.hop, { route, next, version: around.nginxVersion });
  const ways = 'ways' in rest ? rest.ways : [{ hop: rest.hop, goesOn: true }];
  for (const seen of observations)
    reading.observations.push({
      ...seen,
      route: seen.route !== undefined && isFiled(hop) ? inChain(seen.route) : (seen.route ?? route),
    });
  reading.unknowns.push(...unknowns);
  reading.written += written;
  if (isFiled(hop)) reading.files.push(...hop.files);
  return ways.map((way) => (way.route === undefined ? way : { ...way, route: inChain(way.route) }));
}

function isFiled(hop: ReadHop | FiledHop): hop is FiledHop {
  return 'ways' in hop;
}

function chainOf(route: Route, hops: readonly Hop[], file: SourceFile = route.span.file): Chain {
  const because = `stated in ${file.name}`;
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
