/** Splits a Dockerfile into instructions as BuildKit's parser does, `frontend/dockerfile/parser/parser.go`. */
import type { Span } from '../../model/span.js';
import type { Piece } from '../shared/pieces.js';
import { joined, PieceText, type Templated, trimmedRange } from '../shared/yaml/text.js';

export interface Instruction {
  /** In upper case: `CMD`. */
  readonly keyword: string;
  /** The keyword as written. */
  readonly span: Span;
  /** What follows it, continuations joined and comments in them left out, without blanks at its ends. */
  readonly rest: PieceText;
  /** Whether a template gives a part of it of which nothing is known, perhaps whole words. */
  readonly isOpen: boolean;
  /** Texts that stand on the lines below it: `<<EOF`. */
  readonly heredocs: readonly Heredoc[];
}

export interface Heredoc {
  readonly name: string;
  /** Its lines, without the one that ends it. */
  readonly body: Span;
  /** Whether `COPY` takes it as it is: the name is quoted, so that no variables are put in. */
  readonly isQuoted: boolean;
}

export interface Dockerfile {
  readonly instructions: readonly Instruction[];
  /** `\`, or what `# escape=` says. */
  readonly escape: string;
}

interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
}

const DIRECTIVE = /^#[ \t]*([A-Za-z][\w]*)[ \t]*=[ \t]*(\S+?)[ \t]*$/;
const KEYWORD = /^([A-Za-z]+)(?=\s|$)/;
const HEREDOC = /(?:^|[\s\d])<<(-?)\s*(?:"([^"\s]+)"|'([^'\s]+)'|([^\s<>|;&"'()]+))/g;
const KEYWORDS = new Set('ADD ARG CMD COPY ENTRYPOINT ENV FROM ONBUILD RUN SHELL STOPSIGNAL WORKDIR'.split(' '));
/** Larger files are none that a person wrote. */
export const LARGEST = 500_000;
const TAKES_HEREDOC = new Set(['RUN', 'COPY', 'ADD']);

/** The instructions of a Dockerfile that say what it starts or may hold a heredoc, in order; linear time. */
export function readInstructions(source: Templated): Dockerfile {
  const { text } = source;
  const lines = linesOf(text);
  const { escape, first } = directives(text, lines);
  const isContinued = continuation(escape);
  const endOf = heredocEnds(text, lines);
  const instructions: Instruction[] = [];
  let number = first;
  while (number < lines.length) {
    const parts: Piece[] = [];
    let begun = false;
    let goesOn = true;
    while (goesOn && number < lines.length) {
      const line = lines[number++] as Line;
      const [from, to] = trimmedRange(text, line.start, line.end);
      // Comments and empty lines are left out between instructions and inside of them alike.
      if (from === to || text[from] === '#') {
        goesOn = begun;
        continue;
      }
      const start = begun ? line.start : from;
      begun = true;
      const end = isContinued(text, start, line.end);
      goesOn = end >= 0;
      for (const part of source.parts(start, goesOn ? end : line.end)) parts.push(part);
    }
    const instruction = begun ? instructionOf(parts, source) : undefined;
    if (instruction === undefined) continue;
    const below = heredocsBelow(instruction, number, endOf);
    const heredocs = below.map(({ name, isQuoted, from, to }): Heredoc => {
      return { name, isQuoted, body: source.span((lines[from] as Line).start, (lines[to] as Line).start) };
    });
    instructions.push(heredocs.length > 0 ? { ...instruction, heredocs } : instruction);
    number = (below.at(-1)?.to ?? number - 1) + 1;
  }
  return { instructions, escape };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  // A byte order mark is no part of the first line.
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    if (end > start && text[end - 1] === '\r') end--;
    lines.push({ start, end });
    start = next;
  }
  return lines;
}

