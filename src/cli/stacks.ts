import type { SourceFile } from '../model/span.js';
import type { FileHost } from '../sources/nginx/include.js';
import type { Variables } from '../sources/shared/variables.js';
import type { Stack } from '../topology/readStack.js';
import type { StackFiles } from '../topology/stacks/stackFiles.js';
import type { Input } from './files.js';

/** What was found, and how. */
export type StackInput = Pick<Input, 'files' | 'starters' | 'infrastructure' | 'host' | 'searched'>;

/**
 * The stacks of what was found: what a search found is sorted into those that run together, what was named is one. The
 * readers of app servers and of infrastructure take longer to load than nginx's, those of YAML and TOML again, so that
 * each is loaded for files that need it.
 */
export async function stacksOf(input: StackInput, variables: Variables | undefined): Promise<Stack[]> {
  const { files, starters, infrastructure, host, searched } = input;
  if (starters.length === 0 && infrastructure.length === 0) return [{ name: '', nginx: [{ files, host }] }];
  const find = finderOf(host, [...starters, ...infrastructure, ...files]);
  const { stackOf, together } = await import('../topology/stacks/stackOf.js');
  const hasOthers = starters.some(needsFurther);
  const others = hasOthers ? await import('../topology/furtherReaders.js') : undefined;
  const found: readonly StackFiles[] =
    searched && (hasOthers || infrastructure.length > 0 || starters.length > 1)
      ? (await import('../topology/stacks/partition.js')).partition(
          { nginx: files, starters, infrastructure },
          find,
          variables,
        )
      : [together({ nginx: files, starters, infrastructure })];
  const setUp = found.some(needsInfrastructure) ? await import('../topology/infrastructure.js') : undefined;
  const read: Stack[] = [];
  for (const each of found) {
    const stack = withoutUsed(each, read);
    const further = stack.cluster === undefined ? others?.FURTHER : others?.furtherIn(stack.cluster);
    const declared = needsInfrastructure(stack) ? setUp?.readStackInfrastructure(stack) : undefined;
    read.push(stackOf(stack, { host, find, variables, further, infrastructure: declared }));
  }
  return read;
}

/** A script that a container of another stack runs is told there, and is no start by itself. */
function withoutUsed(files: StackFiles, others: readonly Stack[]): StackFiles {
  if (files.project !== undefined || files.cluster !== undefined || others.length === 0) return files;
  const used = new Set(others.flatMap(({ apps }) => apps?.files.map(({ name }) => name) ?? []));
  return { ...files, starters: files.starters.filter(({ name }) => !used.has(name)) };
}

function needsInfrastructure({ infrastructure, cluster }: StackFiles): boolean {
  return infrastructure.length > 0 || cluster !== undefined;
}

/** Finds files by their paths: those that were read, then those on disk that may be; the same path gives the same file. */
function finderOf(host: FileHost, files: readonly SourceFile[]): (path: string) => SourceFile | undefined {
  const known = new Map<string, SourceFile | undefined>(files.map((file) => [file.name, file]));
  return (path) => {
    if (!known.has(path)) {
      const answer = host.read(path);
      known.set(path, 'text' in answer ? { name: path, text: answer.text } : undefined);
    }
    return known.get(path);
  };
}

function needsFurther({ name, text }: SourceFile): boolean {
  return /\.(?:ya?ml|json|toml|ini)$/i.test(name) || /\b(?:hypercorn|daphne|granian|waitress|uwsgi)/i.test(text);
}
