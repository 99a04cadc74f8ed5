import type { Span } from '../../../../src/model/span.js';
import type { Invocation, Server } from '../../../../src/sources/shared/invocation.js';
import type { Piece, Pieces } from '../../../../src/sources/shared/pieces.js';

/**
 * Words of one line, separated by single spaces, each with its place in it; `$X` and `${X:-1}` are not known.
 * An empty word is written as two quotes.
 */
export function words(line: string, name = '<command line>'): Pieces[] {
  const file = { name, text: line };
  let at = 0;
  return line === ''
    ? []
    : line.split(' ').map((word) => {
        const start = at;
        at += word.length + 1;
        if (word === "''") return [{ text: '', span: { file, start, end: start + 2 }, exact: false }];
        return piecesOf(word, (from, to) => ({ file, start: start + from, end: start + to }));
      });
}

function piecesOf(word: string, span: (from: number, to: number) => Span): Pieces {
  const pieces: Piece[] = [];
  let end = 0;
  const known = (from: number, to: number): void => {
    if (from < to) pieces.push({ text: word.slice(from, to), span: span(from, to), exact: true });
  };
  for (const match of word.matchAll(/\$(?:\{\w+(?::-([^}]*))?\}|[@*]|\w+)/g)) {
    known(end, match.index);
    end = match.index + match[0].length;
    const fallback = match[1];
    pieces.push({
      text: fallback ?? '',
      span: span(match.index, end),
      exact: false,
      unknown: { written: match[0], ...(fallback === undefined ? {} : { fallback }) },
    });
  }
  known(end, word.length);
  return pieces;
}

/** Variables, each in a file of its own. */
export function variables(values: Readonly<Record<string, string>>): Map<string, Pieces> {
  return new Map(
    Object.entries(values).map(([name, value]) => {
      const file = { name: `<${name}>`, text: value };
      return [name, piecesOf(value, (start, end) => ({ file, start, end }))] as const;
    }),
  ).set('PATH', [{ text: '/bin', span: { file: { name: '<PATH>', text: '/bin' }, start: 0, end: 4 }, exact: true }]);
}

/** The command that a line is, with the program's name in front. */
export function invocation(
  server: Server,
  line: string,
  environment: Readonly<Record<string, string>> = {},
): Invocation {
  const [program, ...args] = words(line) as [Pieces, ...Pieces[]];
  const span = program[0]?.span as Span;
  return {
    server,
    program,
    args,
    environment: variables(environment),
    environmentOpen: false,
    wrappers: [],
    getsSignals: true,
    launch: {
      carrier: 'command-line',
      name: '',
      command: { form: 'words', words: [program, ...args] },
      environment: new Map(),
      environmentOpen: false,
      span,
      stop: {},
    },
  };
}
