/** Values that no document has as they are: put together from the parts of several, each part at its own place. */
import type { Span } from '../../../model/span.js';
import { type Pieces, writtenText } from '../pieces.js';
import { type YamlEntry, YamlValue } from './value.js';

const NO_ENTRIES: ReadonlyMap<string, YamlEntry> = new Map();

interface Content {
  readonly kind: YamlValue['kind'];
  readonly isPlain?: boolean;
  readonly entries?: () => ReadonlyMap<string, YamlEntry>;
  readonly items?: () => YamlValue[];
  readonly pieces?: Pieces;
}

class MadeValue extends YamlValue {
  readonly kind: YamlValue['kind'];
  readonly tag = undefined;
  readonly isPlain: boolean;
  readonly #content: Content;
  #entries: ReadonlyMap<string, YamlEntry> | undefined;
  #items: YamlValue[] | undefined;

  constructor(
    content: Content,
    readonly span: Span,
  ) {
    super();
    this.kind = content.kind;
    this.isPlain = content.isPlain === true;
    this.#content = content;
  }

  entries(): ReadonlyMap<string, YamlEntry> {
    return (this.#entries ??= this.#content.entries?.() ?? NO_ENTRIES);
  }

  items(): YamlValue[] {
    return (this.#items ??= this.#content.items?.() ?? []);
  }

  pieces(): Pieces | undefined {
    return this.#content.pieces;
  }
}

/** A map of some entries, which stands at `span`. */
export function madeMap(entries: ReadonlyMap<string, YamlEntry>, span: Span): YamlValue {
  return new MadeValue({ kind: 'map', entries: () => entries }, span);
}

/** A list of some items, which stands at `span`. */
export function madeList(items: readonly YamlValue[], span: Span): YamlValue {
  return new MadeValue({ kind: 'list', items: () => [...items] }, span);
}

/** A scalar with a text; `isPlain` where it may stand for a number. */
export function madeScalar(pieces: Pieces, span: Span, isPlain = false): YamlValue {
  return new MadeValue({ kind: 'scalar', pieces, isPlain }, span);
}

/**
 * A value as it is, but with no scalar in it known: something that was not read changes it, and nobody knows what. Shape
 * and places stay. `why` is that something in its own words. Made as it is asked for, so that its size costs nothing.
 */
export function unknownThroughout(value: YamlValue, why: string): YamlValue {
  const { kind, span, isPlain } = value;
  if (kind === 'map') {
    const entries = (): ReadonlyMap<string, YamlEntry> =>
      new Map(
        [...value.entries()].map(([key, entry]) => [key, { ...entry, value: unknownThroughout(entry.value, why) }]),
      );
    return new MadeValue({ kind, entries }, span);
  }
  if (kind === 'list')
    return new MadeValue({ kind, items: () => value.items().map((item) => unknownThroughout(item, why)) }, span);
  const written = kind === 'null' ? '' : writtenText(value.pieces() ?? []);
  const pieces: Pieces = [{ text: '', span, exact: false, unknown: { written: written === '' ? why : written } }];
  return new MadeValue({ kind: 'scalar', pieces, isPlain }, span);
}

/** A value with everything in it at one place: of a text whose own offsets are nowhere. `pieces` are not exact. */
export function placedAt(value: YamlValue, span: Span): YamlValue {
  const { kind, isPlain } = value;
  if (kind === 'map') {
    const entries = (): ReadonlyMap<string, YamlEntry> =>
      new Map(
        [...value.entries()].map(([key, entry]) => [key, { key, keySpan: span, value: placedAt(entry.value, span) }]),
      );
    return new MadeValue({ kind, entries }, span);
  }
  if (kind === 'list')
    return new MadeValue({ kind, items: () => value.items().map((item) => placedAt(item, span)) }, span);
  const pieces = value.pieces()?.map((piece) => ({ ...piece, span, exact: false }));
  return new MadeValue({ kind, isPlain, ...(pieces === undefined ? {} : { pieces }) }, span);
}
