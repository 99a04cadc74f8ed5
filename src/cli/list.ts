import type { Use } from '../model/use.js';
import type { Analysis } from '../report/analysis.js';
import type { DiscoveredFile } from '../report/discovered.js';
import { analyzedInput, withoutStated } from './analyzed.js';
import { paletteFor } from './colors.js';
import { surroundingsOf } from './configuration.js';
import { readInput } from './files.js';
import { widthOf, type Io } from './io.js';
import type { ListingOptions } from './values.js';

/** Tells which files would be read, as what and why, and what is left out. */
export async function list(options: ListingOptions, io: Io): Promise<0> {
  const around = await surroundingsOf(options, io);
  const { found } = around;
  const input = await readInput(options, io, true);
  const { files, taken, leftOut } = input;
  const analysis = await analyzedInput(withoutStated(input, options, found), options, io, around, {});
  const { formatOf } = await import('../topology/formats.js');
  const { chainGroups } = await import('../report/chainGroups.js');
  const { renderDiscovered, renderDiscoveredConcise, renderDiscoveredJson } = await import('../report/discovered.js');
  const nginx = new Set(files);
  const known = new Map(taken.map(({ file }) => [file.name, file]));
  const lookedUp = analysis.uses.filter(({ file }) => !known.has(file.name));
  const of = relationsIn(analysis);
  const discovered = {
    chains: chainGroups(analysis.chains),
    files: [
      ...(found === undefined ? [] : [{ file: found.file.name, as: 'configuration of timeout-lint', because: CONFIG }]),
      ...taken.map(({ file, because }) => ({
        file: file.name,
        as: nginx.has(file) ? 'nginx configuration' : formatOf(file),
        because,
        ...of(file.name),
      })),
      ...kindsOf(lookedUp).map(([file, as]) => ({ file, as, because: 'looked up', ...of(file) })),
    ],
    leftOut,
  };
  if (options.format === 'json') io.stdout.write(renderDiscoveredJson(discovered));
  else if (options.format === 'concise') io.stdout.write(renderDiscoveredConcise(discovered));
  else {
    const palette = await paletteFor(options.color, io.stdout, io.env);
    io.stdout.write(renderDiscovered(discovered, { palette, width: widthOf(io.stdout) }));
  }
  return 0;
}

const CONFIG = 'by its name';

/** The files that were only looked up, each with what it is. */
function kindsOf(uses: readonly Use[]): [file: string, kind: string][] {
  return [...new Map(uses.map(({ file, kind }) => [file.name, kind]))].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Tells the stacks and the uses of a file by its name. */
function relationsIn({ stacks, uses }: Analysis): (file: string) => Pick<DiscoveredFile, 'stacks' | 'usedBy'> {
  const stacksOf = new Map<string, string[]>();
  for (const { name, files } of stacks) for (const file of files) put(stacksOf, file.name, name);
  const usesOf = new Map<string, Use[]>();
  for (const use of uses) put(usesOf, use.file.name, use);
  return (file) => ({ stacks: stacksOf.get(file) ?? [], usedBy: usesOf.get(file) ?? [] });
}

function put<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}
