/** Parses Python within bounded time: garbage costs the parser's recovery up to thirty times what code costs. */
import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { SourceFile, Span } from '../../../model/span.js';
import type { PyProblem } from './module.js';

/** UTF-16 units beyond which nothing is parsed. */
const MAX_LENGTH = 250_000;
const MAX_BRACKETS = 200;
/** Steps of the parser (a few units of text each) after the first error. */
const MAX_RECOVERY = 20_000;
const MAX_PROBLEMS = 20;

const strict = parser.configure({ strict: true });

export interface ErrorRange {
  readonly start: number;
  readonly end: number;
}

export interface Parsed {
  /** Undefined where the text was not parsed at all. */
  readonly tree: Tree | undefined;
  /** Places of errors in order; empty for text that the grammar knows. */
  readonly errors: readonly ErrorRange[];
  readonly problems: readonly PyProblem[];
}

/** Parses a file; where it cannot be, or not wholly, the problems say so. */
export function parsePython(file: SourceFile): Parsed {
  const refused = refusal(file);
  if (refused) return { tree: undefined, errors: [], problems: [refused] };
  // A byte order mark is no indentation.
  const text = file.text.replace(/^\ufeff/, '\n');
  const { tree, steps } = parseStrictly(text);
  if (tree) return { tree, errors: [], problems: [] };
  // The grammar does not know `\\` before CR LF within quotes; the blank is one in the middle of a line.
  const joined = text.includes('\\\r\n') ? parseStrictly(text.replaceAll('\\\r\n', '\\\n ')).tree : undefined;
  if (joined) return { tree: joined, errors: [], problems: [] };
  return parseBroken(file, text, steps + MAX_RECOVERY);
}

function parseStrictly(text: string): { tree?: Tree; steps: number } {
  const parse = strict.startParse(text);
  let steps = 0;
  try {
    for (;;) {
      const tree = parse.advance();
      if (tree) return { tree, steps };
      steps++;
    }
  } catch {
    return { steps };
  }
}

function parseBroken(file: SourceFile, text: string, limit: number): Parsed {
  const parse = parser.startParse(text);
  let tree: Tree | null = null;
  let stopped: number | undefined;
  for (let steps = 0; !tree; steps++) {
    if (steps === limit && parse.parsedPos < text.length) {
      stopped = parse.parsedPos;
      parse.stopAt(stopped);
    }
    tree = parse.advance();
  }
  const errors: { start: number; end: number }[] = [];
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) errors.push({ start: from, end: to });
    },
  });
  const problems = errors
    .slice(0, MAX_PROBLEMS)
    .map((error): PyProblem => ({ kind: 'syntax', span: { file, ...error } }));
  if (stopped === undefined) return { tree, errors, problems };
  const rest = { start: stopped, end: text.length };
  return { tree, errors: [...errors, rest], problems: [...problems, { kind: 'too-broken', span: { file, ...rest } }] };
}

function refusal(file: SourceFile): PyProblem | undefined {
  const { text } = file;
  if (text.length > MAX_LENGTH) return { kind: 'too-large', span: { file, start: 0, end: 0 } };
  const deep = tooDeep(file);
  return deep && { kind: 'too-deep', span: deep };
}

const CODE = /#[^\r\n]*|"""|'''|["'()[\]{}]/g;
/** What ends a string, by its quote: a string of one quote also ends with its line. */
const STRING_END: Readonly<Record<string, RegExp>> = {
  "'": /\\(?:\r\n|[^])|['\r\n]/g,
  '"': /\\(?:\r\n|[^])|["\r\n]/g,
  "'''": /\\[^]|'''/g,
  '"""': /\\[^]|"""/g,
};

/** The bracket that is nested too deeply, those in strings and comments left out. */
function tooDeep(file: SourceFile): Span | undefined {
  let depth = 0;
  for (let at = 0; ;) {
    CODE.lastIndex = at;
    const found = CODE.exec(file.text);
    if (!found) return undefined;
    at = CODE.lastIndex;
    const [token] = found;
    const end = STRING_END[token];
    if (end) at = endOfString(file.text, at, end);
    else if (/^[([{]/.test(token) && ++depth > MAX_BRACKETS) return { file, start: found.index, end: at };
    else if (/^[)\]}]/.test(token)) depth = Math.max(depth - 1, 0);
  }
}

function endOfString(text: string, start: number, end: RegExp): number {
  end.lastIndex = start;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    if (!found[0].startsWith('\\')) return end.lastIndex;
  }
  return text.length;
}
