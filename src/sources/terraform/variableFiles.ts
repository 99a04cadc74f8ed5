/** Files of values that are loaded only when they are named, by the environment that they are for. */
import type { SourceFile } from '../../model/span.js';
import { baseOf, parentOf } from '../shared/path.js';

/** One environment and its files, in the order in which they are named. */
export interface ValueFiles {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** With more files than this they are not kept one for each environment. */
const MOST = 200;
/** Names that say nothing of an environment. */
const PLAIN = /^(?:terraform|variables?|vars|values|main|inputs?|settings|config)?$/i;
/** Files that go with every environment. */
const COMMON = /^(?:common|global|shared|defaults?|base|all)$/i;

/** Environments by the names of files (`prod.tfvars`), or of the directories that hold them (`prod/terraform.tfvars`). */
export function environmentsIn(files: readonly SourceFile[]): readonly ValueFiles[] {
  if (files.length > MOST) return [];
  const own = files.map((file) => ({ file, stem: stemOf(file), directory: baseOf(parentOf(file.name)) }));
  const isPlain = ({ stem }: { stem: string }): boolean => PLAIN.test(stem) || repeated(own, stem);
  const named = own.map((each) => ({ file: each.file, name: isPlain(each) ? each.directory : each.stem }));
  const common = named.filter(({ name }) => COMMON.test(name)).map(({ file }) => file);
  const groups = new Map<string, SourceFile[]>();
  for (const { file, name } of named) {
    if (COMMON.test(name)) continue;
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  const names = [...groups.keys()];
  return [...groups].map(([name, values]) => ({ name: apart(name, names), files: [...common, ...values] }));
}

function stemOf({ name }: SourceFile): string {
  return baseOf(name).replace(/(?:\.auto)?\.tfvars$/i, '');
}

/** Whether several directories have a file of that name. */
function repeated(files: readonly { stem: string; directory: string }[], stem: string): boolean {
  return new Set(files.filter((each) => each.stem === stem).map(({ directory }) => directory)).size > 1;
}

/** `prod` of `app-prod`, where the others are `app-staging` and the like. */
function apart(name: string, names: readonly string[]): string {
  const parts = name.split(/[-_.]/);
  const all = names.map((each) => each.split(/[-_.]/));
  if (all.length < 2) return name;
  let start = 0;
  while (start < parts.length && all.every((each) => each[start] === parts[start])) start++;
  let end = 0;
  while (end < parts.length - start && all.every((each) => each.at(-1 - end) === parts.at(-1 - end))) end++;
  const own = name.split(/[-_.]/).slice(start, parts.length - end);
  return own.length === 0 ? name : own.join('-');
}
