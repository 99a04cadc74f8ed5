/** TOML as a flat list of its values, each with its path and place. */
import { type AST, parseTOML, ParseError } from 'toml-eslint-parser';
import type { Unknown } from '../../../model/observation.js';
import type { SourceFile, Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';

/** Larger files are none that a person wrote. */
const LARGEST = 500_000;
/** The parser recurses; deeper nesting is none that a person wrote. */
const DEEPEST = 50;

/** One value that is neither a table nor a list. */
export interface TomlValue {
  /** Names of tables and keys; the number of the element in a list or in an array of tables. */
  readonly path: readonly (string | number)[];
  readonly keySpan: Span;
  readonly value: Pieces;
  /** Whether it stands in quotes. */
  readonly isText: boolean;
}

/** All values in the order of the file. What is no TOML is said in `unknowns`, at its line; never throws. */
export function readToml(file: SourceFile): {
  readonly values: readonly TomlValue[];
  readonly unknowns: readonly Unknown[];
} {
  if (file.text.length > LARGEST || isTooDeep(file.text)) return { values: [], unknowns: [unread(file, 0)] };
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(file.text);
  } catch (error) {
    return { values: [], unknowns: [unread(file, error instanceof ParseError ? error.index : 0)] };
  }
  const values: TomlValue[] = [];
  const add = (path: readonly (string | number)[], keySpan: Span, node: AST.TOMLContentNode): void => {
    if (node.type === 'TOMLArray') node.elements.forEach((element, at) => add([...path, at], keySpan, element));
    else if (node.type === 'TOMLInlineTable') for (const pair of node.body) addPair(path, pair);
    else values.push({ path, keySpan, value: piecesOf(file, node), isText: node.kind === 'string' });
  };
  const addPair = (path: readonly (string | number)[], { key, value }: AST.TOMLKeyValue): void => {
    add([...path, ...key.keys.map(nameOf)], spanOf(file, key), value);
  };
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') addPair([], node);
    else for (const pair of node.body) addPair(node.resolvedKey, pair);
  }
  return { values, unknowns: [] };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

function piecesOf(file: SourceFile, node: AST.TOMLValue): Pieces {
  const span = spanOf(file, node);
  const written = file.text.slice(span.start, span.end);
  if (node.kind !== 'string') return [{ text: written.replaceAll('_', ''), span, exact: !written.includes('_') }];
  // A simple text stands between its quotes as it is, if nothing in it is escaped.
  const exact = written.slice(1, -1) === node.value;
  return [{ text: node.value, span: exact ? { file, start: span.start + 1, end: span.end - 1 } : span, exact }];
}

function spanOf(file: SourceFile, { range: [start, end] }: { readonly range: AST.Range }): Span {
  return { file, start, end };
}

/** Whether lists and tables lie too deep in one another, judged without texts and comments. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [char] of text.replace(/"[^"\n]*"|'[^'\n]*'|#[^\n]*/g, '').matchAll(/[[\]{}]/g)) {
    depth = char === '[' || char === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

function unread(file: SourceFile, offset: number): Unknown {
  const at = Math.min(Math.max(offset, 0), file.text.length);
  const start = at === 0 ? 0 : file.text.lastIndexOf('\n', at - 1) + 1;
  const newline = file.text.indexOf('\n', start);
  const end = Math.min(newline < 0 ? file.text.length : newline, start + 80);
  return { kind: 'file', text: file.text.slice(start, end).trim(), name: 'toml', span: { file, start, end } };
}
