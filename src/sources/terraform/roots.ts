/** The configurations of Terraform in a repository, by environment. */
import type { SourceFile } from '../../model/span.js';
import { isWithin, parentOf } from '../shared/path.js';
import { calledBy } from './calls.js';
import { type Directory, isLoaded, isVariableFile, readDirectories } from './directory.js';
import { environmentsIn } from './variableFiles.js';
import { workspacesOf } from './workspaces.js';

/** What decides which values a configuration takes. */
export interface TerraformEnvironment {
  /** Files of values that are named when it is applied, the last of a variable counts. */
  readonly values?: readonly SourceFile[];
  readonly workspace?: string;
}

/** One root module as it is applied for one environment. */
export interface TerraformRoot extends TerraformEnvironment {
  /** What tells it from the others: `prod`, or `network/prod` where there are several root modules; empty for a single one. */
  readonly name: string;
  readonly directory: string;
  /** Its files, those of the modules that it calls, and its files of values. */
  readonly files: readonly SourceFile[];
  /** Why these files are one, as a part of a sentence. */
  readonly because: string;
}

/**
 * The root modules of some files, each once for every environment: directories with configuration that no other one
 * calls. Environments are files of values that are loaded only when they are named, where there are several, or else the
 * keys of maps that are asked by `terraform.workspace`. `readConfiguration(root.files, root)` reads one. Never throws.
 */
export function terraformRoots(files: readonly SourceFile[]): TerraformRoot[] {
  const { directories } = readDirectories(files);
  const roots = rootsAmong(directories);
  const names = namesApart(roots.map(({ path }) => path));
  const values = files.filter(({ name }) => isVariableFile(name));
  const homes = new Map(values.map((file) => [file, homeOf(file, roots)]));
  return roots.flatMap((root, index) => {
    const own = values.filter((file) => homes.get(file) === root);
    const reached = reachedFrom(root, directories);
    const configuration = files.filter(({ name }) => !isVariableFile(name) && reached.has(parentOf(name)));
    return environmentsOf(root, names[index] ?? '', configuration, own);
  });
}

function environmentsOf(
  root: Directory,
  name: string,
  configuration: readonly SourceFile[],
  values: readonly SourceFile[],
): TerraformRoot[] {
  const isLoadedHere = (file: SourceFile): boolean => isLoaded(file.name) && parentOf(file.name) === root.path;
  const loaded = values.filter(isLoadedHere);
  const chosen = values.filter((file) => !isLoadedHere(file));
  const environments = environmentsIn(chosen);
  const workspaces = workspacesOf(
    root,
    configuration.filter((file) => parentOf(file.name) === root.path),
  );
  const shown = root.path === '' ? 'the top directory' : root.path;
  const full = (own: string): string => [name, own].filter(Boolean).join('/');
  if (environments.length > 1) {
    return environments.map((each) => ({
      name: full(each.name),
      directory: root.path,
      files: [...configuration, ...loaded, ...each.files],
      because: `${each.files.map((file) => file.name).join(' and ')} is chosen for ${shown}`,
      values: each.files,
      ...(workspaces.includes(each.name) ? { workspace: each.name } : {}),
    }));
  }
  const files = [...configuration, ...loaded, ...chosen];
  if (workspaces.length > 1) {
    return workspaces.map((workspace) => ({
      name: full(workspace),
      directory: root.path,
      files,
      because: `${shown} knows the workspace ${workspace}`,
      workspace,
    }));
  }
  return [{ name, directory: root.path, files, because: `no other directory calls ${shown} as a module` }];
}

/** Directories that no other one calls; of those that only call each other, the first. */
function rootsAmong(directories: ReadonlyMap<string, Directory>): readonly Directory[] {
  const all = [...directories.values()];
  const called = new Set(all.flatMap((each) => callsOf(each, directories)));
  const roots = all.filter((each) => !called.has(each));
  const reached = new Set(roots.flatMap((root) => [...reachedFrom(root, directories)]));
  for (const directory of all) {
    if (reached.has(directory.path)) continue;
    roots.push(directory);
    for (const path of reachedFrom(directory, directories)) reached.add(path);
  }
  return roots;
}

function callsOf(directory: Directory, directories: ReadonlyMap<string, Directory>): Directory[] {
  return [...directory.modules.values()].flatMap((call) => {
    const target = calledBy(directory, call.is, directories);
    return target === undefined || target === directory ? [] : [target];
  });
}

/** The paths of a directory and of all modules that it calls, through whatever others. */
function reachedFrom(root: Directory, directories: ReadonlyMap<string, Directory>): ReadonlySet<string> {
  const found = new Set([root]);
  for (const directory of found) for (const target of callsOf(directory, directories)) found.add(target);
  return new Set([...found].map(({ path }) => path));
}

/** The root module that a file of values is for: the nearest around it, or the only one. */
function homeOf({ name }: SourceFile, roots: readonly Directory[]): Directory | undefined {
  const path = parentOf(name);
  const around = roots.filter((root) => isWithin(path, root.path)).sort((a, b) => b.path.length - a.path.length);
  return around[0] ?? (roots.length === 1 ? roots[0] : undefined);
}

/** Paths without the parts that all begin and end with; a single one is empty. */
function namesApart(paths: readonly string[]): readonly string[] {
  if (paths.length < 2) return paths.map(() => '');
  const all = paths.map((path) => path.split('/').filter((part) => part !== ''));
  const shortest = Math.min(...all.map(({ length }) => length));
  const [first = []] = all;
  let start = 0;
  while (start < shortest && all.every((parts) => parts[start] === first[start])) start++;
  let end = 0;
  while (end < shortest - start && all.every((parts) => parts.at(-1 - end) === first.at(-1 - end))) end++;
  return all.map((parts, index) => parts.slice(start, parts.length - end).join('/') || (paths[index] as string));
}
