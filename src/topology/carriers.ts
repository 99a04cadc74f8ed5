import type { Unknown } from '../model/observation.js';
import { COMMAND_LINE, type SourceFile } from '../model/span.js';
import type { NamedFile, Use } from '../model/use.js';
import type { ComposeService } from '../sources/compose/index.js';
import { looksLikeDockerfile, readDockerfile } from '../sources/dockerfile/index.js';
import type { Reached } from '../sources/kubernetes/index.js';
import { joinPath } from '../sources/shared/path.js';
import { looksLikeProcfile, readProcfile } from '../sources/procfile/index.js';
import type { ReadFile } from '../sources/shared/app.js';
import type { Launch } from '../sources/shared/launch.js';
import { type Pieces, textOf } from '../sources/shared/pieces.js';
import { inTheirContainers } from './builtImages.js';
import { usesAsVariables } from './stacks/uses.js';
import { MACHINE, type Place, podPlace } from './place.js';
import { commandLineLaunch, scriptLaunches, splitWords } from '../sources/shared/shell/index.js';
import { looksLikeSupervisor, readSupervisor } from '../sources/supervisor/index.js';
import { looksLikeSystemd, readSystemd } from '../sources/systemd/index.js';
import { isMakefile, readMakefile } from '../sources/tasks/index.js';

/** What was read of one file. */
export interface Carrying {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  /** Files whose variables are set for what is launched. */
  readonly variableFiles?: readonly NamedFile[];
  /** How other pods of a cluster reach what is launched. */
  readonly reached?: ReadonlyMap<Launch, readonly Reached[]>;
  /** Containers that run whatever their image starts: launches without words. */
  readonly images?: readonly Launch[];
}

/** What starts processes: a carrier's own reader for the files that look like it. */
export interface Carrier {
  readonly looksLike: (file: SourceFile) => boolean;
  /** `find` gives a file by its path from the carrier's own directory on. */
  readonly read: (file: SourceFile, find: ReadFile) => Carrying;
  /** Reads all files that look like it together, where one speaks of what another holds; `read` is not called then. */
  readonly readAll?: (files: readonly SourceFile[]) => Carrying;
}

const DOCKERFILE: Carrier = { looksLike: looksLikeDockerfile, read: (file) => readDockerfile(file) };

