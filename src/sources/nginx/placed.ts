import type { SourceFile } from '../../model/span.js';
import { compareBytes, type FileHost, maskPattern } from './include.js';
import { joinPath, normalPath } from '../shared/path.js';
import { type Rendering, RENDERINGS } from './rendering.js';

/** A file or directory of a repository that an image or a container has elsewhere. */
export interface Placement {
  /** Its path in the repository, or a mask of such paths; `.` is all of it. */
  readonly source: string;
  /** The absolute path at which nginx has it. */
  readonly target: string;
  /**
   * Whether `target` is a directory that gets `source` by its own name, or, of a directory, what is in it. So it is
   * anyway where `target` ends with a slash and where `source` is a mask.
   */
  readonly into?: boolean;
  /** A file that stands in another one, whose text nginx has at `target`; `source` is only what it is called then. */
  readonly inline?: SourceFile;
}

/** The most files that one mask may stand for. */
const MOST_MATCHES = 10_000;
const MASK = /[*?[]/;

/** One thing to look through: a placement whose mask was put through. */
interface Placed {
  readonly source: string;
  readonly target: string;
  readonly into: boolean;
  readonly inline: SourceFile | undefined;
}

/** What nginx has at a path, and by what name to read it. */
type Entry = readonly [path: string, name: string];

/**
 * Finds files where an image or a container has them: first through the placements, of which later ones win, then as
 * `base` does. What a template of the image becomes is found where it is written, as the template. A file keeps the name
 * that it has in the repository, and only what `base` allows is read.
 */
export function placedHost(
  base: FileHost,
  placements: readonly Placement[],
  renderings: readonly Rendering[] = RENDERINGS,
): FileHost {
  const places = new Places(base, placements);
  return {
    read(path) {
      const wanted = normalPath(path);
      if (!wanted.startsWith('/')) return base.read(path);
      for (const rendering of renderings) {
        const template = templateOf(wanted, rendering);
        const found = template === undefined ? undefined : places.read(template);
        if (found !== undefined && 'text' in found) return found;
      }
      const found = places.read(wanted);
      if (found !== undefined && 'text' in found) return found;
      const own = base.read(path);
      return 'text' in own ? own : (found ?? own);
    },
    glob(mask) {
      const wanted = normalPath(mask);
      if (!wanted.startsWith('/')) return base.glob(mask);
      const found = new Map<string, string>(places.matching(wanted));
      for (const rendering of renderings) {
        const template = templateOf(wanted, rendering);
        if (template === undefined) continue;
        for (const [path, name] of places.matching(template)) found.set(outputOf(path, rendering) ?? path, name);
      }
      if (found.size === 0) return base.glob(mask);
      const inOrder = [...found].sort(([a], [b]) => compareBytes(a, b));
      return { paths: inOrder.slice(0, MOST_MATCHES).map(([, name]) => name) };
    },
    placeOf(name, file) {
      const place = places.of(normalPath(name), file) ?? base.placeOf?.(name, file);
      if (place === undefined) return undefined;
      for (const rendering of renderings) {
        const output = outputOf(place, rendering);
        if (output !== undefined) return output;
      }
      return place;
    },
  };
}

/** The template of which a file (or those that a mask matches) is written; undefined where none would be. */
function templateOf(path: string, { directory, suffix, output }: Rendering): string | undefined {
  return path.startsWith(`${output}/`) ? directory + path.slice(output.length) + suffix : undefined;
}

/** Where a template is written filled in; undefined for what is none. */
function outputOf(path: string, { directory, suffix, output }: Rendering): string | undefined {
  if (!path.startsWith(`${directory}/`) || !path.endsWith(suffix)) return undefined;
  return output + path.slice(directory.length, path.length - suffix.length);
}

class Places {
  private readonly expanded = new Map<Placement, readonly Placed[]>();

  constructor(
    private readonly base: FileHost,
    private readonly placements: readonly Placement[],
  ) {}

  /** The file at an absolute path; undefined where no placement tells of one. */
  read(wanted: string): ReturnType<FileHost['read']> | undefined {
    let isDirectory = false;
    for (const placement of this.placements.toReversed()) {
      for (const placed of this.parts(placement)) {
        if (placed.inline !== undefined) {
          if (wanted === placed.target) return { text: placed.inline.text, file: placed.inline };
          continue;
        }
        for (const source of sourcesOf(placed, wanted)) {
          const answer = this.base.read(source);
          if ('text' in answer) return { name: source, ...answer };
          isDirectory ||= answer.problem === 'directory';
        }
      }
    }
    return isDirectory ? { problem: 'directory' } : undefined;
  }

  /** What stands at the absolute paths that a mask matches, later placements behind earlier ones. */
  matching(mask: string): Entry[] {
    const pattern = maskPattern(mask);
    const parts = mask.split('/').slice(1);
    const found: Entry[] = [];
    for (const placement of this.placements) {
      for (const placed of this.parts(placement)) {
        const { source, target, into, inline } = placed;
        const path = into ? joinPath(`${target}/`, baseName(source)) : target;
        if (pattern.test(path)) {
          const name = inline === undefined ? this.nameOf(source) : path;
          if (name !== undefined) found.push([path, name]);
        }
        if (inline === undefined) found.push(...this.below(placed, parts));
        if (found.length > MOST_MATCHES) return found;
      }
    }
    return found;
  }

  /** Where nginx has a file of the repository; undefined where no placement tells. */
  of(name: string, file: SourceFile | undefined): string | undefined {
    for (const { source, target, into, inline } of this.placements.toReversed()) {
      const at = normalPath(target);
      if (!at.startsWith('/')) continue;
      if (inline !== undefined) {
        const same = this.placements.filter((each) => each.inline?.name === inline.name);
        if (inline === file || (normalPath(inline.name) === name && same.length === 1)) return at;
        continue;
      }
      const found = placeBelow(name, normalPath(source), at, into === true || target.endsWith('/'));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What a placed directory has below the path at which it is. */
  private below({ source, target }: Placed, mask: readonly string[]): Entry[] {
    const at = target.split('/').filter((part) => part !== '');
    if (mask.length <= at.length || !at.every((part, index) => maskPattern(mask[index] as string).test(part)))
      return [];
    const rest = mask.slice(at.length);
    const matched = this.base.glob(inDirectory(source, rest.join('/')));
    if (!('paths' in matched)) return [];
    return matched.paths.map((name): Entry => [joinPath(`${target}/`, lastParts(name, rest.length)), name]);
  }

  /** A placement without its mask: what the mask matches, each put into the target. */
  private parts(placement: Placement): readonly Placed[] {
    const known = this.expanded.get(placement);
    if (known !== undefined) return known;
    const { source, inline } = placement;
    const target = normalPath(placement.target);
    const into = placement.into === true || placement.target.endsWith('/');
    let parts: readonly Placed[] = [];
    if (!target.startsWith('/')) parts = [];
    else if (inline !== undefined) parts = [{ source, target, into: false, inline }];
    else if (MASK.test(source)) {
      const matched = this.base.glob(normalPath(source));
      const paths = 'paths' in matched ? matched.paths : [];
      parts = paths.map((path) => ({ source: path, target, into: true, inline }));
    } else parts = [{ source: normalPath(source), target, into, inline }];
    this.expanded.set(placement, parts);
    return parts;
  }

  /** The name of a file; undefined for what is none, or cannot be read. */
  private nameOf(source: string): string | undefined {
    const answer = this.base.read(source);
    return 'text' in answer ? (answer.name ?? source) : undefined;
  }
}

/** What in the repository may be at an absolute path, best first. */
function sourcesOf({ source, target, into }: Placed, wanted: string): string[] {
  if (wanted === target) return into ? [] : [source];
  const below = target === '/' ? '/' : `${target}/`;
  if (!wanted.startsWith(below)) return [];
  const rest = wanted.slice(below.length);
  const inside = inDirectory(source, rest);
  return into && rest === baseName(source) ? [source, inside] : [inside];
}

/** Where a file is that a placement of its own, of a directory around it, or of a mask puts somewhere. */
function placeBelow(name: string, source: string, target: string, into: boolean): string | undefined {
  if (source === '') return joinPath(`${target}/`, name);
  const parts = name.split('/');
  const depth = source.split('/').length;
  const isMask = MASK.test(source);
  const head = parts.slice(0, depth).join('/');
  if (isMask ? !maskPattern(source).test(head) : head !== source) return undefined;
  if (parts.length > depth) return joinPath(`${target}/`, parts.slice(depth).join('/'));
  return into || isMask ? joinPath(`${target}/`, baseName(name)) : target;
}

/** A path in a directory of the repository, which is empty for all of it. */
function inDirectory(directory: string, path: string): string {
  return directory === '' ? normalPath(path) : joinPath(`${directory}/`, path);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function lastParts(path: string, count: number): string {
  return path.split('/').slice(-count).join('/');
}
