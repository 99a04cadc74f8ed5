/** What a container has where nginx looks for its configuration: the image's own files, then what is mounted over them. */
import type { SourceFile } from '../../model/span.js';
import type { ComposeBuild } from '../../sources/compose/index.js';
import { type ImageFiles, imageFiles, imageVersion } from '../../sources/dockerfile/index.js';
import type { FileHost } from '../../sources/nginx/include.js';
import { placedHost } from '../../sources/nginx/placed.js';
import { renderingsOf, templateVariables } from '../../sources/nginx/rendering.js';
import { officialMain } from '../../sources/nginx/shipped.js';
import { parseNginxVersion } from '../../sources/nginx/version.js';
import type { ReadFile } from '../../sources/shared/app.js';
import { joinPath } from '../../sources/shared/path.js';
import type { Variables } from '../../sources/shared/variables.js';
import type { Place } from '../place.js';
import type { NginxFiles } from '../readStack.js';
import { HOMES, isForNginx } from './homes.js';
import type { SaidPlacement } from './uses.js';

/** A container as files describe it. */
export interface Container {
  readonly place: Place;
  /** The image that it runs, or is built from. */
  readonly image: string;
  /** Its files, later ones over earlier ones. */
  readonly placements: readonly SaidPlacement[];
  readonly environment: Variables;
  /** Paths that the image removed. */
  readonly removed: readonly string[];
  /** The directory in which it starts what it starts; undefined where no file says it. */
  readonly directory?: string | undefined;
}

/** What the image of a Dockerfile adds to a container; `context` is the directory that it is built from, with what `build` says. */
export function builtFrom(
  file: SourceFile,
  context: string,
  { target, args }: Pick<ComposeBuild, 'target' | 'args'> = {},
): Omit<Container, 'place'> | undefined {
  const files: ImageFiles | undefined = imageFiles(file, target, args);
  if (files === undefined) return undefined;
  const placements = files.copies.map(({ from, to, into, span }): SaidPlacement => ({
    how: 'copied',
    span,
    source: joinPath(context === '' ? '' : `${context}/`, from),
    target: to,
    into,
  }));
  const { image, environment, removed, directory } = files;
  return { image, placements, environment, removed, directory };
}

/** Finds files by the paths that a container has them at; a relative one is looked up from its working directory on. */
export function filesIn(
  { placements, directory }: Pick<Container, 'placements' | 'directory'>,
  find: ReadFile,
): ReadFile {
  const host = placedHost(
    {
      read: (path) => {
        const file = path.startsWith('/') ? undefined : find(path);
        return file === undefined ? { problem: 'missing' } : { text: file.text, file };
      },
      glob: () => ({ paths: [] }),
    },
    placements,
    [],
  );
  return (path) => {
    if (!path.startsWith('/') && directory === undefined) return undefined;
    const answer = host.read(joinPath(`${directory ?? ''}/`, path));
    return 'text' in answer ? (answer.file ?? find(answer.name ?? path)) : undefined;
  };
}

/**
 * The configuration that nginx has in a container; undefined where the files put none there. Without a main file of their
 * own, it is that of the official image, or else what there is are fragments.
 */
export function nginxIn(container: Container, base: FileHost): NginxFiles | undefined {
  const own = container.placements.filter(isForNginx);
  if (own.length === 0) return undefined;
  const host = placedHost(base, container.placements, renderingsOf(container.environment));
  const { name, version } = imageVersion(container.image);
  const read = version === undefined ? undefined : parseNginxVersion(version);
  const given = mainFiles(container, host, name === 'nginx');
  return given.length === 0
    ? undefined
    : {
        files: given,
        host,
        place: container.place,
        placements: container.placements,
        variables: templateVariables(container.environment),
        ...(read && { version: read }),
      };
}

function mainFiles({ removed }: Container, host: FileHost, isOfficial: boolean): SourceFile[] {
  for (const home of HOMES) {
    const main = fileAt(`${home}/nginx.conf`, host);
    if (main !== undefined) return [main];
  }
  const parts = HOMES.flatMap((home) =>
    ['conf.d/*.conf', 'sites-enabled/*', 'http.d/*.conf'].flatMap((mask) => {
      const found = host.glob(`${home}/${mask}`);
      return 'paths' in found ? found.paths.flatMap((path) => fileAt(path, host) ?? []) : [];
    }),
  );
  return parts.length > 0 && isOfficial && !removed.includes('/etc/nginx/nginx.conf') ? [officialMain()] : parts;
}

function fileAt(path: string, host: FileHost): SourceFile | undefined {
  const answer = host.read(path);
  return 'text' in answer ? { name: answer.name ?? path, text: answer.text } : undefined;
}
