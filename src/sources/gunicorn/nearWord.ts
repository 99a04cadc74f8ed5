/** The known word that a mistyped one is likely to stand for: one or, in longer words, two letters off. */
export function nearWord(word: string, candidates: Iterable<string>): string | undefined {
  const most = word.length < 4 ? 0 : word.length < 9 ? 1 : 2;
  let best: string | undefined;
  let bestDistance = most + 1;
  // A word without its separators and capitals is the same word.
  const plain = plainOf(word);
  for (const candidate of candidates) {
    if (plain !== '' && plainOf(candidate) === plain) return candidate;
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = distanceOf(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function plainOf(word: string): string {
  return word.toLowerCase().replaceAll(/[-_]/g, '');
}

/** Letters to add, drop or change; at least `enough` where it is more than that. */
function distanceOf(one: string, other: string, enough: number): number {
  if (one.length > 64) return enough;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] as number) + (letter === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}
