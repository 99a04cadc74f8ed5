/** One service of a compose file, with what it takes over from another service of the same file. */
import type { Unknown } from '../../model/observation.js';
import type { Span } from '../../model/span.js';
import type { Stop } from '../shared/launch.js';
import { type Pieces, spanOf, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import { signalOf } from '../shared/ini/signal.js';
import type { YamlEntry, YamlValue } from '../shared/yaml/index.js';
import { PieceText, shownText, unknownPiece } from '../shared/yaml/text.js';
import { parseComposeDuration } from './duration.js';
import { interpolate } from './interpolate.js';

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
  readonly directory?: string;
  readonly stop: Stop;
  readonly replicas?: number;
}

type Split = (pieces: Pieces) => Pieces[];

/** Reads one service. `services` are all of the file, for `extends`. */
export function readService(entry: YamlEntry, services: YamlValue, split: Split, unknowns: Unknown[]): ComposeService {
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
  const environment = environmentOf(layers);
  const files = layers.map((layer) => layer.get('env_file')).filter((value) => value !== undefined);
  for (const file of files) for (const path of envFiles(file)) unknowns.push(fileUnknown(path, 'env_file'));
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
    environmentOpen: open || files.length > 0,
    ...(directory === undefined ? {} : { directory }),
    stop: stopOf(find, unknowns),
    ...(Number.isSafeInteger(replicas) && replicas >= 0 ? { replicas } : {}),
  };
}

/** The service itself, then those that it extends; `open` where one of these stands in another file. */
function layersOf(
  service: YamlValue,
  services: YamlValue,
  unknowns: Unknown[],
): { layers: YamlValue[]; open: boolean } {
  const layers = [service];
  for (let at = service.get('extends'); at !== undefined && layers.length < DEEPEST;) {
    const base = at.kind === 'scalar' ? at : at.get('service');
    const file = at.get('file');
    const next = services.get(base?.known() ?? '');
    if (file !== undefined || next === undefined || layers.includes(next)) {
      unknowns.push(fileUnknown(file ?? base ?? at, 'extends'));
      return { layers, open: true };
    }
    layers.push(next);
    at = next.get('extends');
  }
  return { layers, open: false };
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

function environmentOf(layers: readonly YamlValue[]): Map<string, Pieces> {
  const found = new Map<string, Pieces>();
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

function envFiles(value: YamlValue): YamlValue[] {
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
