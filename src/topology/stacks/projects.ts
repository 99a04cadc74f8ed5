/** Compose projects, each with what its containers are made of. */
import type { SourceFile } from '../../model/span.js';
import type { Use } from '../../model/use.js';
import { composeProjects, type ComposeService, readCompose } from '../../sources/compose/index.js';
import { looksLikeSupervisor } from '../../sources/supervisor/index.js';
import type { ReadFile } from '../../sources/shared/app.js';
import { joinPath, normalPath } from '../../sources/shared/path.js';
import { splitWords } from '../../sources/shared/shell/index.js';
import type { Variables } from '../../sources/shared/variables.js';
import type { ComposedService } from '../carriers.js';
import type { Place } from '../place.js';
import { builtFrom, type Container, filesIn } from './containers.js';
import { isForNginx } from './homes.js';
import type { Members } from './members.js';
import type { ProjectFiles } from './projectFiles.js';
import { type SaidPlacement, usesOfService } from './uses.js';
import { commonDirectory, directoryOf } from './scopes.js';

/** The compose projects among the files of a repository. */
export function projectsOf(members: Members, find: ReadFile, variables?: Variables): ProjectFiles[] {
  return composeProjects(members.compose, find).map(({ name, directory, files, because }) => ({
    ...projectOf(files, members, find, variables),
    because,
    label: name === '' ? directory.replace(/\/$/, '') || (files[0]?.name ?? '') : (files.at(-1)?.name ?? name),
  }));
}

/** One project: files in the order of `-f`. */
export function projectOf(
  files: readonly SourceFile[],
  { dockerfiles, nginx, starters = [] }: Pick<Members, 'dockerfiles' | 'nginx'> & Partial<Pick<Members, 'starters'>>,
  find: ReadFile,
  variables?: Variables,
): ProjectFiles {
  const directory = directoryOf(files[0]?.name ?? '');
  const below = directory === '' ? '' : `${directory}/`;
  const { launches, unknowns, ...read } = readCompose(
    files,
    splitWords,
    (path) => find(joinPath(below, path)),
    variables,
  );
  const services: ComposedService[] = [];
  const containers: Container[] = [];
  const claimed = new Set<SourceFile>();
  const sources = new Set<string>();
  const copied = new Set<string>();
  const uses: Use[] = [];
  const programs = starters.filter(looksLikeSupervisor);
  for (const service of read.services) {
    const built = dockerfileOf(service, below, dockerfiles, find);
    if (built !== undefined) claimed.add(built.file);
    uses.push(...usesOfService(service, built?.file));
    const container = containerOf(service, built, directory);
    containers.push(container);
    services.push({
      service,
      place: container.place,
      dockerfile: built?.file,
      environment: container.environment,
      find: filesIn(container, find),
    });
    for (const { source, ...placement } of container.placements) {
      const from = withoutMask(source);
      if (isForNginx(placement)) sources.add(from);
      // What a whole repository is copied for is not known.
      if (!/^\.?$/.test(source)) copied.add(from);
    }
  }
  for (const file of nginx) if (isWithinAny(file.name, sources)) claimed.add(file);
  for (const file of programs) if (isWithinAny(file.name, copied)) claimed.add(file);
  return {
    launches,
    unknowns,
    services,
    label: files.at(-1)?.name ?? '',
    because: 'they were named together',
    files,
    containers,
    uses,
    claimed: [...claimed],
    around: commonDirectory([directory, ...[...claimed].map(({ name }) => directoryOf(name))]),
  };
}

interface Built {
  readonly file: SourceFile;
  readonly context: string;
}

/** The Dockerfile that a service is built from: among the given ones, or where the compose file says. */
function dockerfileOf(
  { build }: ComposeService,
  below: string,
  dockerfiles: readonly SourceFile[],
  find: ReadFile,
): Built | undefined {
  if (build === undefined) return undefined;
  const context = joinPath(below, build.context);
  const path = joinPath(context === '' ? '' : `${context}/`, build.dockerfile ?? 'Dockerfile');
  const file = dockerfiles.find(({ name }) => normalPath(name) === path) ?? find(path);
  return file && { file, context };
}

function containerOf(service: ComposeService, built: Built | undefined, directory: string): Container {
  const image = built && builtFrom(built.file, built.context, service.build);
  return {
    place: placeOf(service, directory),
    image: image?.image ?? service.image ?? '',
    placements: [
      ...(image?.placements ?? []),
      ...service.mounts.map((mount): SaidPlacement => ({ ...mount, how: 'mounted' })),
    ],
    environment: new Map([...(image?.environment ?? []), ...service.environment]),
    removed: image?.removed ?? [],
    directory: service.directory ?? image?.directory,
  };
}

/** Where a service runs; with `network_mode`, where another one or the machine does. */
function placeOf({ name, networkMode, networks, links, profiles }: ComposeService, directory: string): Place {
  if (networkMode === 'host') return { host: 'machine', kind: 'machine' };
  const shared = /^service:(.+)$/.exec(networkMode ?? '')?.[1];
  return {
    host: `${directory} service ${shared ?? name}`,
    kind: 'container',
    networks: networks.length === 0 ? ['default'] : networks,
    aliases: links,
    profiles,
  };
}

/** The directory of a mask; what is none stays. */
function withoutMask(source: string): string {
  const mask = source.search(/[*?[]/);
  return mask < 0 ? source : directoryOf(source.slice(0, mask));
}

/** Whether a path is one of several, or lies in one that is a directory. */
function isWithinAny(path: string, sources: ReadonlySet<string>): boolean {
  for (let at = path; ; at = directoryOf(at)) {
    if (sources.has(at)) return true;
    if (at === '') return sources.has('.');
  }
}
