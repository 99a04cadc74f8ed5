/** Modules that are called by their path. */
import type { HclBlock } from '../shared/hcl/index.js';
import { joinPath } from '../shared/path.js';
import type { Directory } from './directory.js';

/** What a `module` block says of where the module is; undefined where that is no plain text. */
export function sourceOf(block: HclBlock): string | undefined {
  const source = block.body.attributes.find(({ name }) => name === 'source')?.value;
  return source?.kind === 'string' ? source.value : undefined;
}

/** The directory of a module that is called by its path, where it was read. */
export function calledBy(
  from: Directory,
  block: HclBlock,
  directories: ReadonlyMap<string, Directory>,
): Directory | undefined {
  const source = sourceOf(block);
  if (source === undefined || !/^\.\.?(?:\/|$)/.test(source)) return undefined;
  return directories.get(joinPath(from.path, source));
}