const CARRIERS: readonly Carrier[] = [
  { looksLike: (file) => file.name === COMMAND_LINE, read: (file) => launchesOnly([commandLineLaunch(file)]) },
  { looksLike: ({ name }) => isMakefile(name), read: (file) => launchesOnly(readMakefile(file)) },
  DOCKERFILE,
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

/** How others reach a process: by which names, where it runs, and by which ports of the machine. */
export interface Reach {
  readonly names: readonly string[];
  readonly place?: Place | undefined;
  readonly published: readonly { readonly port: number; readonly target: number }[];
  /** The Services of a cluster through which other pods reach it. */
  readonly reached?: readonly Reached[];
  /** Finds files as its container has them. */
  readonly find?: ReadFile | undefined;
  /** Why it is taken to be what runs there, where no file says so. */
  readonly taken?: string;
}

/** Of a process of which nobody says how it is reached. */
export const UNREACHED: Reach = { names: [], published: [] };

/** The processes that files start, and how others reach each. */
export interface Carried {
  readonly launches: readonly (readonly [launch: Launch, reach: Reach])[];
  /** What the files that start them use. */
  readonly uses: readonly Use[];
  readonly unknowns: readonly Unknown[];
}

/** What is known of the files as a whole. */
export interface CarrierScene {
  /** Finds a file by its path. */
  readonly find: ReadFile;
  /** Readers of YAML and JSON. */
  readonly further: readonly Carrier[];
  /** The compose project that the files are one with; its own files are not among those given. */
  readonly project?: ComposedServices | undefined;
  /** The container that has a file, where one does. */
  readonly placeOf?: (file: SourceFile) => Place | undefined;
}

/** A compose project as far as it starts processes. */
export interface ComposedServices {
  readonly launches: readonly Launch[];
  readonly services: readonly ComposedService[];
  readonly unknowns: readonly Unknown[];
}

export interface ComposedService {
  readonly service: ComposeService;
  readonly place: Place;
  /** The Dockerfile that it is built from, where that is among the given files. */
  readonly dockerfile: SourceFile | undefined;
  /** The variables that it has, those of its image among them. */
  readonly environment: ReadonlyMap<string, Pieces>;
  /** Finds files as its container has them. */
  readonly find: ReadFile;
}

/** Reads every file as the first carrier that it looks like, own ones before `further`. */
export function readCarriers(
  files: readonly SourceFile[],
  { find, further, project, placeOf = () => undefined }: CarrierScene,
): Carried {
  const carriers = [...CARRIERS, ...further];
  const launches: (readonly [Launch, Reach])[] = [];
  const unknowns: Unknown[] = [...(project?.unknowns ?? [])];
  const uses: Use[] = [];
  const services = new Map((project?.services ?? []).map((each) => [each.service.name, each]));
  for (const launch of project?.launches ?? []) {
    const known = services.get(launch.name);
    if (known === undefined) launches.push([launch, UNREACHED]);
    else launches.push([withEnvironment(launch, known), reachOf(known)]);
  }
  const together = new Set<Carrier>();
  const images: [Launch, Reach][] = [];
  const built: [Launch, Reach][] = [];
  for (const file of files) {
    const running = [...services.values()].filter(({ dockerfile }) => dockerfile === file);
    if (running.length > 0) {
      for (const each of running.filter(({ service }) => isOfImage(service))) {
        const { command, build } = each.service;
        const given = command && { words: command.words, span: command.key };
        const image = readDockerfile(file, build?.target, build?.args, given);
        unknowns.push(...image.unknowns);
        for (const launch of image.launches) launches.push([asService(launch, each.service), reachOf(each)]);
      }
      continue;
    }
    const carrier = carriers.find((each) => each.looksLike(file)) ?? SCRIPT;
    if (together.has(carrier)) continue;
    if (carrier.readAll !== undefined) together.add(carrier);
    const read =
      carrier.readAll?.(files.filter(carrier.looksLike)) ??
      carrier.read(file, (path) => find(joinPath(directoryOf(file), path)));
    unknowns.push(...read.unknowns);
    uses.push(...usesAsVariables(read.variableFiles ?? [], read.launches[0]?.name ?? file.name));
    const reachIn = (launch: Launch): Reach => ({
      names: NAMED.has(launch.carrier) ? [launch.name] : [],
      place: ownPlace(launch) ?? placeOf(file),
      published: [],
      reached: read.reached?.get(launch) ?? [],
    });
    for (const image of read.images ?? []) images.push([image, reachIn(image)]);
    const own = read.launches.map((launch): [Launch, Reach] => [launch, reachIn(launch)]);
    (carrier === DOCKERFILE ? built : launches).push(...own);
  }
  launches.push(...inTheirContainers(built, images));
  return { launches, unknowns, uses };
}

/**
 * Whether it is the image that says which program a service runs: with a command of its own it never runs the one that
 * its image was made with, unless that is nothing but options for it.
 */
function isOfImage({ command, entrypoint }: ComposeService): boolean {
  const [first] = command?.words ?? [];
  return entrypoint === undefined && (command === undefined || (first !== undefined && textOf(first).startsWith('-')));
}

/** Carriers whose processes other hosts reach by name, compose apart. Pods are reached through Services. */
const NAMED: ReadonlySet<Launch['carrier']> = new Set(['ecs']);

/** A unit of systemd runs on the machine itself, a container of a pod on the host that the pod is. */
function ownPlace({ carrier, pod }: Launch): Place | undefined {
  if (pod !== undefined) return podPlace(pod);
  return carrier === 'systemd' ? MACHINE : undefined;
}

/** With what its image sets, which the service's own variables beat. */
function withEnvironment(launch: Launch, { environment, service }: ComposedService): Launch {
  return { ...launch, environment: new Map([...environment, ...service.environment, ...launch.environment]) };
}

function reachOf({ service, place, find }: ComposedService): Reach {
  const published = service.published.flatMap(({ port, target }) => (target === undefined ? [] : [{ port, target }]));
  return { names: service.hostNames, place, published, find };
}

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

function directoryOf({ name }: SourceFile): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
