import type { SourceFile } from '../../model/span.js';
import { directoryOf, joinPath, normalPath } from '../shared/path.js';

/** Why a file could not be read. */
export type ReadProblem = 'missing' | 'directory' | 'outside' | 'unreadable' | 'too-large';

/** How includes are found. The caller owns the file system; a browser gives a table of texts. */
export interface FileHost {
  /** The text of a file, or the reason why it cannot be had. */
  read(path: string): FoundText | { readonly problem: ReadProblem };
  /** The paths that a mask of glob(3) matches, in byte order; or that it lies outside of what may be read. */
  glob(mask: string): { readonly paths: readonly string[] } | { readonly problem: 'outside' };
  /**
   * Where nginx has the file of a name, as an absolute path: `deploy/nginx.conf` may be `/etc/nginx/nginx.conf` in an
   * image. Undefined where that is not known. `file` is the file itself: one that stands in another shares its name.
   */
  placeOf?(name: string, file?: SourceFile): string | undefined;
}

/** A file that was found. */
export interface FoundText {
  readonly text: string;
  /** The name it is known by, where that is not the path that was asked for. */
  readonly name?: string;
  /** The file itself, where it stands in another one and shares its name. */
  readonly file?: SourceFile;
}

/** The files that one `include` stands for, or why it stands for none. */
export type IncludeResult =
  | { readonly files: readonly SourceFile[]; readonly inferred: boolean }
  | { readonly problem: ReadProblem; readonly path: string };

/** Debian's `proxy_params`, which packages and guides include without shipping it: four headers and nothing else. */
const DEBIAN_PROXY_PARAMS: SourceFile = {
  name: '/etc/nginx/proxy_params (as Debian ships it)',
  text: [
    'proxy_set_header Host $http_host;',
    'proxy_set_header X-Real-IP $remote_addr;',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
    'proxy_set_header X-Forwarded-Proto $scheme;',
    '',
  ].join('\n'),
};

/** Whether a file stands for one that distributions ship, so that it is nowhere to be found. */
export function isCarriedAlong(file: SourceFile): boolean {
  return file === DEBIAN_PROXY_PARAMS;
}

/** Files that distributions ship beside nginx and that set no clock and no header towards an upstream over HTTP. */
const HARMLESS =
  /(?:^|\/)(?:mime\.types|(?:fastcgi|uwsgi|scgi)(?:_params|\.conf)|fastcgi-php\.conf|koi-utf|koi-win|win-utf|options-ssl-nginx\.conf|ssl-params\.conf|modules-enabled\/.*|modules\/.*|naxsi.*)$/;

/** Whether what an unreadable include would have brought can be left out without a word. */
export function isHarmless(path: string): boolean {
  return HARMLESS.test(path);
}

/** Finds the files that includes name, each read once. */
export class IncludeResolver {
  private readonly known = new Map<string, SourceFile>();
  /** What was found by a path that is not its name. */
  private readonly byPath = new Map<string, SourceFile>();

  constructor(
    private readonly given: readonly SourceFile[],
    private readonly host: FileHost,
  ) {
    for (const file of given) this.known.set(normalPath(file.name), file);
  }

  /** All files known, in the order in which they were first seen. */
  get files(): readonly SourceFile[] {
    return [...new Set([...this.given, ...this.known.values(), ...this.byPath.values()])];
  }

