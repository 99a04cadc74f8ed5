import type { SourceFile } from '../../../src/model/span.js';
import type { AppReading, ReadFile } from '../../../src/sources/shared/app.js';
import type { Invocation } from '../../../src/sources/shared/invocation.js';
import { type Pieces, written } from '../../../src/sources/shared/pieces.js';
import { readGunicorn } from '../../../src/sources/gunicorn/index.js';
import { readPython } from './python.js';
import { splitWords } from './shellWords.js';

export interface Started {
  /** Words as the program gets them, or one command line that is split at blanks and quotes. */
  readonly args: readonly string[] | string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly environmentOpen?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly directory?: string;
  readonly version?: readonly number[];
}

/** `${NAME}` and `${NAME:-default}` in a word, as a shell reader gives them. */
export function withUnknowns(pieces: Pieces): Pieces {
  const found: Pieces[number][] = [];
  for (const piece of pieces) {
    let at = 0;
    for (const match of piece.text.matchAll(/\$\{\w+(?::-([^}]*))?\}|\$\w+/g)) {
      const { file, start } = piece.span;
      if (match.index > at)
        found.push({
          ...piece,
          text: piece.text.slice(at, match.index),
          span: { file, start: start + at, end: start + match.index },
        });
      const end = match.index + match[0].length;
      const fallback = match[1] === undefined ? {} : { fallback: match[1] };
      found.push({
        text: match[1] ?? '',
        span: { file, start: start + match.index, end: start + end },
        exact: false,
        unknown: { written: match[0], ...fallback },
      });
      at = end;
    }
    if (at === 0) found.push(piece);
    else if (at < piece.text.length) {
      const { file, start, end } = piece.span;
      found.push({ ...piece, text: piece.text.slice(at), span: { file, start: start + at, end } });
    }
  }
  return found;
}

function wordsOf(args: Started['args']): { program: Pieces; args: Pieces[]; file: SourceFile } {
  if (typeof args === 'string') {
    const file = { name: '<command line>', text: `gunicorn ${args}` };
    const [program, ...rest] = splitWords(written({ file, start: 0, end: file.text.length }));
    return { program: program as Pieces, args: rest.map(withUnknowns), file };
  }
  const file = { name: '<command line>', text: ['gunicorn', ...args].join('\n') };
  let at = 'gunicorn'.length + 1;
  const words = args.map((text) => {
    const span = { file, start: at, end: at + text.length };
    at += text.length + 1;
    return written(span);
  });
  return { program: written({ file, start: 0, end: 8 }), args: words, file };
}

export function invocation(started: Started): Invocation {
  const { program, args, file } = wordsOf(started.args);
  const environment = new Map<string, Pieces>();
  for (const [name, text] of Object.entries(started.environment ?? {})) {
    const variable = { name: `<${name}>`, text };
    environment.set(name, withUnknowns(written({ file: variable, start: 0, end: text.length })));
  }
  const { environmentOpen = false, directory } = started;
  const where = directory === undefined ? {} : { directory };
  const span = { file, start: 0, end: file.text.length };
  const launch = {
    carrier: 'command-line',
    name: '',
    command: { form: 'words', words: [program, ...args] },
    environment,
    environmentOpen,
    span,
    stop: {},
    ...where,
  } as const;
  return {
    server: 'gunicorn',
    program,
    args,
    environment,
    environmentOpen,
    wrappers: [],
    getsSignals: true,
    ...where,
    launch,
  };
}

export function filesOf(started: Started): ReadFile {
  const files = new Map(Object.entries(started.files ?? {}).map(([name, text]) => [name, { name, text }]));
  return (path) => files.get(path);
}

export function reading(started: Started): AppReading {
  return readGunicorn(invocation(started), filesOf(started), readPython, splitWords, started.version);
}
