import type { Span } from '../../model/span.js';
import { isUnknownBefore, textFrom } from '../shared/arguments/gather.js';
import { slicePieces, spanOf, textOf, unknownIn, type Pieces, writtenText } from '../shared/pieces.js';
import { OPTIONAL_VALUE, SHORT, WITHOUT_VALUE } from './table.js';

/** One option as it is given, in the order in which uWSGI takes them: the last of several counts. */
export interface Entry {
  /** Without dashes: `harakiri`. Two names of one option have one of them here. */
  readonly name: string;
  /** As written: `--harakiri`, `-t`, `UWSGI_HARAKIRI`, `harakiri`. */
  readonly word: string;
  readonly value: string;
  /** What is not known of the value: a placeholder, a variable, a condition around it. */
  readonly unknown?: string;
  readonly written: string;
  readonly span: Span;
  readonly pieces?: Pieces;
  /** The source as a person knows it: `command line`, `environment`, the name of a file. */
  readonly from: string;
}

export interface CommandLine {
  readonly entries: readonly Entry[];
  /** Words that are no options: configuration files, read behind all options. */
  readonly files: readonly Pieces[];
  /** Words that may hold more options. */
  readonly open: readonly Pieces[];
  readonly missing: readonly { readonly word: string; readonly span: Span }[];
  readonly unwanted: readonly { readonly word: string; readonly value: string; readonly span: Span }[];
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['processes', 'workers'],
  ['uwsgi-socket', 'socket'],
  ['httprouter', 'http'],
  ['https2', 'https'],
]);

const COMMAND_LINE = 'command line';

/** An option's name with its other names taken to one. */
export function plainName(name: string): string {
  return ALIASES.get(name) ?? name;
}

/** `%(x)`, `%d`, `$(HOME)`, `@(file)` are put in by uWSGI when it reads a value. */
export function placeholderIn(text: string): boolean {
  return /%(?:\(|[a-zA-Z])|\$\(|@\(/.test(text);
}

/**
 * Takes a command line apart as `getopt_long` does (seen on 2.0.21): options stand anywhere up to `--`, one-letter options
 * may be bundled. Abbreviated names are not looked up: the options of plugins are not all known.
 */
export function readCommandLine(args: readonly Pieces[]): CommandLine {
  const found: Found = { entries: [], files: [], open: [], missing: [], unwanted: [] };
  let next = 0;
  const take = (): Pieces | undefined => args[next++];
  while (next < args.length) {
    const word = args[next++] as Pieces;
    const text = textOf(word);
    if (word[0]?.unknown !== undefined) (text === '' || text.startsWith('-') ? found.open : found.files).push(word);
    else if (!text.startsWith('-') || text === '-') found.files.push(word);
    else if (text === '--') {
      found.files.push(...args.slice(next));
      break;
    } else if (text.startsWith('--')) long(word, text, take, found);
    else shorts(word, text, take, found);
  }
  return found;
}

interface Found {
  readonly entries: Entry[];
  readonly files: Pieces[];
  readonly open: Pieces[];
  readonly missing: { word: string; span: Span }[];
  readonly unwanted: { word: string; value: string; span: Span }[];
}

function long(word: Pieces, text: string, take: () => Pieces | undefined, found: Found): void {
  const equals = text.indexOf('=');
  const end = equals < 0 ? text.length : equals;
  if (isUnknownBefore(word, end)) {
    found.open.push(word);
    return;
  }
  const name = text.slice(2, end);
  const written = text.slice(0, end);
  const attached = equals < 0 ? undefined : textFrom(word, equals + 1);
  if (WITHOUT_VALUE.has(name)) {
    if (attached === undefined) found.entries.push(bare(name, written, word));
    else found.unwanted.push({ word: written, value: textOf(attached), span: spanOf(word) });
  } else if (attached === undefined && OPTIONAL_VALUE.has(name)) found.entries.push(bare(name, written, word));
  else give(name, written, word, attached ?? take(), found);
}

function shorts(word: Pieces, text: string, take: () => Pieces | undefined, found: Found): void {
  const seen = new Set<string>();
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] as string;
    if (seen.has(letter)) continue;
    const name = SHORT.get(letter) ?? letter;
    const place = slicePieces(word, at, at + 1);
    const behind = textFrom(word, at + 1);
    const rest = textOf(behind) === '' && !unknownIn(behind) ? undefined : behind;
    if (WITHOUT_VALUE.has(name) || (rest === undefined && OPTIONAL_VALUE.has(name))) {
      seen.add(letter);
      found.entries.push(bare(name, `-${letter}`, place));
      continue;
    }
    give(name, `-${letter}`, place, rest ?? take(), found);
    return;
  }
}

function bare(name: string, word: string, pieces: Pieces): Entry {
  return { name: plainName(name), word, value: 'true', written: word, span: spanOf(pieces), from: COMMAND_LINE };
}

function give(name: string, word: string, option: Pieces, value: Pieces | undefined, found: Found): void {
  if (value === undefined) found.missing.push({ word, span: spanOf(option) });
  else found.entries.push(entryOf(name, word, value, COMMAND_LINE));
}

/** A value with its place; not known where a piece of it is not, or where uWSGI puts something in. */
export function entryOf(name: string, word: string, pieces: Pieces, from: string, conditional = false): Entry {
  const value = textOf(pieces);
  const written = writtenText(pieces);
  const isUnknown = conditional || unknownIn(pieces) !== undefined || placeholderIn(value);
  const basics = { name: plainName(name), word, value, written, span: spanOf(pieces), pieces, from };
  return isUnknown ? { ...basics, unknown: written } : basics;
}
