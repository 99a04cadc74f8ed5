/** One service of a compose project, put together from its layers. */
import type { Unknown } from '../../model/observation.js';
import { signalOf } from '../shared/ini/signal.js';
import type { Stop } from '../shared/launch.js';
import { joinPath } from '../shared/path.js';
import { type Pieces, spanOf, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import type { ComposeBuild, ComposeService, ComposeWords } from './composeService.js';
import { parseComposeDuration } from './duration.js';
import { environmentOf, handedOn } from './environment.js';
import type { ComposeFiles } from './files.js';
import { knownText, Layered, shownValue, textOfValue, type Written } from './layers.js';
import type { ServiceLayers } from './model.js';
import { mountsOf } from './mounts.js';
import { extraHostsOf, hostNamesOf, linksOf } from './networks.js';
import { exposedPorts, publishedPorts } from './ports.js';

const GRACE = 'https://docs.docker.com/reference/compose-file/services/#stop_grace_period';

export type Split = (pieces: Pieces) => Pieces[];

/** What all services of a project share. */
export interface Surroundings {
  readonly read: ComposeFiles;
  readonly split: Split;
  readonly configs: Layered;
  /** The directory of the project's first file. */
  readonly directory: string;
}

/** Reads one service. */
export function readService(
  { name, key, layers, open }: ServiceLayers,
  { read, split, configs, directory: projectDirectory }: Surroundings,
): ComposeService {
  const service = new Layered(layers);
  const shown = (word: string): string | undefined => shownValue(service.at(word).nearest);
  const { environment, files, unread } = environmentOf(service, read.file);
  for (const path of unread) read.missing(path, 'env_file');
  const environmentUnread = unread[0]?.value.span ?? open;
  const image = shown('image');
  const build = buildOf(service.at('build'));
  const buildSpan = build && service.at('build').nearest?.key;
  const command = wordsOf(service.replaced('command'), split);
  const entrypoint = wordsOf(service.replaced('entrypoint'), split);
  const directory = shown('working_dir');
  const networkMode = shown('network_mode');
  const replicas = Number(
    shownValue(service.at('deploy').at('replicas').nearest ?? service.at('scale').nearest) ?? Number.NaN,
  );
  return {
    name,
    span: key,
    ...(image === undefined ? {} : { image }),
    ...(build === undefined ? {} : { build }),
    ...(buildSpan === undefined ? {} : { buildSpan }),
    ...(command === undefined ? {} : { command }),
    ...(entrypoint === undefined ? {} : { entrypoint }),
    environment,
    variableFiles: files,
    labels: service.at('labels').pairs((_name, span) => [{ text: '', span, exact: false }]),
    environmentOpen: environmentUnread !== undefined,
    ...(environmentUnread === undefined ? {} : { environmentUnread }),
    ...(directory === undefined ? {} : { directory }),
    stop: stopOf(service, read.unknowns),
    ...(Number.isSafeInteger(replicas) && replicas >= 0 ? { replicas } : {}),
    published: publishedPorts(service.at('ports')),
    expose: exposedPorts(service.at('expose')),
    hostNames: hostNamesOf(name, service),
    networks: service.at('networks').names(),
    ...(networkMode === undefined ? {} : { networkMode }),
    profiles: service.at('profiles').names(),
    dependsOn: service.at('depends_on').names(),
    links: linksOf(service),
    extraHosts: extraHostsOf(service),
    ...mountsOf(service, configs, projectDirectory),
  };
}

function wordsOf(written: Written | undefined, split: Split): ComposeWords | undefined {
  if (written === undefined) return undefined;
  const { key, value } = written;
  if (value.kind !== 'scalar') {
    return { key, words: value.items().map((item) => textOfValue({ ...written, value: item })) };
  }
  const whole = textOfValue(written);
  // A word that is wholly unknown may be no word or many; it stays one.
  return { key, words: textOf(whole).trim() === '' && unknownIn(whole) === undefined ? [] : split(whole) };
}

/** A lone text is the context. https://docs.docker.com/reference/compose-file/build/ */
function buildOf(build: Layered): ComposeBuild | undefined {
  if (build.nearest === undefined || build.at('dockerfile_inline').nearest !== undefined) return undefined;
  const context = build.layers.flatMap((layer) => {
    const value = layer.value.kind === 'scalar' ? layer.value : layer.value.get('context');
    return value === undefined || value.kind === 'null' ? [] : { ...layer, value };
  })[0];
  const dockerfile = shownValue(build.at('dockerfile').nearest);
  const target = shownValue(build.at('target').nearest);
  const args = build.at('args').pairs(handedOn);
  return {
    context: contextPath(context ?? (build.layers.at(-1) as Written), context === undefined),
    ...(dockerfile === undefined ? {} : { dockerfile }),
    ...(target === undefined ? {} : { target }),
    ...(args.size === 0 ? {} : { args }),
  };
}

function contextPath(written: Written, byDefault: boolean): string {
  const path = byDefault ? '.' : (shownValue(written) ?? '.');
  const { directory } = written.scope;
  if (directory === '' || path.startsWith('/') || /^[a-z][\w+.-]*:\/\/|^git@/i.test(path)) return path;
  return joinPath(directory, path) || '.';
}

function stopOf(service: Layered, unknowns: Unknown[]): Stop {
  const signal = service.at('stop_signal').nearest;
  const named = signalOf(signal && textOfValue(signal));
  const platformGrace = { ms: 10_000, reference: GRACE };
  const period = service.at('stop_grace_period').nearest;
  const pieces = period && textOfValue(period);
  const ms = period && parseComposeDuration(knownText(period) ?? '');
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
