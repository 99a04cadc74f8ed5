/**
 * The app servers that a set of files starts: carriers (images, units, process lists) say how processes are started, and
 * each server's own reader says what its command line and configuration come to.
 */
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import { readGunicorn } from '../sources/gunicorn/index.js';
import { looksLikeDockerfile } from '../sources/dockerfile/index.js';
import type { AppBind, AppReading, ReadFile } from '../sources/shared/app.js';
import type { Invocation, Server } from '../sources/shared/invocation.js';
import type { Launch } from '../sources/shared/launch.js';
import { type PythonModule, readPython } from '../sources/shared/python/index.js';
import { pinnedVersion } from '../sources/shared/requirements.js';
import type { Variables } from '../sources/shared/variables.js';
import { isReadable, splitWords } from '../sources/shared/shell/index.js';
import { readUvicorn, uvicornRunReadings } from '../sources/uvicorn/index.js';
import {
  type Carrier,
  type ComposedServices,
  isConfiguration,
  type Reach,
  readCarriers,
  UNREACHED,
} from './carriers.js';
import { launchedHop } from './launched.js';
import { besideOf, filesBeside, lookedUp } from './lookup.js';
import type { ProjectFiles } from './stacks/projectFiles.js';
import type { Place } from './place.js';
import { isRefused } from './refusals.js';
import { startedBy } from './scripts.js';
import { configurationInvocation } from './namedConfiguration.js';

/** One app server that is started. */
export interface AppServer extends Reach {
  readonly hop: Hop;
  readonly binds: readonly AppBind[];
}

