import type { Fronts } from '../topology/fronts.js';
import { UsageError } from './failure.js';

/** The hops that `--lb` names. The catalogue is loaded for them alone: most runs do without. */
export async function frontsOf(words: readonly string[]): Promise<Fronts | undefined> {
  if (words.length === 0) return undefined;
  const { readFronts } = await import('../topology/fronts.js');
  const read = readFronts(words);
  if ('problems' in read) throw new UsageError(read.problems.join('\n'));
  return read.fronts;
}
