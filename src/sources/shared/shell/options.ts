/** A wrapper's own options, so that they are not taken for those of the program behind it. */
import { slicePieces, textOf, type Pieces } from '../pieces.js';

export interface OptionGrammar {
  /** Letters of short options that take a value, in the same word or the next. */
  readonly values?: string;
  /** Long options, without dashes, that take the next word where no `=` follows. */
  readonly longs?: readonly string[];
  /** `-name value` with one dash, as Go's flag package reads them. */
  readonly isGo?: true;
  /** Options, without dashes, after whose value everything is the program's: `-m` of Python. */
  readonly last?: readonly string[];
}

export interface Option {
  readonly name: string;
  readonly value: Pieces | undefined;
}

export interface ReadOptions {
  readonly options: readonly Option[];
  /** The first word that is none of them. */
  readonly next: number;
}

/** Reads options from a word on, up to the first word that is none or past `--`. */
export function readOptions(words: readonly Pieces[], from: number, grammar: OptionGrammar): ReadOptions {
  const options: Option[] = [];
  let next = from;
  while (next < words.length) {
    const word = words[next] as Pieces;
    const text = textOf(word);
    if (text === '--') return { options, next: next + 1 };
    if (!/^-[^\s]/.test(text)) break;
    const read = grammar.isGo || text.startsWith('--') ? long(word, text, grammar) : short(word, text, grammar);
    next += 1;
    const needs = read.at(-1);
    const takesNext = needs !== undefined && needs.value === undefined && takesValue(needs.name, text, grammar);
    if (takesNext) {
      options.push(...read.slice(0, -1), { name: needs.name, value: words[next] });
      next += 1;
    } else options.push(...read);
    const last = options.at(-1);
    if (last !== undefined && grammar.last?.includes(last.name)) break;
  }
  return { options, next: Math.min(next, words.length) };
}

function takesValue(name: string, text: string, { values = '', longs = [], isGo }: OptionGrammar): boolean {
  return isGo || text.startsWith('--') ? longs.includes(name) : values.includes(name);
}

function long(word: Pieces, text: string, { isGo }: OptionGrammar): Option[] {
  const dashes = isGo ? (/^-{1,2}/.exec(text)?.[0].length ?? 1) : 2;
  const equals = text.indexOf('=');
  if (equals < 0) return [{ name: text.slice(dashes), value: undefined }];
  return [{ name: text.slice(dashes, equals), value: slicePieces(word, equals + 1) }];
}

/** `-u www-data`, `-uwww-data`, `-Hu www-data`. */
function short(word: Pieces, text: string, { values = '' }: OptionGrammar): Option[] {
  const found: Option[] = [];
  for (let at = 1; at < text.length; at += 1) {
    const name = text[at] as string;
    if (!values.includes(name)) {
      found.push({ name, value: undefined });
      continue;
    }
    const isLast = at + 1 === text.length;
    found.push({ name, value: isLast ? undefined : slicePieces(word, at + 1) });
    break;
  }
  return found;
}

/** The value of an option that may be written in several ways; the last wins. */
export function valueOf(options: readonly Option[], ...names: readonly string[]): Pieces | undefined {
  return options.findLast(({ name, value }) => value !== undefined && names.includes(name))?.value;
}

export function hasOption(options: readonly Option[], ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}
