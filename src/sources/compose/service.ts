/** One service of a compose file, with what it takes over from another service of the same file. */
import type { Unknown } from '../../model/observation.js';
import type { Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { PublishedPort, Stop } from '../shared/launch.js';
import { type Pieces, spanOf, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import { signalOf } from '../shared/ini/signal.js';
import type { YamlEntry, YamlValue } from '../shared/yaml/index.js';
import { PieceText, shownText, unknownPiece } from '../shared/yaml/text.js';
import { parseComposeDuration } from './duration.js';
import { readEnvironmentFile } from './environmentFile.js';
import { interpolate } from './interpolate.js';
import { publishedPorts } from './ports.js';

const GRACE = 'https://docs.docker.com/reference/compose-file/services/#stop_grace_period';
/** How many services may extend one another in a row. */
const DEEPEST = 20;

/** The image that a service builds. */
export interface ComposeBuild {
  /** A directory, relative to the compose file. */
  readonly context: string;
  /** Relative to the context; `Dockerfile` where nothing is said. */
  readonly dockerfile?: string;
  /** The stage to build. */
  readonly target?: string;
}

/** What one of the keys `command` and `entrypoint` says; no words where it is emptied. */
export interface ComposeWords {
  readonly key: Span;
  readonly words: readonly Pieces[];
}

/** A service as written, also one whose command stands in its image. */
export interface ComposeService {
  readonly name: string;
  /** The key of the service. */
  readonly span: Span;
  readonly image?: string;
  readonly build?: ComposeBuild;
  readonly command?: ComposeWords;
  readonly entrypoint?: ComposeWords;
  readonly environment: ReadonlyMap<string, Pieces>;
  /** Whether variables come from files that were not read: `env_file`, `extends`. The image's own are not counted. */
  readonly environmentOpen: boolean;
  /** Where the first of these is named. */
  readonly environmentUnread?: Span;
  readonly directory?: string;
  readonly stop: Stop;
  readonly replicas?: number;
  readonly published: readonly PublishedPort[];
  /** Names by which other services reach it: its own, `container_name`, `hostname`, aliases on networks. */
  readonly hostNames: readonly string[];
}

type Split = (pieces: Pieces) => Pieces[];

/** What all services of a file share: each other, for `extends`, and what is beside the file. */
export interface ComposeFile {
  readonly services: YamlValue;
  readonly split: Split;
  readonly find: ReadFile;
  readonly unknowns: Unknown[];
}

/** Reads one service. */
export function readService(
  entry: YamlEntry,
  { services, split, find: findFile, unknowns }: ComposeFile,
): ComposeService {
  const { layers, open } = layersOf(entry.value, services, unknowns);
  const find = (...keys: string[]): YamlValue | undefined => {
    for (const layer of layers) {
      const value = layer.at(...keys);
      if (value !== undefined && value.kind !== 'null') return value;
    }
    return undefined;
  };
  const words = (key: string): ComposeWords | undefined => {
    for (const layer of layers) {
      const found = layer.entries().get(key);
      if (found !== undefined && found.value.kind !== 'null') return wordsOf(found, split);
    }
    return undefined;
  };
  const files = filesOf(layers, findFile);
  for (const path of files.unread) unknowns.push(fileUnknown(path, 'env_file'));
  const environment = environmentOf(layers, files.environment);
  const unread = files.unread[0]?.span ?? open;
  const image = known(find('image'));
  const build = buildOf(find('build'));
  const command = words('command');
  const entrypoint = words('entrypoint');
  const directory = known(find('working_dir'));
  const replicas = Number(known(find('deploy', 'replicas') ?? find('scale')) ?? Number.NaN);
  return {
    name: entry.key,
    span: entry.keySpan,
    ...(image === undefined ? {} : { image }),
    ...(build === undefined ? {} : { build }),
    ...(command === undefined ? {} : { command }),
    ...(entrypoint === undefined ? {} : { entrypoint }),
    environment,
    environmentOpen: unread !== undefined,
    ...(unread === undefined ? {} : { environmentUnread: unread }),
    ...(directory === undefined ? {} : { directory }),
    stop: stopOf(find, unknowns),
    published: publishedPorts(find('ports')),
    hostNames: hostNamesOf(entry.key, find),
    ...(Number.isSafeInteger(replicas) && replicas >= 0 ? { replicas } : {}),
  };
}

function hostNamesOf(name: string, find: (...keys: string[]) => YamlValue | undefined): string[] {
  const networks = [...(find('networks')?.entries().values() ?? [])];
  const aliases = networks.flatMap(({ value }) => value.get('aliases')?.items() ?? []);
  const named = [find('container_name'), find('hostname'), ...aliases].flatMap((value) => value?.known() ?? []);
  return [...new Set([name, ...named])];
}

/** The service itself, then those that it extends; `open` is where one is named that stands in another file. */
function layersOf(
  service: YamlValue,
  services: YamlValue,
  unknowns: Unknown[],
): { layers: YamlValue[]; open: Span | undefined } {
  const layers = [service];
  for (let at = service.get('extends'); at !== undefined && layers.length < DEEPEST;) {
    const base = at.kind === 'scalar' ? at : at.get('service');
    const file = at.get('file');
    const next = services.get(base?.known() ?? '');
    if (file !== undefined || next === undefined || layers.includes(next)) {
      const named = file ?? base ?? at;
      unknowns.push(fileUnknown(named, 'extends'));
      return { layers, open: named.span };
    }
    layers.push(next);
    at = next.get('extends');
  }
  return { layers, open: undefined };
}

function wordsOf({ keySpan, value }: YamlEntry, split: Split): ComposeWords {
  const text = value.pieces();
  if (text !== undefined) {
    const whole = interpolate(text);
    // A word that is wholly unknown may be no word or many; it stays one.
    return { key: keySpan, words: textOf(whole).trim() === '' && unknownIn(whole) === undefined ? [] : split(whole) };
  }
  return { key: keySpan, words: value.items().map((item) => textFrom(item)) };
}

function textFrom(value: YamlValue): Pieces {
  const pieces = value.pieces();
  return pieces === undefined ? [{ text: '', span: value.span, exact: false }] : interpolate(pieces);
}

/** The text of a value, with fallbacks in the place of variables. */
function known(value: YamlValue | undefined): string | undefined {
  const pieces = value?.pieces();
  const text = pieces === undefined ? '' : shownText(interpolate(pieces));
  return text === '' ? undefined : text;
}

/** The variables of `environment`, which beat those of files. */
function environmentOf(layers: readonly YamlValue[], files: ReadonlyMap<string, Pieces>): Map<string, Pieces> {
  const found = new Map(files);
  for (const layer of layers.toReversed()) {
    const value = layer.get('environment');
    if (value === undefined) continue;
    for (const { key, keySpan, value: entry } of value.entries().values()) {
      // Without a value it is taken from the caller's environment.
      found.set(key, entry.kind === 'scalar' ? textFrom(entry) : [unknownPiece(keySpan, key)]);
    }
    for (const item of value.items()) {
      const text = new PieceText(textFrom(item));
      const equals = text.text.indexOf('=');
      if (equals > 0) found.set(text.text.slice(0, equals), text.slice(equals + 1));
      else if (text.text !== '') found.set(text.text, [unknownPiece(item.span, text.text)]);
    }
  }
  return found;
}

/** What the files of `env_file` set, the last one of a name, and those that are not among the files to read. */
function filesOf(
  layers: readonly YamlValue[],
  find: ReadFile,
): { environment: ReadonlyMap<string, Pieces>; unread: readonly YamlValue[] } {
  const environment = new Map<string, Pieces>();
  const unread: YamlValue[] = [];
  for (const path of layers.toReversed().flatMap((layer) => pathsOf(layer.get('env_file')))) {
    const file = find(path.known() ?? '');
    if (file === undefined) unread.push(path);
    else for (const [name, value] of readEnvironmentFile(file)) environment.set(name, value);
  }
  return { environment, unread };
}

function pathsOf(value: YamlValue | undefined): YamlValue[] {
  if (value === undefined) return [];
  const items = value.kind === 'list' ? value.items() : [value];
  return items.flatMap((item) => (item.kind === 'map' ? (item.get('path') ?? []) : item.kind === 'scalar' ? item : []));
}

function buildOf(value: YamlValue | undefined): ComposeBuild | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'scalar') return { context: known(value) ?? '.' };
  if (value.kind !== 'map') return undefined;
  const dockerfile = known(value.get('dockerfile'));
  const target = known(value.get('target'));
  return {
    context: known(value.get('context')) ?? '.',
    ...(dockerfile === undefined ? {} : { dockerfile }),
    ...(target === undefined ? {} : { target }),
  };
}

