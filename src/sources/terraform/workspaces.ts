/** The workspaces that a configuration knows: the keys of maps that it asks by `terraform.workspace`. */
import type { SourceFile } from '../../model/span.js';
import type { Expression } from '../shared/hcl/index.js';
import type { Directory } from './directory.js';

const ASKED =
  /\b(local|var)\.(\w+)\[\s*terraform\.workspace\s*\]|\blookup\(\s*(local|var)\.(\w+)\s*,\s*terraform\.workspace\b/g;
/** Somebody with more of them does not keep them in a map. */
const MOST = 20;

/** The names of workspaces in the order of the maps; none where no map is asked so, or its keys are not plain. */
export function workspacesOf(directory: Directory, files: readonly SourceFile[]): readonly string[] {
  const found = new Set<string>();
  for (const { text } of files) {
    for (const match of text.matchAll(ASKED)) {
      const [kind, name] = match[1] === undefined ? [match[3], match[4]] : [match[1], match[2]];
      for (const key of keysOf(mapNamed(directory, kind === 'local', name as string))) found.add(key);
    }
  }
  return found.size > MOST ? [] : [...found];
}

function mapNamed(directory: Directory, isLocal: boolean, name: string): Expression | undefined {
  if (isLocal) return directory.locals.get(name)?.is;
  const block = directory.variables.get(name)?.is;
  return directory.loaded.get(name)?.is ?? block?.body.attributes.find((each) => each.name === 'default')?.value;
}

function keysOf(map: Expression | undefined): string[] {
  if (map?.kind !== 'object') return [];
  return map.items.flatMap(({ key }) => (key.kind === 'name' ? key.name : key.kind === 'string' ? key.value : []));
}
