/** Finds directives that became arguments of the one before, because its `;` or `{` was left out. */
import { isBlock, namesDirective, type Shape, shapeOf } from './grammar.js';
import { isSpace } from './lexer.js';
import type { Word } from './syntax.js';

/** What ended the words: `;`, `{`, a `}` that came too early, or the end of the text. */
export type Ending = 'semicolon' | 'open' | 'close' | 'end';

/** Where the words stand. */
export interface Place {
  readonly text: string;
  /** The name of the block around them, if known. */
  readonly within: string | undefined;
  /** In `map` and its like: how many words an entry may have behind its key. */
  readonly entryLimit: number | undefined;
}

/** What is wrong with the words: a further directive begins at `at` (none: -1), a `{` is missing before it. */
export interface Swallowed {
  readonly at: number;
  readonly lacksOpen: boolean;
}

const FINE: Swallowed = { at: -1, lacksOpen: false };

/**
 * Looks at the words from `from` on, which nginx takes for one directive. Anything that nginx could accept is fine,
 * however odd.
 */
export function findSwallowed(words: readonly Word[], from: number, ending: Ending, place: Place): Swallowed {
  const name = words[from] as Word;
  const given = words.length - from - 1;
  if (place.entryLimit !== undefined) {
    const at = from + place.entryLimit + 1;
    return given > place.entryLimit && at + 1 < words.length && beginsLine(place.text, words[at] as Word)
      ? { at, lacksOpen: false }
      : FINE;
  }
  const opens = ending === 'open';
  const shape = shapeOf(name.text, place.within, opens);
  if (shape === undefined) return FINE;
  if (shape.block) return opens && given <= shape.most ? FINE : afterBlockName(words, from, shape, ending, place);
  if (!opens && given <= shape.most) return FINE;
  return { at: nextDirective(words, from, shape, opens, place.text), lacksOpen: false };
}

/** The words begin with the name of a block, but no block follows, or too much stands before its `{`. */
function afterBlockName(words: readonly Word[], from: number, shape: Shape, ending: Ending, place: Place): Swallowed {
  const given = words.length - from - 1;
  // A lone `server a:80;` may be a line of an `upstream` block that stands in another file.
  const perhapsUpstream =
    ending !== 'open' && words[from]?.text === 'server' && place.within === undefined && given > 0;
  for (let at = from + shape.least + 1; at < words.length; at++) {
    const word = words[at] as Word;
    const begins =
      ending === 'open'
        ? word.quote === '' && isBlock(word.text)
        : (at < words.length - 1 || given > shape.most) && (!perhapsUpstream || namesDirective(word.text, shape));
    if (begins && beginsLine(place.text, word)) return { at, lacksOpen: true };
  }
  return { at: -1, lacksOpen: ending !== 'open' && !perhapsUpstream };
}

function nextDirective(words: readonly Word[], from: number, shape: Shape, opens: boolean, text: string): number {
  for (let at = from + 1; at < words.length; at++) {
    const word = words[at] as Word;
    if (word.quote !== '' || !namesDirective(word.text, shape)) continue;
    if (beginsLine(text, word)) return at;
    // On the same line only names that are hardly anything else.
    if (!opens && at - from > shape.most && word.text.includes('_')) return at;
  }
  return -1;
}

function beginsLine(text: string, word: Word): boolean {
  let at = word.start - 1;
  while (at >= 0 && isSpace(text.charCodeAt(at))) {
    if (text[at] === '\n') return true;
    at--;
  }
  return at < 0;
}
