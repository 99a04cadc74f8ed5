/** Compose files: what each service starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { Launch } from '../shared/launch.js';
import { directoryOf } from '../shared/path.js';
import { textOf } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';
import type { ComposeService } from './composeService.js';
import { ComposeFiles } from './files.js';
import { substitutesOf } from './interpolate.js';
import { Layered } from './layers.js';
import { modelOf, withFiles } from './model.js';
import { readService, type Split } from './service.js';

export type {
  ComposeBuild,
  ComposeService,
  ComposeWords,
  InlineFile,
  Mount,
  SharedVolume,
  UnknownMount,
} from './composeService.js';
export { type ComposeProject, composeProjects } from './projects.js';
export { composeFilesOf, composeProfilesOf } from './projectVariables.js';
export { readEnvironmentFile } from './environmentFile.js';

/** The compose file itself, also with something in front of its name or behind it: `compose.prod.yml`, `prod-compose.yml`. */
const NAME = /(?:^|[\\/])(?:[\w.-]+[.-])?(?:docker-)?compose[^\\/]*\.ya?ml(?:\.\w+)?$/i;

export interface ComposeReading {
  /** The services that say which command they run. */
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  /** All services with what else they say. */
  readonly services: readonly ComposeService[];
}

/**
 * The services of a compose file, or of several in the order of `-f`. Relative paths are relative to the directory of the
 * first. A string is split into words (`split`) and goes through no shell. `find` gives a file by its path from that
 * directory on: what is included and extended, files of variables, and `.env`, whose variables `given` ones beat; the
 * shell's are never read. The image's own variables are not read either, so that the environment of a launch is always
 * open; {@link ComposeService.environmentOpen} does not count these. Every value keeps its place in the file that wrote it.
 */
export function readCompose(
  files: SourceFile | readonly SourceFile[],
  split: Split,
  find: ReadFile = () => undefined,
  given: Variables = new Map(),
): ComposeReading {
  const all = 'name' in files ? [files] : files;
  const directory = directoryOf(all[0]?.name ?? '');
  const read = new ComposeFiles(all, directory, find);
  const own = read.file('.env');
  const variables = withFiles(given, own === undefined ? [] : [own]);
  const model = modelOf(all, { directory: '', substitutes: substitutesOf(variables) }, read);
  const configs = new Layered(model.configs);
  const services = [...model.services.values()].map((service) =>
    readService(service, { read, split, configs, directory }),
  );
  return { launches: services.flatMap((each) => launchOf(each) ?? []), unknowns: eachOnce(read.unknowns), services };
}

/** Whether a file is a compose file, by its name or by its services. */
export function looksLikeCompose(file: SourceFile): boolean {
  const head = file.text.slice(0, 50_000);
  if (/^include[ \t]*:/m.test(head) && NAME.test(file.name)) return true;
  if (!/^(?:services|["']services["'])[ \t]*:/m.test(head)) return false;
  return (
    NAME.test(file.name) || (/\.ya?ml(?:\.\w+)?$/i.test(file.name) && /^[ \t]+(?:image|build|command):/m.test(head))
  );
}

/** Services that share a value by an alias share its place, and what is not known about it. */
function eachOnce(unknowns: readonly Unknown[]): Unknown[] {
  const said = new Map(
    unknowns.map((unknown) => [
      `${unknown.name} ${unknown.span.start} ${unknown.span.end} ${unknown.span.file.name}`,
      unknown,
    ]),
  );
  return [...said.values()];
}

function launchOf(service: ComposeService): Launch | undefined {
  const { name, command, entrypoint, environment, environmentUnread, directory, image, stop, replicas, published } =
    service;
  const words = [...(entrypoint?.words ?? []), ...(command?.words ?? [])];
  const stands = command !== undefined && command.words.length > 0 ? command : entrypoint;
  const [first] = words;
  if (first === undefined || stands === undefined) return undefined;
  // Options alone belong to a program that the image names.
  if (stands === command && words.length === command.words.length && textOf(first).startsWith('-')) return undefined;
  return {
    carrier: 'compose',
    name,
    command: { form: 'words', words },
    environment,
    environmentOpen: true,
    ...(environmentUnread === undefined ? {} : { environmentUnread }),
    ...(directory === undefined ? {} : { directory }),
    ...(image === undefined ? {} : { image }),
    span: stands.key,
    stop,
    published,
    ...(replicas === undefined ? {} : { replicas }),
  };
}