function stopOf(find: (...keys: string[]) => YamlValue | undefined, unknowns: Unknown[]): Stop {
  const signal = find('stop_signal');
  const named = signalOf(signal === undefined ? undefined : textFrom(signal));
  const platformGrace = { ms: 10_000, reference: GRACE };
  const period = find('stop_grace_period');
  const pieces = period === undefined ? undefined : textFrom(period);
  const isKnown = pieces !== undefined && unknownIn(pieces) === undefined;
  const ms = isKnown ? parseComposeDuration(textOf(pieces)) : undefined;
  if (pieces !== undefined && ms === undefined) {
    unknowns.push({ kind: 'value', text: writtenText(pieces), name: 'stop_grace_period', span: spanOf(pieces) });
  }
  return {
    ...(named === undefined ? {} : { signal: named }),
    // What is written but not known is not the platform's own.
    ...(pieces === undefined ? { platformGrace } : {}),
    ...(pieces === undefined || ms === undefined
      ? {}
      : { grace: { ms, written: textOf(pieces), span: spanOf(pieces), reference: GRACE } }),
  };
}

function fileUnknown(value: YamlValue, name: string): Unknown {
  const pieces = value.pieces();
  return { kind: 'file', text: pieces === undefined ? name : textOf(pieces), name, span: value.span };
}
