/** Kubernetes manifests: what the containers of every pod start. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile, Span } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
import { type Piece, type Pieces, textOf, writtenText } from '../shared/pieces.js';
import { readYaml, type YamlEntry, type YamlValue } from '../shared/yaml/index.js';
import { Allowance, shownText } from '../shared/yaml/text.js';
import { type ConfigMaps, environmentOf, expandReferences } from './environment.js';
import { stopOf } from './stop.js';
import { containersOf, objectsOf, type Workload, workloadOf } from './workload.js';

const KIND = /^[ \t]*(?:-[ \t]+)?["']?kind["']?[ \t]*:[ \t]*["']?[A-Z]\w*/m;
const VERSION = /^[ \t]*(?:-[ \t]+)?["']?apiVersion["']?[ \t]*:/m;
/** Its entrypoint hands its arguments to gunicorn, `docker/docker-entrypoint.sh` since gunicorn 24.1. */
const GUNICORN_IMAGE = /^(?:ghcr\.io\/|docker\.io\/)?benoitc\/gunicorn(?:[:@]|$)/;

/** The containers of all pods in all documents that say what they run. An image's own variables are not read. */
export function readKubernetes(file: SourceFile): {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
} {
  const { documents, unknowns: problems } = readYaml(file);
  const unknowns = [...problems];
  const objects = objectsOf(documents);
  const maps = configMapsOf(objects);
  const allowance = new Allowance();
  const launches: Launch[] = [];
  for (const object of objects) {
    const workload = workloadOf(object);
    if (workload === undefined) continue;
    for (const container of containersOf(workload.pod)) {
      const launch = launchOf(container, workload, { maps, allowance, unknowns });
      if (launch !== undefined) launches.push(launch);
    }
  }
  return { launches, unknowns };
}

/** What all containers of a file share. */
interface Shared {
  readonly maps: ConfigMaps;
  readonly allowance: Allowance;
  readonly unknowns: Unknown[];
}

/** Whether a file holds Kubernetes objects; looks at its text only. */
export function looksLikeKubernetes(file: SourceFile): boolean {
  if (!/\.(?:ya?ml|json|tpl)(?:\.\w+)?$/i.test(file.name)) return false;
  const head = file.text.slice(0, 100_000);
  return VERSION.test(head.replaceAll(/[{,]/g, '\n')) && KIND.test(head.replaceAll(/[{,]/g, '\n'));
}

function configMapsOf(objects: readonly YamlValue[]): ConfigMaps {
  const found = new Map<string, YamlValue>();
  for (const object of objects) {
    const name = object.at('metadata', 'name')?.known();
    const data = object.get('data');
    if (object.get('kind')?.known() === 'ConfigMap' && name !== undefined && data !== undefined) found.set(name, data);
  }
  return found;
}

function launchOf(
  container: YamlValue,
  { pod, replicas }: Workload,
  { maps, allowance, unknowns }: Shared,
): Launch | undefined {
  const entries = container.entries();
  const command = entries.get('command');
  const args = entries.get('args');
  const stands = hasWords(command) ? command : args;
  if (stands === undefined) return undefined;
  for (const entry of [command, args])
    if (entry?.value.kind === 'scalar') unknowns.push(unread(entry, entry.value.span));
  const { environment, unread: sources } = environmentOf(container, maps, allowance);
  unknowns.push(...sources);
  const image = container.get('image');
  // A whole list that a template gives is one word that is not known.
  const written = [command, args].flatMap((entry) =>
    entry?.value.kind === 'scalar' ? entry.value : (entry?.value.items() ?? []),
  );
  const words = written.map((word) => expandReferences(piecesOf(word), environment, allowance));
  const program = hasWords(command) ? [] : programOf(image);
  const first = words[0];
  // Options alone belong to a program that the image names.
  if (first === undefined || (program === undefined && textOf(first).startsWith('-'))) return undefined;
  const imageText = image?.pieces();
  const directory = container.get('workingDir')?.known();
  return {
    carrier: 'kubernetes',
    name: shownText(container.get('name')?.pieces() ?? []),
    command: { form: 'words', words: [...(program ?? []), ...words] },
    environment,
    environmentOpen: true,
    ...(sources[0] === undefined ? {} : { environmentUnread: sources[0].span }),
    ...(directory === undefined ? {} : { directory }),
    ...(imageText === undefined ? {} : { image: shownText(imageText) }),
    span: stands.keySpan,
    stop: stopOf(pod, container, unknowns),
    ...(replicas === undefined ? {} : { replicas }),
  };
}

function hasWords(entry: YamlEntry | undefined): entry is YamlEntry {
  return entry !== undefined && (entry.value.kind === 'scalar' || entry.value.items().length > 0);
}

function piecesOf(word: YamlValue): Pieces {
  const nothing: Piece = { text: '', span: word.span, exact: false };
  return word.pieces() ?? [nothing];
}

/** The program of an image that is known to hand its arguments to one. */
function programOf(image: YamlValue | undefined): Pieces[] | undefined {
  if (image === undefined || !GUNICORN_IMAGE.test(image.known() ?? '')) return undefined;
  return [[{ text: 'gunicorn', span: image.span, exact: false }]];
}

function unread({ key, value }: YamlEntry, span: Span): Unknown {
  return { kind: 'value', text: writtenText(value.pieces() ?? []), name: key, span };
}
