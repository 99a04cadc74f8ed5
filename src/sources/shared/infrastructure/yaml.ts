/** YAML as values with places; the short forms of CloudFormation's functions (`!Ref x`) as their long ones (`Ref: x`). */
import type { SourceFile } from '../../../model/span.js';
import { type Pieces, spanOf, textOf, unknownIn } from '../pieces.js';
import { readYaml, type YamlValue } from '../yaml/index.js';
import { bodyOf } from './access.js';
import type { InfrastructureProblem } from './resource.js';
import { type Entry, known, listOf, type Scalar, unknown, type Value } from './value.js';

/** Aliases of aliases can lie deeper in one another than what is written. */
const DEEPEST = 100;
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

export interface YamlDocuments {
  /** One for each document that holds anything. */
  readonly values: readonly Value[];
  readonly problems: readonly InfrastructureProblem[];
}

/** Reads all documents of a file. Never throws; what cannot be read is told on its line, unless a template is to fill it in. */
export function readYamlValues(file: SourceFile): YamlDocuments {
  const { documents, unknowns } = readYaml(file);
  const problems = unknowns
    .filter(({ kind }) => kind === 'file')
    .map(({ span }): InfrastructureProblem => ({ format: 'yaml', reason: 'syntax', span }));
  const reading = new Reading();
  return { values: documents.map((document) => reading.valueOf(document, 0)), problems };
}

class Reading {
  /** What an alias stands for is read once, however often it is asked for; with how deep it is. */
  readonly #made = new Map<YamlValue, { readonly value: Value; readonly height: number }>();
  readonly #reading = new Set<YamlValue>();
  /** How deep the deepest is of what was read since somebody asked. */
  #tallest = 0;

  valueOf(node: YamlValue, depth: number): Value {
    const made = this.#made.get(node);
    if (made !== undefined) {
      this.#tallest = Math.max(this.#tallest, made.height);
      return made.value;
    }
    if (this.#reading.has(node)) return unknown(node.span, 'cycle');
    if (depth > DEEPEST) return unknown(node.span, 'bounds');
    this.#reading.add(node);
    const outer = this.#tallest;
    this.#tallest = 0;
    const read = this.#tagged(node, depth);
    const height = this.#tallest + 1;
    const value = height > DEEPEST ? unknown(node.span, 'bounds') : read;
    this.#tallest = Math.max(outer, height > DEEPEST ? 1 : height);
    this.#reading.delete(node);
    this.#made.set(node, { value, height: height > DEEPEST ? 1 : height });
    return value;
  }

  #tagged(node: YamlValue, depth: number): Value {
    const { tag, span } = node;
    const value = this.#untagged(node, depth);
    if (tag === undefined) return value;
    const name = tag.slice(1);
    const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
    return bodyOf(new Map([[key, { keySpan: span, value }]]), span);
  }

  #untagged(node: YamlValue, depth: number): Value {
    const { span } = node;
    if (node.kind === 'map') {
      const entries = new Map<string, Entry>();
      for (const { key, keySpan, value } of node.entries().values())
        entries.set(key, { keySpan, value: this.valueOf(value, depth + 1) });
      return bodyOf(entries, span);
    }
    if (node.kind === 'list')
      return listOf(
        node.items().map((item) => this.valueOf(item, depth + 1)),
        span,
      );
    const pieces = node.kind === 'scalar' ? node.pieces() : undefined;
    if (pieces === undefined) return known(null, span);
    if (unknownIn(pieces) !== undefined) return unknown(spanOf(pieces), 'template');
    return known(scalarOf(pieces, node.isPlain), spanOf(pieces));
  }
}

/** A plain scalar is what it looks like, any other a text. */
function scalarOf(pieces: Pieces, isPlain: boolean): Scalar {
  const text = textOf(pieces);
  if (!isPlain) return text;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}
