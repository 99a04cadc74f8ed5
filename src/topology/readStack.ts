/** Files that run together, read to chains. */
import type { Chain, Route } from '../model/chain.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import type { Use } from '../model/use.js';
import type { FileHost } from '../sources/nginx/include.js';
import { type NginxReading, readNginx } from '../sources/nginx/index.js';
import type { NginxVersion } from '../sources/nginx/version.js';
import type { Variables } from '../sources/shared/variables.js';
import type { AppServers } from './appServers.js';
import { chainsOf, keepAliveOff, withoutUselessPools } from './chains.js';
import { changingNames } from './changingNames.js';
import type { Fronts } from './fronts.js';
import type { ReadInfrastructure } from './infrastructure.js';
import type { Place } from './place.js';
import { type SaidPlacement, usesOfNginx, usesOnce } from './stacks/uses.js';

/** The files of one nginx: what it is given, how it finds the others, and where it runs as far as that is known. */
export interface NginxFiles {
  readonly files: readonly SourceFile[];
  readonly host: FileHost;
  readonly version?: NginxVersion;
  readonly place?: Place;
  /** What its container has where, later ones over earlier ones. */
  readonly placements?: readonly SaidPlacement[];
  /** What names mean that its templates leave open. */
  readonly variables?: Variables;
  /** Whether these are what is left: files that another nginx of the stack has read are not read again. */
  readonly rest?: boolean;
}

/** Files that run together: one way in which a repository is deployed. */
export interface Stack {
  /** What tells it from the others. */
  readonly name: string;
  /** What was put together, and why, as a sentence without its end. */
  readonly because?: string;
  readonly nginx: readonly NginxFiles[];
  /** What is known of the use of its files from how they were put together. */
  readonly uses?: readonly Use[];
  readonly apps?: AppServers;
  readonly infrastructure?: ReadInfrastructure;
}

/** What stands in front of every stack, as somebody typed it; it wins over what files say. */
export type Typed = Fronts | undefined;

/** All that was read of a stack. */
export interface StackReading {
  readonly chains: readonly Chain[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  readonly files: readonly SourceFile[];
  /** What files are used for, as far as others say it. */
  readonly uses: readonly Use[];
  /** How many values of clocks and counts are written. */
  readonly written: number;
}

const NOTHING: Fronts = { hops: [], observations: [], unknowns: [] };

/**
 * Reads one stack: its hops, and which of them are neighbours. `variables` win over those of a container. Never throws.
 */
export function readStack(
  { nginx, uses = [], apps, infrastructure }: Stack,
  typed: Typed,
  variables?: Variables,
): StackReading {
  const readings = readEach(nginx, variables);
  const fronts = typed ?? infrastructure?.fronts;
  const groups = readings.map(({ reading, place }) => ({ routes: reading.routes, place }));
  const chains = chainsOf(
    groups,
    { all: fronts ?? NOTHING, waysTo: typed === undefined ? infrastructure?.waysTo : undefined },
    apps?.servers,
  );
  const others = [...(infrastructure === undefined ? [] : [infrastructure]), ...(apps === undefined ? [] : [apps])];
  const observations = withoutUselessPools(
    readings.flatMap(({ reading, place }) => changingNames(reading.observations, infrastructure?.headless, place)),
    chains,
  );
  for (const each of others) observations.push(...each.observations);
  observations.push(...keepAliveOff(chains));
  return {
    chains,
    observations,
    unknowns: [
      ...readings.flatMap(({ reading: { unknowns } }) => unknowns),
      ...others.flatMap((each) => each.unknowns),
    ],
    files: [...readings.flatMap(({ reading: { files } }) => files), ...others.flatMap((each) => each.files)],
    uses: usesOnce([
      ...uses,
      ...readings.flatMap(({ reading, placements }) => usesOfNginx(reading, placements)),
      ...(apps?.uses ?? []),
    ]),
    written: [...readings.map((each) => each.reading), ...others].reduce((sum, each) => sum + each.written, 0),
  };
}

function readEach(
  nginx: readonly NginxFiles[],
  typed: Variables | undefined,
): (Pick<NginxFiles, 'placements'> & { readonly reading: NginxReading; readonly place: Place | undefined })[] {
  // A file may be found on disk again; texts of one manifest share its name.
  const keyOf = ({ name, text }: SourceFile): string => `${name}\n${text}`;
  const read = new Set<string>();
  return nginx.flatMap(({ files, host, version, place, placements = [], variables, rest = false }) => {
    const own = rest ? files.filter((file) => !read.has(keyOf(file))) : files;
    if (own.length === 0) return [];
    const known = variables === undefined ? typed : new Map([...variables, ...(typed ?? [])]);
    const reading = readNginx(own, host, version, known);
    for (const file of reading.files) read.add(keyOf(file));
    return [{ reading, place, placements }];
  });
}

/** A reading with the name of its stack on every route, so that a finding tells where it holds. */
export function named(stack: string, reading: StackReading): StackReading {
  const routes = new Map<Route, Route>();
  const withName = (route: Route): Route => {
    const known = routes.get(route) ?? { ...route, stack };
    routes.set(route, known);
    return known;
  };
  return {
    ...reading,
    chains: reading.chains.map((chain) => ({ ...chain, route: withName(chain.route) })),
    observations: reading.observations.map((seen) =>
      seen.route === undefined ? seen : { ...seen, route: withName(seen.route) },
    ),
  };
}
