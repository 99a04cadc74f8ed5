/** Kubernetes manifests: what the containers of every pod start. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile, Span } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
import { type Piece, type Pieces, textOf, writtenText } from '../shared/pieces.js';
import type { YamlEntry, YamlValue } from '../shared/yaml/index.js';
import { Allowance, shownText } from '../shared/yaml/text.js';
import { type ConfigMaps, environmentOf, expandReferences } from './environment.js';
import { KubernetesObjects } from './fronts/objects.js';
import { type Manifests, readManifests } from './manifests.js';
import { livenessOf } from './probe.js';
import { type Reached, reachedIn } from './reached.js';
import { stopOf } from './stop.js';
import { containersOf, type Workload, workloadOf } from './workload.js';

export { kustomizations } from './kustomize/index.js';
export { looksLikeKubernetes } from './looksLike.js';
export { type ClusterFiles, type Manifests, readManifests } from './manifests.js';
export type { Reached } from './reached.js';

/** Its entrypoint hands its arguments to gunicorn, `docker/docker-entrypoint.sh` since gunicorn 24.1. */
const GUNICORN_IMAGE = /^(?:ghcr\.io\/|docker\.io\/)?benoitc\/gunicorn(?:[:@]|$)/;

export interface KubernetesReading {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
  /** How other pods of the cluster reach what a launch starts; a launch that no Service selects is not among them. */
  readonly reached: ReadonlyMap<Launch, readonly Reached[]>;
  /** Containers that run what their image starts: launches without words, for whoever knows the image. */
  readonly images: readonly Launch[];
}

/** The containers of all pods in all documents of one file: {@link readCluster}. */
export function readKubernetes(file: SourceFile): KubernetesReading {
  return readCluster(readManifests([file]));
}

/**
 * The containers of all pods of one cluster that say what they run. An image's own variables are not read. Never throws.
 */
export function readCluster(manifests: Manifests): KubernetesReading {
  const unknowns = [...manifests.unknowns];
  const objects = new KubernetesObjects({ objects: manifests.objects, unknowns: [] });
  const reachedBy = reachedIn(objects);
  const maps = configMapsOf(objects);
  const allowance = new Allowance();
  const launches: Launch[] = [];
  const images: Launch[] = [];
  const reached = new Map<Launch, readonly Reached[]>();
  for (const { value, namespace } of objects.all) {
    const workload = workloadOf(value);
    if (workload === undefined) continue;
    for (const container of containersOf(workload.pod)) {
      const launch = launchOf(container, workload, { maps: maps(namespace), allowance, unknowns });
      if (launch === undefined) continue;
      (isImageAlone(launch) ? images : launches).push(launch);
      const ways = reachedBy(workload.pod, container);
      if (ways.length > 0) reached.set(launch, ways);
    }
  }
  return { launches, unknowns, reached, images };
}

function isImageAlone({ command }: Launch): boolean {
  return command.form === 'words' && command.words.length === 0;
}

/** What all containers of a pod share. */
interface Shared {
  readonly maps: ConfigMaps;
  readonly allowance: Allowance;
  readonly unknowns: Unknown[];
}

/** The data of the only ConfigMap of a name, as a namespace sees it. */
function configMapsOf(objects: KubernetesObjects): (namespace: string | undefined) => ConfigMaps {
  return (namespace) => ({ get: (name) => objects.named('ConfigMap', name, namespace)?.value.get('data') });
}

function launchOf(
  container: YamlValue,
  { pod, replicas }: Workload,
  { maps, allowance, unknowns }: Shared,
): Launch | undefined {
  const entries = container.entries();
  const command = entries.get('command');
  const args = entries.get('args');
  const stands = hasWords(command) ? command : hasWords(args) ? args : entries.get('image');
  if (stands === undefined) return undefined;
  const isSilent = !hasWords(command) && !hasWords(args);
  for (const entry of [command, args])
    if (entry?.value.kind === 'scalar') unknowns.push(unread(entry, entry.value.span));
  const { environment, unread: sources } = environmentOf(container, maps, allowance);
  // What an image does with its variables is asked of those alone that are known to start something.
  if (!isSilent) unknowns.push(...sources);
  const image = container.get('image');
  // A whole list that a template gives is one word that is not known.
  const written = [command, args].flatMap((entry) =>
    entry?.value.kind === 'scalar' ? entry.value : (entry?.value.items() ?? []),
  );
  const words = written.map((word) => expandReferences(piecesOf(word), environment, allowance));
  const program = hasWords(command) ? [] : programOf(image);
  const first = words[0];
  // Options alone belong to a program that the image names.
  if (!isSilent && (first === undefined || (program === undefined && textOf(first).startsWith('-')))) return undefined;
  const imageText = image?.pieces();
  const probe = livenessOf(container);
  const directory = container.get('workingDir')?.known();
  return {
    carrier: 'kubernetes',
    name: shownText(container.get('name')?.pieces() ?? []),
    command: { form: 'words', words: isSilent ? [] : [...(program ?? []), ...words] },
    environment,
    environmentOpen: true,
    ...(sources[0] === undefined ? {} : { environmentUnread: sources[0].span }),
    ...(directory === undefined ? {} : { directory }),
    ...(imageText === undefined ? {} : { image: shownText(imageText) }),
    span: stands.keySpan,
    pod: pod.span,
    stop: stopOf(pod, container, isSilent ? [] : unknowns),
    ...(replicas === undefined ? {} : { replicas }),
    ...(probe === undefined ? {} : { probe }),
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
