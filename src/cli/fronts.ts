import type { SourceFile } from '../model/span.js';
import type { Fronts } from '../topology/fronts.js';
import type { Pieces } from '../sources/shared/pieces.js';
import { placeLabel } from '../report/place.js';
import { UsageError } from './failure.js';

/** The hops that `--lb` names. The catalogue is loaded for them alone: most runs do without. */
export async function frontsOf(words: readonly string[]): Promise<Fronts | undefined> {
  if (words.length === 0) return undefined;
  const { readFronts } = await import('../topology/fronts.js');
  const read = readFronts(words);
  if ('problems' in read) throw new UsageError(read.problems.join('\n'));
  return read.fronts;
}

/** The hops that `lb` of a configuration file names; what means nothing is told with its place. */
export async function statedFronts(words: readonly Pieces[], file: SourceFile): Promise<Fronts | undefined> {
  if (words.length === 0) return undefined;
  const { namedFronts } = await import('../topology/fronts.js');
  const read = namedFronts(words, 'explicit');
  if ('fronts' in read) return { ...read.fronts, because: `${file.name} says what stands in front` };
  const said = read.problems.map(({ word, problem }) => `${placeLabel((word[0] as Pieces[0]).span)}: ${problem}`);
  throw new UsageError(said.join('\n'));
}
