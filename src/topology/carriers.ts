import type { Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import { type ComposeService, looksLikeCompose, readCompose } from '../sources/compose/index.js';
import { looksLikeDockerfile, readDockerfile } from '../sources/dockerfile/index.js';
import { looksLikeEcs, readEcs } from '../sources/ecs/index.js';
import { looksLikeKubernetes, readKubernetes } from '../sources/kubernetes/index.js';
import { joinPath, normalPath } from '../sources/nginx/include.js';
import { looksLikeProcfile, readProcfile } from '../sources/procfile/index.js';
import type { Launch } from '../sources/shared/launch.js';
import { commandLineLaunch, scriptLaunches, splitWords } from '../sources/shared/shell/index.js';
import { looksLikeSupervisor, readSupervisor } from '../sources/supervisor/index.js';
import { looksLikeSystemd, readSystemd } from '../sources/systemd/index.js';

interface Read {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  readonly services?: readonly ComposeService[];
}

/** What starts processes: a carrier's own reader for the files that look like it. */
const CARRIERS: readonly { looksLike: (file: SourceFile) => boolean; read: (file: SourceFile) => Read }[] = [
  { looksLike: (file) => file.name === '<command line>', read: (file) => launchesOnly([commandLineLaunch(file)]) },
  { looksLike: (file) => file.name.endsWith('.py'), read: () => launchesOnly([]) },
  { looksLike: looksLikeDockerfile, read: (file) => readDockerfile(file) },
  { looksLike: looksLikeCompose, read: (file) => readCompose(file, splitWords) },
  { looksLike: looksLikeKubernetes, read: readKubernetes },
  { looksLike: looksLikeEcs, read: readEcs },
  { looksLike: looksLikeProcfile, read: readProcfile },
  { looksLike: looksLikeSystemd, read: readSystemd },
  { looksLike: looksLikeSupervisor, read: (file) => readSupervisor(file, splitWords) },
  { looksLike: () => true, read: (file) => launchesOnly(scriptLaunches(file)) },
];

function launchesOnly(launches: readonly Launch[]): Read {
  return { launches, unknowns: [] };
}

/** The processes that files start, and the names by which other hosts reach them. */
export interface Carried {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  readonly names: ReadonlyMap<Launch, readonly string[]>;
}

/** Reads every file as the first carrier that it looks like; a shell script is what looks like nothing else. */
export function readCarriers(files: readonly SourceFile[]): Carried {
  const reads = files.map((file) => ({
    file,
    ...(CARRIERS.find((each) => each.looksLike(file)) as Carrier).read(file),
  }));
  const launches: Launch[] = [];
  const names = new Map<Launch, string[]>();
  const builds = reads.flatMap(({ file, services = [] }) => services.flatMap((service) => buildOf(service, file)));
  for (const { file, launches: own } of reads) {
    const built = builds.filter((build) => build.dockerfile === normalPath(file.name));
    // An image whose services all have a command of their own never runs the one it was made with.
    if (built.length > 0 && built.every(({ service }) => service.command !== undefined)) continue;
    for (const launch of own) {
      launches.push(launch);
      const named = ['compose', 'kubernetes', 'ecs'].includes(launch.carrier) ? [launch.name] : [];
      names.set(launch, [...named, ...built.map(({ service }) => service.name)]);
    }
  }
  return { launches, unknowns: reads.flatMap(({ unknowns }) => unknowns), names };
}

type Carrier = (typeof CARRIERS)[number];

/** The Dockerfile that a service is built from, by the path that compose looks at. */
function buildOf(service: ComposeService, file: SourceFile): { service: ComposeService; dockerfile: string }[] {
  const { build } = service;
  if (build === undefined) return [];
  const directory = file.name.slice(0, file.name.lastIndexOf('/') + 1);
  const context = joinPath(directory, build.context);
  return [{ service, dockerfile: joinPath(context === '' ? '' : `${context}/`, build.dockerfile ?? 'Dockerfile') }];
}
