/** What a container sees of the repository: `volumes` and `configs` of a service. */
import type { Span } from '../../model/span.js';
import { joinPath, normalPath } from '../shared/path.js';
import type { Pieces } from '../shared/pieces.js';
import type { InlineFile, Mount, SharedVolume, UnknownMount } from './composeService.js';
import { knownText, type Layered, textOfValue, type Written } from './layers.js';

export interface Mounted {
  readonly mounts: readonly Mount[];
  readonly unknownMounts: readonly UnknownMount[];
  readonly inlineFiles: readonly InlineFile[];
  readonly sharedVolumes: readonly SharedVolume[];
}

/**
 * The mounts of a service; of several at the same place in the container only the nearest one, and configs beat volumes.
 * `directory` is that of the project's first file, `configs` what the top level of the project says of configs.
 * https://docs.docker.com/reference/compose-file/services/#volumes,
 * https://docs.docker.com/reference/compose-file/services/#configs
 */
export function mountsOf(service: Layered, configs: Layered, directory: string): Mounted {
  const places = new Places(directory);
  for (const item of service.at('volumes').items()) {
    const { type, source, target } = item.value.kind === 'map' ? longForm(item) : shortForm(item);
    if (type === 'bind') places.bind(target, source, item, item.value.span);
    else if (type === 'volume') places.volume(target, source);
    else places.clear(target);
  }
  for (const item of service.at('configs').items()) {
    const name = fieldOf(item, 'source') ?? knownText(item);
    if (name === undefined) continue;
    const target = fieldOf(item, 'target') ?? `/${name}`;
    const config = configs.at(name);
    const content = config.at('content').nearest;
    const file = config.at('file').nearest;
    if (content !== undefined) places.content(target, textOfValue(content), item.value.span);
    else places.bind(target, file && pathText(file), file ?? item, item.value.span);
  }
  return places.mounted();
}

/** What lies where in a container; whatever comes later hides what was there. */
class Places {
  readonly #directory: string;
  readonly #mounts = new Map<string, Mount>();
  readonly #unknown = new Map<string, UnknownMount>();
  readonly #inline = new Map<string, InlineFile>();
  readonly #volumes = new Map<string, SharedVolume>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Takes away what was at a place, and gives the place; undefined where it is not known or no absolute path. */
  clear(place: string | undefined): string | undefined {
    if (!place?.startsWith('/') || place.includes(OPEN)) return undefined;
    const target = normalPath(place);
    for (const map of [this.#mounts, this.#unknown, this.#inline, this.#volumes]) map.delete(target);
    return target;
  }

  bind(place: string | undefined, source: string | undefined, { scope }: Written, span: Span): void {
    const target = this.clear(place);
    if (target === undefined) return;
    if (source === undefined || ELSEWHERE.test(source)) this.#unknown.set(target, { target, span });
    else {
      const path = joinPath(this.#directory, joinPath(scope.directory, source));
      this.#mounts.set(target, { source: path, target, span });
    }
  }

  volume(place: string | undefined, name: string | undefined): void {
    const target = this.clear(place);
    if (target !== undefined && name !== undefined) this.#volumes.set(target, { name, target });
  }

  content(place: string | undefined, content: Pieces, span: Span): void {
    const target = this.clear(place);
    if (target !== undefined) this.#inline.set(target, { target, content, span });
  }

  mounted(): Mounted {
    return {
      mounts: [...this.#mounts.values()],
      unknownMounts: [...this.#unknown.values()],
      inlineFiles: [...this.#inline.values()],
      sharedVolumes: [...this.#volumes.values()],
    };
  }
}

/** Somebody's home, a drive of Windows. */
const ELSEWHERE = /^(?:~|[A-Za-z]:[\\/]|\\\\)/;
/** The source may hold the colon of a drive. */
const SHORT = /^((?:[A-Za-z]:(?=[\\/]))?[^:]*):([^:]+)(?::[^:]*)?$/;
/** Stands in a path for what nobody knows. */
const OPEN = '\uE000';

interface Volume {
  readonly type: 'bind' | 'volume' | 'other';
  /** A path or a name; undefined where it is not known, or a volume has no name. */
  readonly source?: string | undefined;
  readonly target?: string | undefined;
}

function shortForm(item: Written): Volume {
  const text = markedText(item);
  const [, source, target] = SHORT.exec(text) ?? [];
  // A lone path is that of a volume without a name.
  if (source === undefined) return { type: 'other', target: text };
  if (/^[./~]/.test(source) || ELSEWHERE.test(source)) return { type: 'bind', source: closed(source), target };
  return source.includes(OPEN) ? { type: 'bind', target } : { type: 'volume', source, target };
}

function longForm(item: Written): Volume {
  const type = fieldOf(item, 'type');
  const source = item.value.get('source');
  return {
    type: type === 'bind' || type === 'volume' ? type : 'other',
    source: source && pathText({ ...item, value: source }),
    target: fieldOf(item, 'target'),
  };
}

function fieldOf(item: Written, key: string): string | undefined {
  const value = item.value.get(key);
  return value === undefined ? undefined : closed(markedText({ ...item, value }));
}

function pathText(written: Written): string | undefined {
  return closed(markedText(written));
}

function closed(text: string): string | undefined {
  return text === '' || text.includes(OPEN) ? undefined : text;
}

/**
 * A text with fallbacks in the place of variables. `$PWD` is where compose is started, which is where its file is unless
 * somebody goes out of their way.
 */
function markedText(written: Written): string {
  return textOfValue(written)
    .map(({ text, unknown }) => {
      if (unknown === undefined || unknown.fallback !== undefined) return text;
      return /^\$(?:PWD|\{PWD\})$/.test(unknown.written) ? '.' : OPEN;
    })
    .join('');
}
