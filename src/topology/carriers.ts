import type { Unknown } from '../model/observation.js';
import { COMMAND_LINE, type SourceFile } from '../model/span.js';
import type { ComposeService } from '../sources/compose/index.js';
import { looksLikeDockerfile, readDockerfile } from '../sources/dockerfile/index.js';
import type { Reached } from '../sources/kubernetes/index.js';
import { joinPath, normalPath } from '../sources/nginx/include.js';
import { looksLikeProcfile, readProcfile } from '../sources/procfile/index.js';
import type { ReadFile } from '../sources/shared/app.js';
import type { Launch } from '../sources/shared/launch.js';
import { commandLineLaunch, scriptLaunches, splitWords } from '../sources/shared/shell/index.js';
import { looksLikeSupervisor, readSupervisor } from '../sources/supervisor/index.js';
import { looksLikeSystemd, readSystemd } from '../sources/systemd/index.js';
import { isMakefile, readMakefile } from '../sources/tasks/index.js';

/** What was read of one file. */
export interface Carrying {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  readonly services?: readonly ComposeService[];
  /** How other pods of a cluster reach what is launched. */
  readonly reached?: ReadonlyMap<Launch, readonly Reached[]>;
}

/** What starts processes: a carrier's own reader for the files that look like it. */
export interface Carrier {
  readonly looksLike: (file: SourceFile) => boolean;
  /** `find` gives a file by its path from the carrier's own directory on. */
  readonly read: (file: SourceFile, find: ReadFile) => Carrying;
  /** Reads all files that look like it together, where one speaks of what another holds; `read` is not called then. */
  readonly readAll?: (files: readonly SourceFile[]) => Carrying;
}

const CARRIERS: readonly Carrier[] = [
  { looksLike: (file) => file.name === COMMAND_LINE, read: (file) => launchesOnly([commandLineLaunch(file)]) },
  { looksLike: ({ name }) => isMakefile(name), read: (file) => launchesOnly(readMakefile(file)) },
  { looksLike: looksLikeDockerfile, read: (file) => readDockerfile(file) },
  { looksLike: looksLikeProcfile, read: readProcfile },
  { looksLike: looksLikeSystemd, read: readSystemd },
  { looksLike: looksLikeSupervisor, read: (file) => readSupervisor(file, splitWords) },
  { looksLike: ({ name }) => isConfiguration(name), read: () => launchesOnly([]) },
];

/** Whether a file is by its name what a server reads, rather than what starts one. */
export function isConfiguration(name: string): boolean {
  return /\.(?:py|ini|toml)$/.test(name);
}

/** A shell script looks like nothing else. */
const SCRIPT: Carrier = { looksLike: () => true, read: (file) => launchesOnly(scriptLaunches(file)) };

function launchesOnly(launches: readonly Launch[]): Carrying {
  return { launches, unknowns: [] };
}

/** The processes that files start, and the names by which other hosts reach them. */
export interface Carried {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  readonly names: ReadonlyMap<Launch, readonly string[]>;
  readonly reached: ReadonlyMap<Launch, readonly Reached[]>;
}

/** Reads every file as the first carrier that it looks like, own ones before `further`. */
export function readCarriers(files: readonly SourceFile[], find: ReadFile, further: readonly Carrier[]): Carried {
  const carriers = [...CARRIERS, ...further];
  const sorted = files.map((file) => ({ file, carrier: carriers.find((each) => each.looksLike(file)) ?? SCRIPT }));
  const together = new Set<Carrier>();
  const reads = sorted.flatMap(({ file, carrier }): (Carrying & { file: SourceFile })[] => {
    if (carrier.readAll === undefined)
      return [{ file, ...carrier.read(file, (path) => find(joinPath(directoryOf(file), path))) }];
    if (together.has(carrier)) return [];
    together.add(carrier);
    return [{ file, ...carrier.readAll(sorted.flatMap((each) => (each.carrier === carrier ? each.file : []))) }];
  });
  const launches: Launch[] = [];
  const names = new Map<Launch, readonly string[]>();
  const add = (launch: Launch, reachedAs: readonly string[]): void => {
    launches.push(launch);
    names.set(launch, reachedAs);
  };
  const builds = reads.flatMap(({ file, services = [] }) => services.flatMap((service) => buildOf(service, file)));
  for (const { file, launches: own, services = [] } of reads) {
    const hostNames = new Map(services.map((service) => [service.name, service.hostNames]));
    const built = builds.filter((build) => build.dockerfile === normalPath(file.name));
    // An image whose services all have a command of their own never runs the one it was made with.
    if (built.length > 0 && built.every(({ service }) => service.command !== undefined)) continue;
    for (const launch of own) {
      const running = built.filter(({ service }) => service.command === undefined && service.entrypoint === undefined);
      if (running.length === 0)
        add(launch, hostNames.get(launch.name) ?? (NAMED.has(launch.carrier) ? [launch.name] : []));
      for (const { service } of running) add(asService(launch, service), service.hostNames);
    }
  }
  const reached = new Map(reads.flatMap((read) => [...(read.reached ?? [])]));
  return { launches, unknowns: reads.flatMap(({ unknowns }) => unknowns), names, reached };
}

/** Carriers whose processes other hosts reach by name. Pods are reached through Services. */
const NAMED: ReadonlySet<Launch['carrier']> = new Set(['compose', 'ecs']);

/** What an image starts, as a service of compose that has no command of its own runs it. */
function asService(launch: Launch, service: ComposeService): Launch {
  return {
    ...launch,
    carrier: 'compose',
    name: service.name,
    environment: new Map([...launch.environment, ...service.environment]),
    environmentOpen: launch.environmentOpen || service.environmentOpen,
    ...(service.environmentUnread === undefined ? {} : { environmentUnread: service.environmentUnread }),
    stop: { ...launch.stop, ...service.stop },
    published: service.published,
    ...(service.directory === undefined ? {} : { directory: service.directory }),
    ...(service.replicas === undefined ? {} : { replicas: service.replicas }),
  };
}

/** The Dockerfile that a service is built from, by the path that compose looks at. */
function buildOf(service: ComposeService, file: SourceFile): { service: ComposeService; dockerfile: string }[] {
  const { build } = service;
  if (build === undefined) return [];
  const context = joinPath(directoryOf(file), build.context);
  return [{ service, dockerfile: joinPath(context === '' ? '' : `${context}/`, build.dockerfile ?? 'Dockerfile') }];
}

function directoryOf({ name }: SourceFile): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