  /**
   * Resolves the argument of an `include` as nginx does: relative to the directory of the main file, not of the
   * including one; a mask that matches nothing is no error. Where nginx has the main file elsewhere, what stands there
   * comes first.
   */
  resolve(argument: string, main: SourceFile): IncludeResult {
    const path = joinPath(directoryOf(main.name), argument);
    const isMask = /[*?[]/.test(argument);
    for (const directory of argument.startsWith('/') ? [] : placedDirectories(this.host, main)) {
      const files = this.loadAll(joinPath(directory, argument), isMask);
      if (files.length > 0) return { files, inferred: false };
    }
    if (isMask) {
      const matched = this.host.glob(path);
      const paths = 'paths' in matched ? matched.paths : [];
      if (paths.length > 0) return { files: paths.flatMap((each) => this.load(each) ?? []), inferred: false };
      const alike = this.alike(argument, main);
      if (alike.length > 0) return { files: alike, inferred: true };
      return 'problem' in matched ? { problem: 'outside', path: argument } : { files: [], inferred: false };
    }
    const found = this.load(path);
    if (found !== undefined) return { files: [found], inferred: false };
    const alike = this.alike(argument, main);
    if (alike.length > 0) return { files: alike.slice(0, 1), inferred: true };
    if (/^(?:\/etc\/nginx\/)?proxy_params$/.test(argument)) {
      this.known.set(DEBIAN_PROXY_PARAMS.name, DEBIAN_PROXY_PARAMS);
      return { files: [DEBIAN_PROXY_PARAMS], inferred: true };
    }
    const answer = this.host.read(path);
    return { problem: 'problem' in answer ? answer.problem : 'unreadable', path: argument };
  }

  private loadAll(path: string, isMask: boolean): SourceFile[] {
    if (!isMask) return [this.load(path) ?? []].flat();
    const matched = this.host.glob(path);
    return 'paths' in matched ? matched.paths.flatMap((each) => this.load(each) ?? []) : [];
  }

  private load(path: string): SourceFile | undefined {
    const normal = normalPath(path);
    const known = this.known.get(normal) ?? this.byPath.get(normal);
    if (known !== undefined) return known;
    const answer = this.host.read(path);
    if (!('text' in answer)) return undefined;
    const { text, name = path } = answer;
    const file = answer.file ?? this.known.get(normalPath(name)) ?? { name, text };
    if (answer.file === undefined) this.known.set(normalPath(name), file);
    if (this.known.get(normal) !== file) this.byPath.set(normal, file);
    return file;
  }

  /**
   * Given files beside the main file whose last two path parts are those of an absolute include: `conf.d/app.conf` for
   * `/etc/nginx/conf.d/*.conf`. A repository holds the files that an image later has elsewhere; one that stands
   * further away may well belong to another image.
   */
  private alike(argument: string, main: SourceFile): SourceFile[] {
    if (!argument.startsWith('/')) return [];
    const parts = argument.split('/').slice(-2);
    if (parts.length < 2 || parts[0] === '' || parts[0] === 'nginx') return [];
    const mask = maskPattern(parts.join('/'));
    return [...this.known.values()].filter((file) => {
      if (file === main || !mask.test(file.name.split('/').slice(-2).join('/'))) return false;
      // What is known to be elsewhere is not meant.
      if (this.host.placeOf?.(file.name, file) !== undefined) return false;
      return isBeside(directoryOf(directoryOf(normalPath(file.name)).slice(0, -1)), directoryOf(normalPath(main.name)));
    });
  }
}

/**
 * The directories that relative includes of a main file start from where nginx has it: its own, and, for a part of a
 * configuration whose main file is not known, the one that nginx usually has its main file in. None where no place is known.
 */
export function placedDirectories(host: FileHost, main: SourceFile): readonly string[] {
  const place = host.placeOf?.(main.name, main);
  if (place === undefined) return [];
  const own = directoryOf(place);
  return own !== USUAL && own.startsWith(USUAL) ? [own, USUAL] : [own];
}

const USUAL = '/etc/nginx/';

/** Whether two directories are the same, or one stands in the other directly. */
function isBeside(directory: string, other: string): boolean {
  const [outer, inner] = directory.length < other.length ? [directory, other] : [other, directory];
  return inner.startsWith(outer) && inner.slice(outer.length).split('/').length <= 2;
}

/** A host that finds includes among the given files only, by their names. */
export function hostOf(files: readonly SourceFile[]): FileHost {
  const texts = new Map(files.map((file) => [normalPath(file.name), file.text]));
  return {
    read(path) {
      const text = texts.get(normalPath(path));
      return text === undefined ? { problem: 'missing' } : { text };
    },
    glob(mask) {
      const pattern = maskPattern(normalPath(mask));
      return { paths: [...texts.keys()].filter((path) => pattern.test(path)).sort(compareBytes) };
    },
  };
}

export function compareBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A mask of glob(3) as a pattern over whole paths: `*` and `?` stop at `/` and do not match a leading dot. */
export function maskPattern(mask: string): RegExp {
  let source = '';
  for (let index = 0; index < mask.length; index++) {
    const char = mask[index] as string;
    const first = index === 0 || mask[index - 1] === '/';
    if (char === '*') source += `${first ? '(?!\\.)' : ''}[^/]*`;
    else if (char === '?') source += `${first ? '(?!\\.)' : ''}[^/]`;
    else if (char === '[' && mask.indexOf(']', index + 2) > 0) {
      const close = mask.indexOf(']', index + 2);
      const body = mask
        .slice(index + 1, close)
        .replace(/^!/, '^')
        .replace(/[\\\]]/g, '\\$&');
      source += `[${body}]`;
      index = close;
    } else source += char.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  }
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    // A malformed bracket expression matches nothing, as in glob(3).
    return /^(?!)/;
  }
}
