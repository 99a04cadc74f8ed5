/** JSON with places, also JSON that stands as a string in other JSON. */
import { createScanner, findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Span } from '../../model/span.js';
import { type Pieces, spanOf, textOf } from '../shared/pieces.js';
import { addJsonString, PiecesBuilder, PieceText } from '../shared/yaml/text.js';

/** The parser recurses. */
const DEEPEST = 200;

export class JsonValue {
  readonly #node: Node;
  readonly #source: PieceText;

  constructor(node: Node, source: PieceText) {
    this.#node = node;
    this.#source = source;
  }

  get kind(): Node['type'] {
    return this.#node.type;
  }

  /** Where it is written; of a string without its quotes. */
  get span(): Span {
    const { offset, length } = this.#node;
    return this.kind === 'string'
      ? this.#source.span(offset + 1, offset + length - 1)
      : this.#source.span(offset, offset + length);
  }

  /** The value of a key, whose first letter may be large as in CloudFormation. */
  get(key: string): JsonValue | undefined {
    if (this.kind !== 'object') return undefined;
    const node = findNodeAtLocation(this.#node, [key]) ?? findNodeAtLocation(this.#node, [capital(key)]);
    return node === undefined ? undefined : new JsonValue(node, this.#source);
  }

  /** The place of a key itself. */
  keySpan(key: string): Span | undefined {
    const node = findNodeAtLocation(this.#node, [key]) ?? findNodeAtLocation(this.#node, [capital(key)]);
    const name = node?.parent?.children?.[0];
    return name === undefined ? undefined : this.#source.span(name.offset, name.offset + name.length);
  }

  items(): JsonValue[] {
    if (this.kind !== 'array') return [];
    return (this.#node.children ?? []).map((child) => new JsonValue(child, this.#source));
  }

  /** The values of an object's keys. */
  values(): JsonValue[] {
    if (this.kind !== 'object') return [];
    return (this.#node.children ?? []).flatMap(({ children }) =>
      children?.[1] === undefined ? [] : new JsonValue(children[1], this.#source),
    );
  }

  /** The text of a string, or of a number as written. */
  pieces(): Pieces | undefined {
    const { offset, length } = this.#node;
    if (this.kind === 'number' || this.kind === 'boolean') return this.#source.slice(offset, offset + length);
    if (this.kind !== 'string') return undefined;
    const source = this.#source;
    const builder = new PiecesBuilder((start, end) => source.parts(start, end), source.span(offset + 1, offset + 1));
    addJsonString(builder, source.text, offset + 1, offset + length - 1);
    return builder.pieces();
  }

  /** {@link pieces} as a string, where all of it is known. */
  known(): string | undefined {
    const pieces = this.pieces();
    return pieces === undefined || pieces.some((piece) => piece.unknown !== undefined) ? undefined : textOf(pieces);
  }
}

/** Parses JSON with comments and commas too many; undefined where nothing can be made of it. */
export function parseJson(source: PieceText): JsonValue | undefined {
  if (isTooDeep(source.text)) return undefined;
  const root = parseTree(source.text, [], { allowTrailingComma: true });
  return root === undefined ? undefined : new JsonValue(root, source);
}

/** The value that a string holds as JSON. */
export function parseInside(value: JsonValue): JsonValue | undefined {
  const pieces = value.pieces();
  return pieces === undefined || spanOf(pieces).end === 0 ? undefined : parseJson(new PieceText(pieces));
}

function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const char = text[scanner.getTokenOffset()];
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function capital(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
