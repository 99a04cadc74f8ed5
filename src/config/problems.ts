import { compareSpans, positionAt, type Span } from '../model/span.js';

/** What is wrong with a configuration file, and where; line and column count from 1. */
export interface ConfigurationProblem {
  readonly line: number;
  readonly column: number;
  /** A sentence without a full stop, with the nearest right word where there is one. */
  readonly message: string;
  readonly span: Span;
}

/** More than a person reads at once; a hostile file could ask for any number. */
const MOST = 50;

export function problemAt(span: Span, message: string): ConfigurationProblem {
  return { ...positionAt(span.file, span.start), message, span };
}

/** Each problem once, in the order of the file, as many as anybody reads. */
export function inOrder(problems: readonly ConfigurationProblem[]): ConfigurationProblem[] {
  const said = new Set<string>();
  return problems
    .toSorted((a, b) => compareSpans(a.span, b.span))
    .filter(({ line, column, message }) => {
      const key = `${line}:${column} ${message}`;
      return !said.has(key) && said.add(key);
    })
    .slice(0, MOST);
}

/** A text from the file in a message, short enough to be read. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
