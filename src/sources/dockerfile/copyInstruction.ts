/**
 * `COPY` and `ADD` as they are written: flags, sources, target.
 * https://docs.docker.com/reference/dockerfile/#copy and https://docs.docker.com/reference/dockerfile/#add
 */
import type { Span } from '../../model/span.js';
import { type Pieces, spanOf, textOf } from '../shared/pieces.js';
import { isSpace, PieceText } from '../shared/yaml/text.js';
import { execForm } from './execForm.js';
import { expand, type Scope } from './expand.js';
import type { Heredoc, Instruction } from './instructions.js';

export interface CopyInstruction {
  /** `--from`, in lower case. */
  readonly stage: string | undefined;
  /** `--parents`: what is copied keeps the directories that its source names. */
  readonly keepsParents: boolean;
  readonly sources: readonly CopySource[];
  /** Variables put in. */
  readonly target: string;
}

/** One source; without a `path` it is nothing that lies in the build context or a stage. */
export interface CopySource {
  /** Variables put in; of a heredoc its name. */
  readonly path?: string;
  readonly inline?: Heredoc;
  readonly span: Span;
}

/** With more it is no instruction of a person's. */
const MOST_WORDS = 1000;
const URL = /^[a-z][a-z\d+.-]*:\/\/|^[\w.-]+@[\w.-]+:/i;
const ARCHIVE = /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst))$/i;
const HEREDOC = /^\d*<<-?(["']?)([^<"'\s]+)\1$/;

/** The text with defaults put in; undefined where a part of it is not known. */
export function knownText(pieces: Pieces): string | undefined {
  const isKnown = pieces.every(({ unknown }) => unknown === undefined || unknown.fallback !== undefined);
  return isKnown ? textOf(pieces) : undefined;
}

/** Reads an instruction; undefined where not even its target is known. */
export function readCopy({ rest, keyword, isOpen, heredocs }: Instruction, scope: Scope): CopyInstruction | undefined {
  const { flags, end } = flagsOf(rest.text);
  // A template that stands alone leaves no word: which one is the target is then not known.
  if (isOpen) return undefined;
  const words = wordsOf(new PieceText(rest.slice(end)));
  const target = words.at(-1);
  const text = target === undefined ? undefined : knownText(expand(new PieceText(target), scope));
  if (text === undefined || words.length < 2 || words.length > MOST_WORDS) return undefined;
  const unpacks = keyword === 'ADD' && flags.get('unpack') !== 'false';
  const bodies = [...heredocs];
  const sources = words.slice(0, -1).map((word): CopySource => {
    const span = spanOf(word);
    const heredoc = HEREDOC.exec(textOf(word));
    if (heredoc !== null) {
      const inline = bodies[0]?.name === heredoc[2] ? bodies.shift() : undefined;
      return inline === undefined || !isPlain(inline, scope.escape) ? { span } : { path: inline.name, inline, span };
    }
    const path = knownText(expand(new PieceText(word), scope));
    const isElsewhere = path === undefined || path === '' || flags.has('exclude') || URL.test(path);
    return isElsewhere || (unpacks && ARCHIVE.test(path)) ? { span } : { path, span };
  });
  return {
    stage: flags.get('from')?.toLowerCase(),
    keepsParents: flags.has('parents') && flags.get('parents') !== 'false',
    sources,
    target: text,
  };
}

/** Flags stand before everything else; the text after them. */
export function flagsOf(text: string): { flags: ReadonlyMap<string, string>; end: number } {
  const flags = new Map<string, string>();
  let at = 0;
  while (text.startsWith('--', at)) {
    let end = at;
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
    const word = text.slice(at + 2, end);
    const equals = word.indexOf('=');
    if (equals < 0) flags.set(word.toLowerCase(), '');
    else flags.set(word.slice(0, equals).toLowerCase(), word.slice(equals + 1));
    while (end < text.length && isSpace(text.charCodeAt(end))) end++;
    at = end;
    if (word === '') break;
  }
  return { flags, end: at };
}

/** A JSON array, or words at blanks: quotes do not hold a word together here, as in BuildKit's `line_parsers.go`. */
function wordsOf(rest: PieceText): Pieces[] {
  const words = execForm(rest);
  if (words === 'refused') return [];
  if (words !== undefined) return [...words];
  const found: Pieces[] = [];
  const { text } = rest;
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
    if (at > start) found.push(rest.slice(start, at));
    else at++;
  }
  return found;
}

/** A body that is the file's own text: nothing is put into it. */
function isPlain({ isQuoted, body }: Heredoc, escape: string): boolean {
  const text = body.file.text.slice(body.start, body.end);
  return isQuoted || !(text.includes('$') || text.includes(escape));
}
