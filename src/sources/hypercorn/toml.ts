import { parseTOML, type AST } from 'toml-eslint-parser';
import type { SourceFile, Span } from '../../model/span.js';
import type { OptionValue } from '../shared/arguments/options.js';
import type { Sourced, Values } from '../shared/arguments/values.js';

/** What a TOML file says at its top, where hypercorn looks; tables are no settings. */
export interface TomlSettings extends Values {
  readonly keys: readonly { readonly key: string; readonly span: Span }[];
}

/** Undefined where the file is no TOML that the parser takes. */
export function readToml(file: SourceFile): TomlSettings | undefined {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(file.text);
  } catch {
    return undefined;
  }
  const keys: { key: string; span: Span }[] = [];
  const found = new Map<string, AST.TOMLContentNode>();
  for (const node of program.body[0].body) {
    if (node.type !== 'TOMLKeyValue' || node.key.keys.length !== 1) continue;
    const [key] = node.key.keys;
    if (key === undefined) continue;
    const name = key.type === 'TOMLBare' ? key.name : key.value;
    keys.push({ key: name, span: spanOf(file, key) });
    found.set(name, node.value);
  }
  const all = (name: string): readonly Sourced[] => {
    const node = found.get(name);
    if (node === undefined) return [];
    return (node.type === 'TOMLArray' ? node.elements : [node]).map((element) => sourcedOf(name, file, element));
  };
  return { keys, get: (name) => all(name).at(-1), all };
}

function spanOf(file: SourceFile, { range: [start, end] }: { readonly range: AST.Range }): Span {
  return { file, start, end };
}

function sourcedOf(word: string, file: SourceFile, node: AST.TOMLContentNode): Sourced {
  const span = spanOf(file, node);
  const written = file.text.slice(span.start, span.end);
  const value = node.type === 'TOMLValue' ? valueOf(node) : undefined;
  if (node.type !== 'TOMLValue' || node.kind !== 'string') return { word, value, written, span };
  // A simple string's text stands between its quotes as it is, if nothing in it is escaped.
  const inner = { file, start: span.start + 1, end: span.end - 1 };
  const exact = written.slice(1, -1) === node.value;
  return { word, value, written, span, pieces: [{ text: node.value, span: exact ? inner : span, exact }] };
}

function valueOf(node: AST.TOMLValue): OptionValue | undefined {
  if (node.kind === 'integer') return Number(node.value);
  return node.kind === 'offset-date-time' || node.kind === 'local-date-time' || typeof node.value === 'object'
    ? undefined
    : node.value;
}
