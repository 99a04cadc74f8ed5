/** One stack read: nginx as each container has it, the app servers, what stands in front. */
import type { SourceFile } from '../../model/span.js';
import type { FileHost } from '../../sources/nginx/include.js';
import { looksLikeDockerfile } from '../../sources/dockerfile/index.js';
import type { ReadFile } from '../../sources/shared/app.js';
import type { Variables } from '../../sources/shared/variables.js';
import { type FurtherReaders, readAppServers } from '../appServers.js';
import type { ReadInfrastructure } from '../infrastructure.js';
import type { Place } from '../place.js';
import { podFiles } from '../podFiles.js';
import type { NginxFiles, Stack } from '../readStack.js';
import { builtFrom, type Container, nginxIn } from './containers.js';
import { isForNginx } from './homes.js';
import type { Repository } from './members.js';
import type { StackFiles } from './stackFiles.js';
import { directoryOf } from './scopes.js';

/** What is needed to read a stack besides its files. */
export interface StackScene {
  readonly host: FileHost;
  readonly find: ReadFile;
  readonly further?: FurtherReaders | undefined;
  /** What its infrastructure files set up; undefined where it has none. */
  readonly infrastructure?: ReadInfrastructure | undefined;
  readonly variables?: Variables | undefined;
}

/** All files as one stack, for those that somebody named together. */
export function together({ nginx, starters, infrastructure }: Repository): StackFiles {
  const dockerfiles = starters.filter(looksLikeDockerfile);
  return {
    name: '',
    because: 'the files were named together',
    nginx,
    dockerfiles,
    starters: starters.filter((file) => !dockerfiles.includes(file)),
    infrastructure,
  };
}

/** Reads a stack as far as `readStack` needs it. */
export function stackOf(files: StackFiles, scene: StackScene): Stack {
  const { host, find, further, infrastructure, variables } = scene;
  const { cluster } = files;
  const given = [...(files.project?.files ?? []), ...files.dockerfiles, ...files.starters, ...(cluster?.files ?? [])];
  const project = files.project ?? further?.project(given, find, variables, files.nginx);
  const built = new Set(project?.services.map(({ dockerfile }) => dockerfile));
  const images = files.dockerfiles
    .filter((file) => !built.has(file))
    .flatMap((file) => imageContainer(file, host) ?? []);
  const containers = [...(project?.containers ?? []), ...images];
  const placeOf = placesOf(containers);
  const hasApps = given.length > 0;
  const apps = hasApps
    ? readAppServers(given, find, further, { project, placeOf, ...(variables === undefined ? {} : { variables }) })
    : undefined;
  return {
    name: files.name,
    because: files.because,
    nginx: [
      ...nginxOf(containers, host),
      ...podFiles(infrastructure?.nginx ?? [], host),
      { files: files.nginx, host, rest: true },
    ],
    uses: project?.uses ?? [],
    ...(apps === undefined ? {} : { apps }),
    ...(infrastructure === undefined ? {} : { infrastructure }),
  };
}

/** Containers that have the same files at the same places are one nginx, started twice. */
function nginxOf(containers: readonly Container[], host: FileHost): NginxFiles[] {
  return containers.flatMap((container) => nginxIn(container, host) ?? []);
}

/** An image that no compose file builds, as a container of its own. */
function imageContainer(file: SourceFile, host: FileHost): Container | undefined {
  for (const context of contextsOf(file)) {
    const image = builtFrom(file, context);
    if (image === undefined) return undefined;
    const own = image.placements.filter(isForNginx);
    if (own.length > 0 && !own.some(({ source }) => isThere(source, host))) continue;
    return { ...image, place: { host: `image of ${file.name}`, kind: 'container' } };
  }
  return undefined;
}

/** Directories that a Dockerfile may be built from: its own, then those around it. */
function contextsOf({ name }: SourceFile): string[] {
  const found = [directoryOf(name)];
  while (found.at(-1) !== '') found.push(directoryOf(found.at(-1) as string));
  return found;
}

function isThere(source: string, host: FileHost): boolean {
  if (/[*?[]/.test(source)) {
    const found = host.glob(source);
    return 'paths' in found && found.paths.length > 0;
  }
  const answer = host.read(source);
  return 'text' in answer || answer.problem === 'directory';
}

/** The container that has a file of its own, not just all of the build context, where it is one alone. */
function placesOf(containers: readonly Container[]): (file: SourceFile) => Place | undefined {
  const bySource = new Map<string, Map<string, Place>>();
  for (const { placements, place } of containers) {
    for (const { source } of placements) {
      if (source === '' || source === '.') continue;
      const known = bySource.get(source) ?? new Map<string, Place>();
      bySource.set(source, known.set(place.host, place));
    }
  }
  return ({ name }) => {
    const found = new Map<string, Place>();
    for (let at = name; at !== ''; at = directoryOf(at)) {
      for (const [host, place] of bySource.get(at) ?? []) found.set(host, place);
    }
    const [only, ...others] = found.values();
    return others.length === 0 ? only : undefined;
  };
}
