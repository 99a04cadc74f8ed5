/** Braces that touch a word: nginx reads them as part of it, where a person meant a block's end or no brace at all. */
import type { Word } from './syntax.js';
import type { Templates } from './template.js';

const NEWLINE = 0x0a;
const DOLLAR = 0x24;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * How many `}` at the end of a bare word may be meant to end blocks (`60s}`): more than the word opens itself, with
 * nothing but another `}` behind it on its line. Where a `;` follows, they are a part of the value, and those that close
 * a template's construct (`{% x %}`) never are glued.
 */
export function gluedBraces(text: string, word: Word, templates: Templates): number {
  if (word.quote !== '' || text.charCodeAt(word.end - 1) !== CLOSE) return 0;
  let next = word.end;
  while (text[next] === ' ' || text[next] === '\t' || text[next] === '\r') next++;
  if (next < text.length && !'\n}#'.includes(text[next] as string)) return 0;
  let open = 0;
  let unmatched = 0;
  let behindDollar = false;
  for (let at = word.start; at < word.end; at++) {
    const code = text.charCodeAt(at);
    // As in the lexer, every `{` right after a `$` is an ordinary one.
    behindDollar = code === DOLLAR || (behindDollar && code === OPEN);
    const opens = word.template && !behindDollar && (code === OPEN || code === LESS);
    const construct = opens ? templates.endAt(at, false) : -1;
    if (construct >= 0) at = construct - 1;
    else if (code === OPEN) open++;
    if (code === CLOSE && open === 0) unmatched++;
    else unmatched = 0;
    if (code === CLOSE && open > 0) open--;
  }
  return Math.min(unmatched, word.end - word.start - 1);
}

/** A word without its last characters, which are ordinary ones. */
export function shortened(word: Word, by: number): Word {
  return { ...word, text: word.text.slice(0, -by), end: word.end - by };
}

/** A word with a piece in braces that follows it, whose value is not known then. */
export function lengthened(text: string, word: Word, end: number): Word {
  return { text: text.slice(word.start, end), start: word.start, end, quote: '', template: true };
}

/**
 * Where a piece of text in braces ends that stands in a value (`return 200 {"a": 1};`): just before the `;` or white
 * space behind the `}` that matches, or -1 when it is not on the same line. `from` is just after the `{`.
 */
export function bracedValueEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return -1;
    if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) {
      let end = at + 1;
      while (end < text.length && !' \t\r\n;{}'.includes(text[end] as string)) end++;
      return end;
    }
  }
  return -1;
}

/** Offset just after a `;` that follows on the same line, or undefined. */
export function semicolonBehind(text: string, from: number): number | undefined {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text.charCodeAt(at) === SEMICOLON ? at + 1 : undefined;
}
