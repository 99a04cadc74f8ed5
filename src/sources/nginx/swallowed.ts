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

/** Whether a directive with so many arguments, ended in this way, has nothing that `findSwallowed` would find. */
export function looksFine(name: string, given: number, ending: Ending, place: Place): boolean {
  if (place.entryLimit !== undefined) return given <= place.entryLimit;
  const opens = ending === 'open';
  const shape = shapeOf(name, place.within, opens);
  return shape === undefined || (shape.block === opens && given <= shape.most);
}

/**
 * Looks at the words from `from` on, which nginx takes for one directive. Anything that nginx could accept is fine,
 * however odd.
 */
export function findSwallowed(words: readonly Word[], from: number, ending: Ending, place: Place): Swallowed {
  const name = (words[from] as Word).text;
  const given = words.length - from - 1;
  if (looksFine(name, given, ending, place)) return FINE;
  if (place.entryLimit !== undefined) {
    const at = from + place.entryLimit + 1;
    const word = words[at];
    // A key alone is no entry: one word on the next line is a third word, not a second entry.
    const begins = word !== undefined && at + 1 < words.length && beginsLine(place.text, word);
    return begins ? { at, lacksOpen: false } : FINE;
  }
  const opens = ending === 'open';
  const shape = shapeOf(name, place.within, opens) as Shape;
  if (shape.block) return afterBlockName(words, from, shape, ending, place);
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

/** Whether only blanks stand before a word on its line; a directive's name stands before it somewhere. */
function beginsLine(text: string, word: Word): boolean {
  for (let at = word.start - 1; isSpace(text.charCodeAt(at)); at--) if (text[at] === '\n') return true;
  return false;
}
