/** Compose files: what each service starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { Launch } from '../shared/launch.js';
import { type Pieces, textOf } from '../shared/pieces.js';
import { readYaml } from '../shared/yaml/index.js';
import { type ComposeService, readService } from './service.js';

export type { ComposeBuild, ComposeService, ComposeWords } from './service.js';

const NAME = /(?:^|[\\/])(?:docker-)?compose[^\\/]*\.ya?ml(?:\.\w+)?$/i;

/**
 * The services of a compose file that say which command they run, and all services with what else they say. A string
 * is split into words (`split`) and goes through no shell. `find` gives a file by its path from the compose file on. The image's own variables are not read, so that the
 * environment of a launch is always open; {@link ComposeService.environmentOpen} does not count these.
 */
export function readCompose(
  file: SourceFile,
  split: (pieces: Pieces) => Pieces[],
  find: ReadFile = () => undefined,
): {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  readonly services: readonly ComposeService[];
} {
  const { documents, unknowns: problems } = readYaml(file);
  const unknowns = [...problems];
  const services: ComposeService[] = [];
  for (const document of documents) {
    for (const include of document.get('include')?.items() ?? []) {
      const path = include.kind === 'map' ? include.get('path') : include;
      const text = path?.known() ?? 'include';
      unknowns.push({ kind: 'file', text, name: 'include', span: (path ?? include).span });
    }
    const all = document.get('services');
    if (all?.kind !== 'map') continue;
    for (const entry of all.entries().values()) {
      if (entry.value.kind === 'map') {
        services.push(readService(entry, { services: all, split, find, unknowns }));
      }
    }
  }
  return { launches: services.flatMap((service) => launchOf(service) ?? []), unknowns: eachOnce(unknowns), services };
}

/** Whether a file is a compose file, by its name or by its services. */
export function looksLikeCompose(file: SourceFile): boolean {
  const head = file.text.slice(0, 50_000);
  if (!/^(?:services|["']services["'])[ \t]*:/m.test(head)) return false;
  return (
    NAME.test(file.name) || (/\.ya?ml(?:\.\w+)?$/i.test(file.name) && /^[ \t]+(?:image|build|command):/m.test(head))
  );
}

/** Services that share a value by an alias share its place, and what is not known about it. */
function eachOnce(unknowns: readonly Unknown[]): Unknown[] {
  const said = new Map(
    unknowns.map((unknown) => [`${unknown.name} ${unknown.span.start} ${unknown.span.end}`, unknown]),
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
