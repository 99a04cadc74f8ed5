/** Whether a template decides if a part of a file is there at all. */

/** What opens and closes a block in Helm's language and in Jinja's. */
const BLOCKS =
  /\{\{-?\s*(?:(if|with|range|define|block)\b|(end)\b)|\{%-?\s*(?:(if|for|macro|block)\b|(endif|endfor|endmacro|endblock)\b)/g;

/** Tells for an offset whether it lies within a block of the template that may be left out. Linear in the text. */
export function conditionsIn(text: string): (offset: number) => boolean {
  if (!text.includes('{{') && !text.includes('{%')) return () => false;
  const offsets: number[] = [];
  const depths: number[] = [];
  let depth = 0;
  for (const match of text.matchAll(BLOCKS)) {
    const opens = (match[1] ?? match[3]) !== undefined;
    // One end too many closes nothing.
    depth = Math.max(0, depth + (opens ? 1 : -1));
    offsets.push(match.index);
    depths.push(depth);
  }
  return (offset) => {
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return (depths[low - 1] ?? 0) > 0;
  };
}
