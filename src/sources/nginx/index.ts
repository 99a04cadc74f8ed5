import type { Observation, Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import {
  type FileHost,
  includedBeside,
  IncludeResolver,
  joinPath,
  maskPattern,
  type Mounted,
  normalPath,
} from './include.js';
import { Names } from './names.js';
import { observe } from './observe/index.js';
import { parseNginx } from './parser.js';
import { type NginxRoute, routesOf } from './routes.js';
import { syntaxObservations } from './observe/syntax.js';
import type { Directive, ParsedFile } from './syntax.js';
import { buildTree, type Configuration } from './tree.js';
import type { NginxVersion } from './version.js';

/** What was read from a set of nginx files. */
export interface NginxReading {
  readonly routes: readonly NginxRoute[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  /** All files read, the given ones first. */
  readonly files: readonly SourceFile[];
  /** How many values of clocks and counts are written, each counted once. */
  readonly written: number;
}

/**
 * Reads nginx files: each with its includes in place, a file that another includes only there. Never throws; what is
 * wrong or unknown is observed at its place. `mounted` says of files where they stand when nginx runs, where their names
 * do not.
 */
export function readNginx(
  files: readonly SourceFile[],
  host: FileHost,
  version: NginxVersion,
  mounted: ReadonlyMap<SourceFile, Mounted> = new Map(),
): NginxReading {
  // One that a manifest carries may have been given, too.
  const given = [...new Set(files)];
  const resolver = new IncludeResolver(given, host, mounted);
  const parsed = new Map<SourceFile, ParsedFile>();
  const parse = (file: SourceFile): ParsedFile => {
    const known = parsed.get(file);
    if (known !== undefined) return known;
    const result = parseNginx(file);
    parsed.set(file, result);
    return result;
  };
  const observations: Observation[] = [];
  const unknowns: Unknown[] = [];
  const counts = { written: 0 };
  const visited = new Set<SourceFile>();
  const context = { resolver, parse, observations, unknowns, visited };
  const configurations: Configuration[] = [];
  for (const file of outermost(given, parse, mounted)) {
    // A file that an include reached meanwhile, by whatever path, is read there.
    if (!visited.has(file)) configurations.push(buildTree(file, context));
  }
  // Files that only include each other in a circle are still read once.
  for (const file of given) if (!visited.has(file)) configurations.push(buildTree(file, context));
  const isTemplate = (file: SourceFile): boolean => parse(file).templates.length > 0;
  const routes: NginxRoute[] = [];
  const fragments = new Names();
  for (const configuration of configurations) if (!configuration.whole) fragments.add(configuration.root);
  for (const configuration of configurations) {
    // Fragments are parts of one configuration that was not given whole, so they share the names they define.
    const names = configuration.whole ? new Names() : fragments;
    if (configuration.whole) names.add(configuration.root);
    const own = routesOf(configuration, names, version);
    for (const route of own) routes.push(route);
    observe({ configuration, names, version, routes: own, isTemplate }, { observations, unknowns, counts });
  }
  for (const result of parsed.values()) syntaxObservations(result, observations, unknowns);
  return { routes, observations, unknowns, files: resolver.files, written: counts.written };
}

/** Given files that no other given file includes, main files first. */
function outermost(
  given: readonly SourceFile[],
  parse: (file: SourceFile) => ParsedFile,
  mounted: ReadonlyMap<SourceFile, Mounted>,
): readonly SourceFile[] {
  if (given.length < 2) return given;
  const wanted = new Wanted();
  const beside = new Set<SourceFile>();
  for (const file of given) {
    const place = mounted.get(file);
    const { path } = place ?? { path: file.name };
    const directory = path.slice(0, path.lastIndexOf('/') + 1);
    for (const argument of includesIn(parse(file).directives)) {
      wanted.add(argument, directory, file);
      const found = place === undefined ? [] : includedBeside(place, argument);
      for (const other of found) if (other !== file) beside.add(other);
    }
  }
  return given.filter((file) => (mounted.has(file) ? !beside.has(file) : !wanted.has(file)));
}

/** What files include: most name one file each, so that few masks have to be held against every path. */
class Wanted {
  private readonly paths = new Map<string, Set<SourceFile>>();
  /** The last two parts of absolute paths. */
  private readonly ends = new Map<string, Set<SourceFile>>();
  private readonly masks: { readonly pattern: RegExp; readonly ofEnd: boolean; readonly from: SourceFile }[] = [];

  add(argument: string, directory: string, from: SourceFile): void {
    const path = joinPath(directory, argument);
    const end = argument.startsWith('/') ? lastTwo(argument) : undefined;
    if (/[*?[]/.test(argument)) {
      this.masks.push({ pattern: maskPattern(path), ofEnd: false, from });
      if (end !== undefined) this.masks.push({ pattern: maskPattern(end), ofEnd: true, from });
      return;
    }
    enter(this.paths, path, from);
    if (end !== undefined) enter(this.ends, end, from);
  }

  /** Whether a file is included by another one. */
  has(file: SourceFile): boolean {
    const path = normalPath(file.name);
    const end = lastTwo(path);
    const byOther = (files: ReadonlySet<SourceFile> | undefined): boolean =>
      files !== undefined && (files.size > 1 || !files.has(file));
    if (byOther(this.paths.get(path)) || byOther(this.ends.get(end))) return true;
    return this.masks.some(({ pattern, ofEnd, from }) => from !== file && pattern.test(ofEnd ? end : path));
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