/** Directives stand before everything else, comments and empty lines too. */
function directives(text: string, lines: readonly Line[]): { escape: string; first: number } {
  let escape = '\\';
  let first = 0;
  for (; first < lines.length; first++) {
    const { start, end } = lines[first] as Line;
    const found = end - start < 1000 ? DIRECTIVE.exec(text.slice(start, end).trim()) : null;
    if (found === null) break;
    if ((found[1] as string).toLowerCase() === 'escape' && (found[2] === '`' || found[2] === '\\')) escape = found[2];
  }
  return { escape, first };
}

/** Gives where a line's text ends when the next line belongs to it, else -1; a doubled escape continues nothing. */
function continuation(escape: string): (text: string, start: number, end: number) => number {
  return (text, start, end) => {
    let last = end;
    while (last > start && (text[last - 1] === ' ' || text[last - 1] === '\t')) last--;
    if (last === start || text[last - 1] !== escape) return -1;
    return last - 1 === start || text[last - 2] !== escape ? last - 1 : -1;
  };
}

function instructionOf(parts: readonly Piece[], source: Templated): Instruction | undefined {
  // Most lines of a Dockerfile say nothing about what runs in the end.
  const first =
    parts
      .find((piece) => piece.text.trim() !== '')
      ?.text.trimStart()
      .slice(0, 30) ?? '';
  if (!KEYWORDS.has(KEYWORD.exec(first)?.[1]?.toUpperCase() ?? '')) return undefined;
  const place = source.span(0, 0);
  const whole = new PieceText(joined(parts, parts[0]?.span ?? place)).trimmed();
  const keyword = KEYWORD.exec(whole.text.slice(0, 30))?.[1];
  if (keyword === undefined) return undefined;
  const rest = new PieceText(whole.slice(keyword.length)).trimmed();
  const isOpen = parts.some(({ text, unknown }) => unknown !== undefined && text === '');
  return { keyword: keyword.toUpperCase(), span: whole.span(0, keyword.length), rest, isOpen, heredocs: [] };
}

/** Finds the line that ends a heredoc; a name is looked up, so that many open heredocs stay cheap. */
function heredocEnds(text: string, lines: readonly Line[]): (name: string, tabs: boolean, from: number) => number {
  let plain: Map<string, number[]> | undefined;
  let untabbed: Map<string, number[]> | undefined;
  const index = (strip: boolean): Map<string, number[]> => {
    const found = new Map<string, number[]>();
    lines.forEach(({ start, end }, number) => {
      let at = start;
      while (strip && at < end && text[at] === '\t') at++;
      if (end - at > 200) return;
      const name = text.slice(at, end);
      const named = found.get(name);
      if (named === undefined) found.set(name, [number]);
      else named.push(number);
    });
    return found;
  };
  return (name, tabs, from) => {
    const named = (tabs ? (untabbed ??= index(true)) : (plain ??= index(false))).get(name) ?? [];
    let low = 0;
    let high = named.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((named[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return named[low] ?? -1;
  };
}

/** A heredoc by its lines: the first of its body, and the one that ends it. */
interface Below {
  readonly name: string;
  readonly isQuoted: boolean;
  readonly from: number;
  readonly to: number;
}

/** The heredocs of an instruction that stands before line `first`; one that never ends is taken as none. */
function heredocsBelow(
  { keyword, rest }: Instruction,
  first: number,
  endOf: (name: string, tabs: boolean, from: number) => number,
): Below[] {
  const takes = TAKES_HEREDOC.has(keyword) || (keyword === 'ONBUILD' && /^(?:RUN|COPY|ADD)\s/i.test(rest.text));
  if (!takes || !rest.text.includes('<<')) return [];
  const found: Below[] = [];
  let from = first;
  for (const [, tabs, double, single, bare] of rest.text.matchAll(HEREDOC)) {
    const name = double ?? single ?? bare ?? '';
    const to = endOf(name, tabs === '-', from);
    if (to < 0) continue;
    found.push({ name, isQuoted: bare === undefined, from, to });
    from = to + 1;
  }
  return found;
}
