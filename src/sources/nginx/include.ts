import type { SourceFile } from '../../model/span.js';

/** Why a file could not be read. */
export type ReadProblem = 'missing' | 'directory' | 'outside' | 'unreadable' | 'too-large';

/** How includes are found. The caller owns the file system; a browser gives a table of texts. */
export interface FileHost {
  /** The text of a file, or the reason why it cannot be had. */
  read(path: string): { readonly text: string } | { readonly problem: ReadProblem };
  /** The paths that a mask of glob(3) matches, in byte order; or that it lies outside of what may be read. */
  glob(mask: string): { readonly paths: readonly string[] } | { readonly problem: 'outside' };
}

/**
 * Where a file stands when nginx runs, where its name does not say: texts in a manifest all have the manifest's name. And
 * what else is there.
 */
export interface Mounted {
  /** `/etc/nginx/nginx.conf` */
  readonly path: string;
  /** The files of the same place by their paths, its own among them. */
  readonly beside: ReadonlyMap<string, SourceFile>;
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
  private readonly given: ReadonlySet<SourceFile>;

  /** Of files that are `mounted` somewhere the names say nothing; several may have the same. */
  constructor(
    given: readonly SourceFile[],
    private readonly host: FileHost,
    private readonly mounted: ReadonlyMap<SourceFile, Mounted> = new Map(),
  ) {
    this.given = new Set(given);
    for (const file of given) if (!mounted.has(file)) this.known.set(normalPath(file.name), file);
  }

  /** All files known, in the order in which they were first seen. */
  get files(): readonly SourceFile[] {
    return [...new Set([...this.given, ...this.known.values()])];
  }

  /**
   * Resolves the argument of an `include` as nginx does: relative to the directory of the main file, not of the
   * including one; a mask that matches nothing is no error.
   */
  resolve(argument: string, main: SourceFile): IncludeResult {
    const mounted = this.mounted.get(main);
    const beside = mounted === undefined ? [] : includedBeside(mounted, argument);
    if (beside.length > 0) return { files: beside, inferred: false };
    const path = joinPath(directoryOf(mounted?.path ?? main.name), argument);
    if (/[*?[]/.test(argument)) {
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

  private load(path: string): SourceFile | undefined {
    const known = this.known.get(normalPath(path));
    if (known !== undefined) return known;
    const answer = this.host.read(path);
    if (!('text' in answer)) return undefined;
    const file = { name: path, text: answer.text };
    this.known.set(path, file);
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
      return isBeside(directoryOf(directoryOf(normalPath(file.name)).slice(0, -1)), directoryOf(normalPath(main.name)));
    });
  }
}

/** The files beside one that an `include` of it names, in byte order of their paths. */
export function includedBeside({ path, beside }: Mounted, argument: string): SourceFile[] {
  const wanted = joinPath(directoryOf(path), argument);
  if (!/[*?[]/.test(argument)) return [beside.get(wanted) ?? []].flat();
  const mask = maskPattern(wanted);
  const found = [...beside].filter(([each]) => mask.test(each)).sort(([a], [b]) => (a < b ? -1 : 1));
  return [...new Set(found.map(([, file]) => file))];
}

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

function compareBytes(a: string, b: string): number {
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

function directoryOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash < 0 ? '' : name.slice(0, slash + 1);
}

/** Joins a directory and a path, POSIX style; an absolute path stands for itself. */
export function joinPath(directory: string, path: string): string {
  return path.startsWith('/') ? normalPath(path) : normalPath(directory + path);
}

/** A path without `.`, empty and resolvable `..` parts. */
export function normalPath(path: string): string {
  const absolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !absolute) parts.push(part);
  }
  return (absolute ? '/' : '') + parts.join('/');
}
