/** Reads YAML files into values with places, safely on any input. */
import { Composer, isAlias, isMap, isPair, isSeq, Lexer, Parser, type Alias, type Document, type Node } from 'yaml';
import type { Unknown } from '../../../model/observation.js';
import type { SourceFile, Span } from '../../../model/span.js';
import { type Templated, withoutTemplates } from './template.js';
import { valueOf } from './node.js';
import type { YamlValue } from './value.js';

/** Larger files are not configurations that a person wrote; the parser reads about 1.7 MB a second. */
const LARGEST = 2_000_000;
/** The parser recurses: far deeper input can end the whole process in a way that no `catch` sees. */
const DEEPEST = 200;
const MERGE_BUDGET = 200_000;
const PARSING = { uniqueKeys: false, logLevel: 'error', keepSourceTokens: false, prettyErrors: false } as const;

export interface YamlReading {
  /** One for each document that holds anything. */
  readonly documents: readonly YamlValue[];
  readonly unknowns: readonly Unknown[];
}

/** A manifest is read for what it starts and again for what it sets up, and to parse it takes longer than all the rest. */
const READ = new WeakMap<SourceFile, YamlReading>();

/**
 * All documents of a file, or of the lines of it from `within.start` up to `within.end` alone. What cannot be read is said
 * in `unknowns`; never throws.
 */
export function readYaml(file: SourceFile, within?: Pick<Span, 'start' | 'end'>): YamlReading {
  if (within !== undefined) return parsed(file, within);
  const known = READ.get(file) ?? parsed(file);
  READ.set(file, known);
  return known;
}

function parsed(file: SourceFile, within?: Pick<Span, 'start' | 'end'>): YamlReading {
  if (file.text.length > LARGEST) return refused(file, 0);
  const source = withoutTemplates(within === undefined ? file : partOf(file, within), true).of(file);
  try {
    const tokens = tokensOf(source.text);
    if (typeof tokens === 'number') return refused(file, tokens);
    const documents: YamlValue[] = [];
    const unknowns: Unknown[] = [];
    for (const document of new Composer(PARSING).compose(tokens, false, source.text.length)) {
      const problem = document.errors[0];
      if (problem !== undefined) unknowns.push(lineAt(file, problem.pos[0], source.isTemplate ? 'template' : 'file'));
      if (document.contents !== null) documents.push(topOf(document, source));
    }
    return { documents, unknowns };
  } catch {
    return refused(file, 0);
  }
}

/** A file with all but a part of it made blank, so that every offset stays. */
function partOf({ name, text }: SourceFile, { start, end }: Pick<Span, 'start' | 'end'>): SourceFile {
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  return { name, text: blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end)) };
}

/** The tokens of all documents; where they lie too deep in one another, the offset of that. */
function tokensOf(text: string): Parameters<Composer['next']>[0][] | number {
  const parser = new Parser();
  const tokens: Parameters<Composer['next']>[0][] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST) return parser.offset;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function topOf(document: Document, source: Templated): YamlValue {
  let anchors: ReadonlyMap<string, readonly Node[]> | undefined;
  const target = (alias: Alias): Node | undefined => {
    anchors ??= anchorsOf(document.contents as Node);
    const before = alias.range?.[0] ?? 0;
    return lastBefore(anchors.get(alias.source) ?? [], before);
  };
  const scope = { source, target, values: new Map(), budget: MERGE_BUDGET, depth: 0 };
  return valueOf(scope, document.contents, source.span(0, 0));
}

/** Nodes with an anchor, by its name in the order of the file. Depth is bounded by {@link DEEPEST}. */
function anchorsOf(top: Node): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  const waiting: unknown[] = [top];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isPair(node)) waiting.push(node.value, node.key);
    else if (isMap(node) || isSeq(node)) for (const item of node.items.toReversed()) waiting.push(item);
    if (isPair(node) || isAlias(node)) continue;
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) {
      const named = found.get(anchor);
      if (named === undefined) found.set(anchor, [node as Node]);
      else named.push(node as Node);
    }
  }
  return found;
}

/** The last of some nodes in the order of the file that begins before an offset. */
function lastBefore(nodes: readonly Node[], offset: number): Node | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.range?.[0] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}

function refused(file: SourceFile, offset: number): YamlReading {
  return { documents: [], unknowns: [lineAt(file, offset, 'file')] };
}

function lineAt(file: SourceFile, offset: number, kind: 'file' | 'template'): Unknown {
  const at = Math.min(Math.max(offset, 0), file.text.length);
  const start = file.text.lastIndexOf('\n', at - 1) + 1;
  const newline = file.text.indexOf('\n', at);
  const end = Math.min(newline < 0 ? file.text.length : newline, start + 80);
  return {
    kind,
    text: file.text.slice(start, end).trim(),
    name: 'yaml',
    span: { file, start, end: Math.max(start, end) },
  };
}
