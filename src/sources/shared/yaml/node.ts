/** A value as a document has it, with aliases and merges undone. */
import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type Pair, type Scalar } from 'yaml';
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
import { scalarPieces, type Style } from './scalar.js';
import type { Templated } from './template.js';
import { type YamlEntry, YamlValue } from './value.js';

/** What values of one document share. */
export interface YamlScope {
  readonly source: Templated;
  /** The node that an alias stands for. */
  readonly target: (alias: Alias) => Node | undefined;
  readonly values: Map<Node, YamlValue>;
  /** How many more entries merges may copy: aliases of aliases could ask for more than there is memory. */
  budget: number;
  /** How deep maps that merge maps are being read. */
  depth: number;
}

/** A row of merges longer than this is none that a person wrote. */
const DEEPEST_MERGE = 50;

const STYLES: Readonly<Record<string, Style>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

class NodeValue extends YamlValue {
  readonly kind: 'map' | 'list' | 'scalar' | 'null';
  readonly span: Span;
  readonly #node: Node | undefined;
  readonly #scope: YamlScope;
  #entries: ReadonlyMap<string, YamlEntry> | undefined;
  #reading = false;

  constructor(scope: YamlScope, node: Node | undefined, span: Span) {
    super();
    this.#scope = scope;
    this.#node = node;
    this.span = span;
    this.kind = isMap(node) ? 'map' : isSeq(node) ? 'list' : isScalar(node) && !isNull(node) ? 'scalar' : 'null';
  }

  get tag(): string | undefined {
    const tag = this.#node?.tag;
    return tag !== undefined && /^![^!]/.test(tag) ? tag : undefined;
  }

  get isPlain(): boolean {
    return isScalar(this.#node) && (this.#node.type ?? 'PLAIN') === 'PLAIN';
  }

  entries(): ReadonlyMap<string, YamlEntry> {
    if (this.#entries !== undefined) return this.#entries;
    const found = new Map<string, YamlEntry>();
    // A map that merges itself gives nothing more.
    if (!isMap(this.#node) || this.#reading) return found;
    this.#reading = true;
    const own = this.#node.items as readonly Pair<Node, Node | null>[];
    if (this.#scope.depth < DEEPEST_MERGE) {
      this.#scope.depth++;
      for (const pair of own) if (isMerge(pair)) this.#merge(found, pair.value);
      this.#scope.depth--;
    }
    for (const pair of own) {
      const key = isMerge(pair) ? undefined : this.#keyOf(pair.key);
      if (key !== undefined) {
        const keySpan = this.#spanOf(pair.key);
        found.set(key, { key, keySpan, value: valueOf(this.#scope, pair.value, keySpan) });
      }
    }
    this.#reading = false;
    this.#entries = found;
    return found;
  }

  items(): YamlValue[] {
    return isSeq(this.#node) ? this.#node.items.map((item) => valueOf(this.#scope, item as Node, this.span)) : [];
  }

  pieces(): Pieces | undefined {
    const node = this.#node;
    if (this.kind !== 'scalar' || !isScalar(node)) return undefined;
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    const { start, end } = this.span;
    return scalarPieces(this.#scope.source, start, end, style, rawText(node));
  }

  #merge(found: Map<string, YamlEntry>, node: Node | null): void {
    const from = valueOf(this.#scope, node, this.span);
    // The first of several merged maps wins, so that they are taken from the last on.
    const maps = from.kind === 'list' ? from.items().toReversed() : [from];
    for (const map of maps) {
      for (const entry of map.entries().values()) {
        if (this.#scope.budget-- <= 0) return;
        found.set(entry.key, entry);
      }
    }
  }

  #keyOf(key: Node): string | undefined {
    const node = isAlias(key) ? this.#scope.target(key) : key;
    return isScalar(node) ? rawText(node) : undefined;
  }

  #spanOf(node: Node): Span {
    const [start, end] = node.range ?? [this.span.start, this.span.start];
    return this.#scope.source.span(start, end);
  }
}

/** The value that a node stands for; one that is not there stands at `place`. */
export function valueOf(scope: YamlScope, written: Node | null | undefined, place: Span): YamlValue {
  const node = isAlias(written) ? scope.target(written) : (written ?? undefined);
  if (node === undefined) return new NodeValue(scope, undefined, place);
  const known = scope.values.get(node);
  if (known !== undefined) return known;
  const [start, end] = node.range ?? [place.start, place.end];
  const value = new NodeValue(scope, node, scope.source.span(start, end));
  scope.values.set(node, value);
  return value;
}

function rawText(node: Scalar): string {
  return node.source ?? (typeof node.value === 'string' ? node.value : (JSON.stringify(node.value) ?? ''));
}

function isNull(node: Scalar): boolean {
  return node.value === null;
}

function isMerge(pair: Pair<Node, Node | null>): boolean {
  return isScalar(pair.key) && pair.key.source === '<<' && pair.key.type === 'PLAIN';
}