/** All that was read of app servers. */
export interface AppServers {
  readonly servers: readonly AppServer[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  /** The files given, then those read for them. */
  readonly files: readonly SourceFile[];
  /** How many values of clocks and counts are written. */
  readonly written: number;
}

/** `version` is the one to which the files beside pin the server, `20.1.0`; undefined where none does. */
type ServerReader = (invocation: Invocation, read: ReadFile, version?: string) => AppReading;
type ServerReaders = Readonly<Partial<Record<Server, ServerReader>>>;

/** Packages that are not called as their command is. */
const PACKAGES: Readonly<Partial<Record<Server, string>>> = { fastapi: 'uvicorn' };

/** Readers of their own file, `furtherReaders.ts`: for files in YAML, JSON or TOML, and of rarer servers. */
export interface FurtherReaders {
  readonly carriers: readonly Carrier[];
  readonly servers: ServerReaders;
  /** What a module in Python starts by a call. */
  readonly calls: (module: PythonModule) => readonly AppReading[];
  /** The compose files among the given ones as one project, in the order of `-f`; undefined where there are none. */
  readonly project: (
    files: readonly SourceFile[],
    find: ReadFile,
    variables?: Variables,
    nginx?: readonly SourceFile[],
  ) => ProjectFiles | undefined;
}

/** What is known of the files from how they were put together. */
export interface AppScene {
  /** The compose project; without it the compose files among those given are one. */
  readonly project?: Project | undefined;
  /** Where what a file starts runs, as far as that is known. */
  readonly placeOf?: (file: SourceFile) => Place | undefined;
  /** Values for names that nothing in the files sets. */
  readonly variables?: Variables | undefined;
  /** Servers whose commands were stated by hand. */
  readonly stated?: readonly Launch[];
}

/** A compose project and the files that it was read from. */
export interface Project extends ComposedServices {
  readonly files: readonly SourceFile[];
}

const gunicorn: ServerReader = (invocation, read, version) =>
  readGunicorn(invocation, read, readPython, splitWords, version?.split('.').map(Number));

const READERS: ServerReaders = {
  gunicorn,
  uvicorn: readUvicorn,
  fastapi: readUvicorn,
};

/**
 * Reads the app servers that files start. `find` gives a file beside the given ones by its path; what is read is never
 * run. Never throws: what is wrong or unknown is observed at its place. Without `further`, files in YAML and JSON are
 * taken for scripts, which start nothing. `variables` are known to whatever is started, before those that its carrier sets;
 * `stated` are processes that no file of these starts.
 */
export function readAppServers(
  files: readonly SourceFile[],
  find: ReadFile = filesBeside(files),
  further?: FurtherReaders,
  { variables = new Map(), stated = [], ...scene }: AppScene = {},
): AppServers {
  const readers = { ...READERS, ...further?.servers };
  const found = new Set<SourceFile>(files);
  const look: ReadFile = (path) => {
    const file = find(path);
    if (file !== undefined) found.add(file);
    return file;
  };
  const project = scene.project ?? further?.project(files, look, variables);
  const composed = new Set(project?.files);
  const { launches: carried, unknowns } = readCarriers(
    files.filter((file) => !composed.has(file)),
    { ...scene, find: look, further: further?.carriers ?? [], project },
  );
  const servers: AppServer[] = [];
  const readings: AppReading[] = [];
  const add = (reading: AppReading, launch?: Launch, reach: Reach = UNREACHED): void => {
    readings.push(reading);
    servers.push({
      hop: launchedHop(reading.hop, launch, reading.binds, isRefused(reading.observations)),
      binds: reading.binds,
      ...reach,
    });
  };
  const tooMuch: Unknown[] = [];
  const launches = [...carried, ...stated.map((launch) => [launch, UNREACHED] as const)];
  const starts = launches.map(([said, reach]) => {
    const launch = variables.size === 0 ? said : { ...said, environment: new Map([...variables, ...said.environment]) };
    return { said, reach, ...startedBy(launch, lookedUp(launch, reach, look)) };
  });
  const followed = new Set(starts.map(({ script }) => script?.name));
  for (const { said, reach, launch, invocations } of starts) {
    if (!isReadable(said)) tooMuch.push(unreadCommand(said));
    // What a script starts is told where the script is named.
    if (said.carrier === 'script' && followed.has(said.span.file.name)) continue;
    for (const invocation of invocations) {
      const read = readers[invocation.server];
      if (read === undefined) continue;
      const beside = lookedUp(launch, reach, find);
      add(read(invocation, beside, versionOf(invocation, beside)), said, reach);
    }
  }
  for (const file of files.filter(({ name }) => isConfiguration(name))) {
    if (readings.some((reading) => reading.files.some((each) => each.name === file.name))) continue;
    const invocation = configurationInvocation(file);
    if (invocation !== undefined) {
      const read = readers[invocation.server];
      if (read !== undefined) add(configuredBy(read(invocation, besideOf(file, find))));
      continue;
    }
    if (!file.name.endsWith('.py')) continue;
    const module = readPython(file);
    for (const reading of [...uvicornRunReadings(module), ...(further?.calls(module) ?? [])]) add(reading);
  }
  return {
    servers,
    observations: readings.flatMap((reading) => reading.observations),
    unknowns: [...ofServers(unknowns, starts), ...tooMuch, ...readings.flatMap((reading) => reading.unknowns)],
    files: [...new Set([...found, ...readings.flatMap((reading) => reading.files)])],
    written: readings.reduce((sum, reading) => sum + reading.written, 0),
  };
}

/** Packages and commands of the servers. */
const SERVERS = /gunicorn|uvicorn|fastapi|hypercorn|granian|daphne|waitress|uwsgi/i;

/**
 * What is unknown in files that have to do with a server: those that start one or name one, and where compose builds an
 * image that starts one, those that list services. What the others leave open, of a database or a worker, is nobody's
 * clock. A file that could not be read at all may hold anything.
 */
function ofServers(unknowns: readonly Unknown[], starts: readonly Started[]): Unknown[] {
  const serving = starts.filter(({ invocations }) => invocations.length > 0);
  const files = new Set(serving.map(({ said }) => said.span.file));
  const isBuilt = serving.some(({ said }) => said.carrier === 'compose' && looksLikeDockerfile(said.span.file));
  return unknowns.filter(({ kind, name, span: { file } }) => {
    if (kind === 'file' && name === 'yaml') return true;
    return files.has(file) || SERVERS.test(file.text) || (isBuilt && /^services[ \t]*:/m.test(file.text));
  });
}

/** A launch as a file says it, and the servers that come of it. */
interface Started {
  readonly said: Launch;
  readonly invocations: readonly Invocation[];
}

/** A server whose configuration file was given by itself; that another one is left aside says nothing then. */
function configuredBy(reading: AppReading): AppReading {
  const observations = reading.observations.filter(({ id }) => id !== 'gunicorn/default-file-ignored');
  return { ...reading, observations };
}

/** The version of a server, where files beside it pin it. What an image from elsewhere holds they do not say. */
function versionOf({ server, launch }: Invocation, beside: ReadFile): string | undefined {
  const { carrier, image, span } = launch;
  const isElsewhere = ['compose', 'kubernetes', 'ecs'].includes(carrier) && image !== undefined;
  if (isElsewhere && !looksLikeDockerfile(span.file)) return undefined;
  return pinnedVersion(PACKAGES[server] ?? server, span.file, beside)?.version;
}

/** A command that is too long or too deeply nested to be one of a person's. */
function unreadCommand({ span, name }: Launch): Unknown {
  const text = `${span.file.text.slice(span.start, Math.min(span.end, span.start + 60))} (too long or too deeply nested)`;
  return { kind: 'value', name: name === '' ? 'command' : name, text, span };
}
