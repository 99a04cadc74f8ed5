import type { SourceFile } from '../../model/span.js';
import { type FileHost, maskPattern, placedDirectories } from './include.js';
import { directoryOf, joinPath, normalPath } from '../shared/path.js';
import type { Directive, ParsedFile } from './syntax.js';

/** Given files that no other given file includes, by the names they have or where nginx has them. */
export function outermost(
  given: readonly SourceFile[],
  host: FileHost,
  parse: (file: SourceFile) => ParsedFile,
): readonly SourceFile[] {
  if (given.length < 2) return given;
  const wanted = new Wanted();
  for (const file of given) {
    const included = includesIn(parse(file).directives);
    if (included.length === 0) continue;
    const directories = [directoryOf(file.name), ...placedDirectories(host, file)];
    for (const argument of included) wanted.add(argument, directories, file);
  }
  return given.filter((file) => !wanted.has(file, host.placeOf?.(file.name, file)));
}

/** What files include: most name one file each, so that few masks have to be held against every path. */
class Wanted {
  private readonly paths = new Map<string, Set<SourceFile>>();
  /** The last two parts of absolute paths. */
  private readonly ends = new Map<string, Set<SourceFile>>();
  private readonly masks: { readonly pattern: RegExp; readonly ofEnd: boolean; readonly from: SourceFile }[] = [];

  /** An include as a file has it; a relative one may start from any of some directories. */
  add(argument: string, directories: readonly string[], from: SourceFile): void {
    const isAbsolute = argument.startsWith('/');
    const paths = isAbsolute ? [normalPath(argument)] : directories.map((directory) => joinPath(directory, argument));
    const end = isAbsolute ? lastTwo(argument) : undefined;
    if (/[*?[]/.test(argument)) {
      for (const path of paths) this.masks.push({ pattern: maskPattern(path), ofEnd: false, from });
      if (end !== undefined) this.masks.push({ pattern: maskPattern(end), ofEnd: true, from });
      return;
    }
    for (const path of paths) enter(this.paths, path, from);
    if (end !== undefined) enter(this.ends, end, from);
  }

  /** Whether a file is included by another one; `place` is where nginx has it, so that its own name need not be guessed with. */
  has(file: SourceFile, place: string | undefined): boolean {
    const path = normalPath(file.name);
    const end = place === undefined ? lastTwo(path) : undefined;
    const byOther = (files: ReadonlySet<SourceFile> | undefined): boolean =>
      files !== undefined && (files.size > 1 || !files.has(file));
    if (byOther(this.paths.get(path)) || (end !== undefined && byOther(this.ends.get(end)))) return true;
    if (place !== undefined && byOther(this.paths.get(place))) return true;
    return this.masks.some(({ pattern, ofEnd, from }) => {
      if (from === file) return false;
      if (ofEnd) return end !== undefined && pattern.test(end);
      return pattern.test(path) || (place !== undefined && pattern.test(place));
    });
  }
}

function lastTwo(path: string): string {
  return path.split('/').slice(-2).join('/');
}

function enter(files: Map<string, Set<SourceFile>>, path: string, from: SourceFile): void {
  const known = files.get(path);
  if (known === undefined) files.set(path, new Set([from]));
  else known.add(from);
}

function includesIn(directives: readonly Directive[]): string[] {
  const found: string[] = [];
  const stack: (readonly Directive[])[] = [directives];
  for (let list = stack.pop(); list !== undefined; list = stack.pop()) {
    for (const directive of list) {
      if (directive.block !== undefined) stack.push(directive.block);
      else if (directive.name.text === 'include' && directive.args[0] !== undefined) found.push(directive.args[0].text);
    }
  }
  return found;
}
