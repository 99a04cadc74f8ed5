/** The files of one directory, which to Terraform are one module. */
import type { SourceFile } from '../../model/span.js';
import { type Expression, type HclBlock, type HclBody, readHcl } from '../shared/hcl/index.js';
import type { InfrastructureProblem } from '../shared/infrastructure/index.js';
import { baseOf, isWithin, parentOf } from '../shared/path.js';

/** Something with the file it is written in. */
export interface Written<T> {
  readonly file: SourceFile;
  readonly is: T;
}

export type Assignments = ReadonlyMap<string, Written<Expression>>;

export interface Directory {
  readonly path: string;
  readonly variables: Map<string, Written<HclBlock>>;
  readonly locals: Map<string, Written<Expression>>;
  readonly outputs: Map<string, Written<HclBlock>>;
  /** `resource` and `data`. */
  readonly resources: Written<HclBlock>[];
  readonly modules: Map<string, Written<HclBlock>>;
  /** Values of variables from the files that Terraform loads by itself. */
  readonly loaded: Map<string, Written<Expression>>;
  /** Values from each file that is loaded only when somebody names it: `prod.tfvars`. */
  readonly named: Assignments[];
}

/**
 * All directories that hold configuration, by path in the order of the files, and what is wrong in the files. `chosen` are
 * files of values that are named when it is applied: they count for every root module, behind all that is loaded.
 */
export function readDirectories(
  files: readonly SourceFile[],
  chosen: readonly SourceFile[] = [],
): {
  readonly directories: ReadonlyMap<string, Directory>;
  readonly problems: readonly InfrastructureProblem[];
} {
  const directories = new Map<string, Directory>();
  const problems: InfrastructureProblem[] = [];
  const values: { file: SourceFile; body: HclBody }[] = [];
  for (const file of files) {
    const { body, problems: own } = readHcl(file.text);
    for (const { reason, start, end } of own) problems.push({ format: 'hcl', reason, span: { file, start, end } });
    if (isVariableFile(file.name)) values.push({ file, body });
    else declare(directoryAt(directories, parentOf(file.name)), file, body);
  }
  for (const { file, body } of values.toSorted(inLoadingOrder))
    if (!chosen.includes(file)) load(directories, file, body);
  for (const file of chosen) {
    const attributes = values.find((each) => each.file === file)?.body.attributes ?? [];
    for (const directory of directories.values())
      for (const { name, value } of attributes) directory.loaded.set(name, { file, is: value });
  }
  return { directories, problems };
}

function directoryAt(directories: Map<string, Directory>, path: string): Directory {
  const found = directories.get(path);
  if (found !== undefined) return found;
  const made: Directory = {
    path,
    variables: new Map(),
    locals: new Map(),
    outputs: new Map(),
    resources: [],
    modules: new Map(),
    loaded: new Map(),
    named: [],
  };
  directories.set(path, made);
  return made;
}

function declare(directory: Directory, file: SourceFile, body: HclBody): void {
  for (const block of body.blocks) {
    const name = block.labels[0]?.text;
    const written = { file, is: block };
    if (block.type === 'locals') {
      for (const { name: local, value } of block.body.attributes) directory.locals.set(local, { file, is: value });
    } else if (name === undefined) continue;
    else if (block.type === 'variable') directory.variables.set(name, written);
    else if (block.type === 'output') directory.outputs.set(name, written);
    else if (block.type === 'module') directory.modules.set(name, written);
    else if ((block.type === 'resource' || block.type === 'data') && block.labels.length === 2)
      directory.resources.push(written);
  }
}

/** Terraform's own order: `terraform.tfvars`, then `*.auto.tfvars` by name; of each variable the last counts. */
function inLoadingOrder({ file: a }: { file: SourceFile }, { file: b }: { file: SourceFile }): number {
  const first = Number(baseOf(a.name) !== 'terraform.tfvars') - Number(baseOf(b.name) !== 'terraform.tfvars');
  return first !== 0 ? first : a.name < b.name ? -1 : Number(a.name > b.name);
}

/** A file of values belongs to the nearest directory around it that holds configuration. */
function load(directories: ReadonlyMap<string, Directory>, file: SourceFile, { attributes }: HclBody): void {
  const path = parentOf(file.name);
  let nearest: Directory | undefined;
  for (const directory of directories.values()) {
    if (isWithin(path, directory.path) && directory.path.length >= (nearest?.path.length ?? 0)) nearest = directory;
  }
  const values = new Map(attributes.map(({ name, value }) => [name, { file, is: value }]));
  if (nearest?.path === path && isLoaded(file.name))
    for (const [name, value] of values) nearest.loaded.set(name, value);
  else nearest?.named.push(values);
}

/** Whether a file holds values of variables. */
export function isVariableFile(name: string): boolean {
  return /\.tfvars$/i.test(name);
}

/** Whether Terraform loads a file of values by itself, where it lies in the directory of a root module. */
export function isLoaded(name: string): boolean {
  const base = baseOf(name);
  return base === 'terraform.tfvars' || base.endsWith('.auto.tfvars');
}
