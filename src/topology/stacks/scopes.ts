/**
 * Which directories of a repository hold a stack of their own. A repository may hold one deployment or many; files of
 * two that stand next to each other must not be taken for neighbours on a request path.
 */

/** A file or a group of files as far as its place in the tree matters. */
export interface Located {
  /** Its directory, without a slash at the end; empty for the top. */
  readonly directory: string;
  /** What it brings: `whole` for what is a stack by itself, such as a compose project. */
  readonly part: 'proxy' | 'app' | 'whole' | 'other';
}

/**
 * The directories that are the smallest to hold both a proxy and what starts an app server, or a whole stack; in order
 * of their paths. Those inside another one are stacks of their own, too, unless they are nothing but parts of it.
 */
export function scopesOf(located: readonly Located[]): string[] {
  const parts = new Map<string, Set<'proxy' | 'app'>>();
  const whole = new Set<string>();
  for (const { directory, part } of located) {
    if (part === 'whole') whole.add(directory);
    if (part !== 'proxy' && part !== 'app') continue;
    for (const above of upwards(directory)) {
      const known = parts.get(above) ?? new Set();
      parts.set(above, known.add(part));
    }
  }
  const complete = [...parts].flatMap(([directory, held]) => (held.size === 2 ? [directory] : []));
  // A directory around a complete one is complete, too, and is not the smallest.
  const around = new Set(
    complete.flatMap((directory) => (directory === '' ? [] : [...upwards(directoryOf(directory))])),
  );
  return [...new Set([...whole, ...complete.filter((directory) => !around.has(directory))])].toSorted();
}

/**
 * The scope of a directory: the innermost around it. What lies in none belongs to the only one there is, or, where there
 * are several, to the whole repository (the empty scope).
 */
export function scopeOf(directory: string, scopes: ReadonlySet<string>): string {
  for (const around of upwards(directory)) if (scopes.has(around)) return around;
  const [only = '', ...others] = scopes;
  return others.length === 0 ? only : '';
}

/** The longest directory around all of some paths' directories. */
export function commonDirectory(directories: readonly string[]): string {
  const [first, ...others] = directories.map((directory) => (directory === '' ? [] : directory.split('/')));
  if (first === undefined) return '';
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && same < other.length && first[same] === other[same]) same++;
    length = same;
  }
  return first.slice(0, length).join('/');
}

/** The directory of a file's name, without a slash at the end. */
export function directoryOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash < 0 ? '' : name.slice(0, slash);
}

/** Whether a directory lies below another one. */
export function isBelow(directory: string, other: string): boolean {
  return directory !== other && (other === '' || directory.startsWith(`${other}/`));
}

function* upwards(directory: string): Generator<string> {
  for (let at = directory; ; at = directoryOf(at)) {
    yield at;
    if (at === '') return;
  }
}
