/** The words by which people name rules: `keepalive-race`, `TL101`, or the beginning of codes, `TL1`. */

/** Whether a rule answers to a word; codes in any case. */
export function answersTo({ name, code }: { readonly name: string; readonly code: string }, word: string): boolean {
  return name === word || (/^TL\d{0,3}$/i.test(word) && code.startsWith(word.toUpperCase()));
}

/** How closely a word names a rule that answers to it: a name and a whole code most of all. */
export function closeness(word: string): number {
  return /^TL\d{0,3}$/i.test(word) ? Math.min(word.length, WHOLE_CODE) : WHOLE_CODE;
}

const WHOLE_CODE = 'TL000'.length;
