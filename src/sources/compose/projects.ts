/** Which compose files are read together, as somebody who works with them would say. */
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import { directoryOf, normalPath } from '../shared/path.js';
import { readEnvironmentFile } from './environmentFile.js';
import { Outlines } from './outline.js';
import { composeFilesOf } from './projectVariables.js';

/** Files that are given to compose in one call. */
export interface ComposeProject {
  /** Empty for what plain `docker compose` reads in its directory; otherwise the environment: `prod` of `compose.prod.yml`. */
  readonly name: string;
  /** That of the first file, with a slash at its end; empty for the top. */
  readonly directory: string;
  /** In the order of `-f`. */
  readonly files: readonly SourceFile[];
  /** Half a sentence for a person: why these files. */
  readonly because: string;
}

/** In the order in which compose looks for them: https://docs.docker.com/compose/intro/compose-application-model/ */
const BASES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
/** The same: https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/ */
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/**
 * The projects that compose files make, directory by directory: what `COMPOSE_FILE` of a `.env` names, or the base with its
 * override; then every other file, laid over the base where the base completes one of its services, or else by itself.
 * A file that another one includes or extends is part of that one. `find` gives a `.env` by its path.
 */
export function composeProjects(files: readonly SourceFile[], find: ReadFile): ComposeProject[] {
  const sorted = files.toSorted((a, b) => (normalPath(a.name) < normalPath(b.name) ? -1 : 1));
  const outlines = new Outlines(sorted);
  const listed = new Map<string, readonly SourceFile[]>();
  for (const directory of directoriesAbove(sorted)) {
    const named = namedFiles(directory, outlines, find);
    if (named.length > 0) listed.set(directory, named);
  }
  const taken = new Set([...listed.values()].flat());
  const parts = partsOfOthers(sorted, outlines);
  const projects = [...listed].map(([directory, named]) => listedProject(directory, named));
  for (const [directory, own] of byDirectory(sorted)) {
    projects.push(...directoryProjects(directory, own, listed.get(directory)?.[0], { outlines, taken, parts }));
  }
  return projects.toSorted((a, b) => compare(a.directory, b.directory) || compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function projectOf(name: string, files: readonly SourceFile[], because: string): ComposeProject {
  return { name, directory: directoryOf(normalPath(files[0]?.name ?? '')), files, because };
}

function listedProject(directory: string, named: readonly SourceFile[]): ComposeProject {
  return projectOf('', named, `COMPOSE_FILE in ${directory}.env names ${named.length > 1 ? 'them' : 'it'}`);
}

/** The files that a directory's `.env` lists, as far as they are among those given. */
function namedFiles(directory: string, outlines: Outlines, find: ReadFile): SourceFile[] {
  const file = find(`${directory}.env`);
  if (file === undefined || !file.text.includes('COMPOSE_FILE')) return [];
  const named = composeFilesOf(readEnvironmentFile(file));
  return [...new Set(named.flatMap((path) => outlines.file(directory, path) ?? []))];
}

/** Files that others include, or extend unless plain compose reads them: these are projects already. A circle is kept. */
function partsOfOthers(files: readonly SourceFile[], outlines: Outlines): Set<SourceFile> {
  const parts = new Set<SourceFile>();
  for (const file of files) {
    for (const each of outlines.included(file)) if (!leadsTo(each, file, outlines)) parts.add(each);
    for (const each of outlines.extended(file)) if (!BASES.includes(baseName(each))) parts.add(each);
  }
  return parts;
}

/** Whether a file includes another, if by way of others. */
function leadsTo(from: SourceFile, to: SourceFile, outlines: Outlines): boolean {
  const seen = new Set([from]);
  for (const file of seen) {
    if (file === to) return true;
    for (const each of outlines.included(file)) seen.add(each);
  }
  return false;
}

interface Among {
  readonly outlines: Outlines;
  /** Listed by a `.env`. */
  readonly taken: ReadonlySet<SourceFile>;
  /** Included or extended by others. */
  readonly parts: ReadonlySet<SourceFile>;
}

/** The projects of one directory; `listed` is the first of what its `.env` names. */
function directoryProjects(
  directory: string,
  files: readonly SourceFile[],
  listed: SourceFile | undefined,
  { outlines, taken, parts }: Among,
): ComposeProject[] {
  const byName = new Map(files.map((file) => [baseName(file), file]));
  const first = (names: readonly string[]): SourceFile | undefined =>
    names.flatMap((name) => byName.get(name) ?? [])[0];
  const base = first(BASES);
  const override = listed === undefined && base !== undefined ? first(OVERRIDES) : undefined;
  const projects: ComposeProject[] = [];
  if (base !== undefined && listed === undefined && !taken.has(base) && !parts.has(base)) {
    const because = override === undefined ? 'docker compose reads it by itself' : 'docker compose reads them together';
    projects.push(projectOf('', override === undefined ? [base] : [base, override], because));
  }
  // A folder of overlays lies beside the base.
  const outer = directory === '' ? [] : BASES.flatMap((name) => outlines.file(`${directory}../`, name) ?? []);
  const under = base ?? listed ?? outer[0];
  for (const file of files) {
    if ((file === base && !isUnread(base, listed)) || file === override || taken.has(file) || parts.has(file)) continue;
    projects.push(otherProject(file, file === under ? undefined : under, outlines));
  }
  return projects;
}

/** Whether the base stands beside a list that leaves it out: nobody reads it then by itself. */
function isUnread(base: SourceFile | undefined, listed: SourceFile | undefined): boolean {
  return base !== undefined && listed !== undefined && base !== listed;
}

function otherProject(file: SourceFile, base: SourceFile | undefined, outlines: Outlines): ComposeProject {
  const name = environmentName(baseName(file));
  const below = base === undefined ? undefined : outlines.services(base);
  const lacking = [...outlines.services(file)].find(([service, isWhole]) => !isWhole && below?.has(service))?.[0];
  const isBeside = base !== undefined && directoryOf(base.name) === directoryOf(file.name);
  if (base !== undefined && lacking !== undefined) {
    const over = isBeside ? baseName(base) : normalPath(base.name);
    return projectOf(name, [base, file], `its ${lacking} has neither image nor build, so that it is laid over ${over}`);
  }
  if (!isBeside) return projectOf(name, [file], 'no compose.yaml stands beside it');
  const because = BASES.includes(baseName(file))
    ? `docker compose reads ${baseName(base)} instead unless it is named`
    : `nothing in it needs ${baseName(base)}`;
  return projectOf(name, [file], because);
}

/** `prod` of `compose.prod.yml`, `docker-compose-prod.yaml`, `prod.docker-compose.yml`, `prod-compose.yml`; else the name itself. */
function environmentName(file: string): string {
  const stem = file.replace(/\.ya?ml(?:\.\w+)?$/i, '');
  const found =
    /^(?:docker-)?compose[._-](.+)$/i.exec(stem) ?? /^(.+?)[._-](?:docker[._-])?compose$/i.exec(stem) ?? undefined;
  return found?.[1] === undefined || /^docker$/i.test(found[1]) ? stem : found[1];
}

function baseName({ name }: SourceFile): string {
  return name.slice(directoryOf(name).length);
}

function byDirectory(files: readonly SourceFile[]): Map<string, SourceFile[]> {
  const found = new Map<string, SourceFile[]>();
  for (const file of files) {
    const directory = directoryOf(normalPath(file.name));
    const own = found.get(directory);
    if (own === undefined) found.set(directory, [file]);
    else own.push(file);
  }
  return found;
}

/** The directories of files, and those around them: a `.env` further out may list files further in. */
function directoriesAbove(files: readonly SourceFile[]): Set<string> {
  const found = new Set<string>();
  for (const { name } of files) {
    for (let directory = directoryOf(normalPath(name)); !found.has(directory);) {
      found.add(directory);
      directory = directoryOf(directory.slice(0, -1));
    }
  }
  return found;
}
