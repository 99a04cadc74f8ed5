/**
 * A value that several places of several files write: the files given one after another, and what each of them extends.
 * How they are merged: https://docs.docker.com/reference/compose-file/merge/
 */
import type { Span } from '../../model/span.js';
import { type Pieces, unknownIn } from '../shared/pieces.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { PieceText, shownText } from '../shared/yaml/text.js';
import { interpolate, type Substitutes } from './interpolate.js';

/** How the values of a file are meant. */
export interface Scope {
  /** What its relative paths are relative to, from the project's directory on: empty, or with a slash at its end. */
  readonly directory: string;
  readonly substitutes: Substitutes;
}

/** What one file writes. */
export interface Written {
  readonly value: YamlValue;
  readonly scope: Scope;
  /** Its key, where it has one. */
  readonly key: Span;
}

/** What all layers write, the nearest first: that is the one which beats the others. Nothing in it is null. */
export class Layered {
  readonly layers: readonly Written[];

  constructor(layers: readonly Written[]) {
    this.layers = layers;
  }

  get nearest(): Written | undefined {
    return this.layers[0];
  }

  /** What the layers write under a key. `!reset` and `!override` hide all that lies further away. */
  at(key: string): Layered {
    const found: Written[] = [];
    for (const { value, scope } of this.layers) {
      const entry = value.entries().get(key);
      if (entry === undefined) continue;
      const { tag } = entry.value;
      if (tag === RESET) break;
      if (entry.value.kind !== 'null') found.push({ value: entry.value, scope, key: entry.keySpan });
      if (tag === OVERRIDE) break;
    }
    return new Layered(found);
  }

  /** The nearest value of a key that is replaced even by null: of `command` and `entrypoint` null is the image's own. */
  replaced(key: string): Written | undefined {
    const value = this.layers
      .find((layer) => layer.value.entries().has(key))
      ?.value.entries()
      .get(key)?.value;
    return value?.kind === 'null' ? undefined : this.at(key).nearest;
  }

  /** The items of all lists, the farthest first, since those of nearer layers are added behind; a lone scalar is a list of one. */
  items(): Written[] {
    return this.layers.toReversed().flatMap(({ value, scope, key }) => {
      const items = value.kind === 'scalar' ? [value] : value.items();
      return items.filter(({ tag }) => tag !== RESET).map((item) => ({ value: item, scope, key }));
    });
  }

  /** The names in a list, or the keys of a map, in the order in which they first appear. */
  names(): string[] {
    const found = new Set<string>();
    for (const layer of this.layers.toReversed()) {
      for (const { key, value } of layer.value.entries().values()) {
        if (value.tag === RESET) found.delete(key);
        else found.add(key);
      }
      for (const item of layer.value.items()) {
        const name = knownText({ ...layer, value: item });
        if (name !== undefined) found.add(name);
      }
    }
    return [...found];
  }

  /** `KEY=value` of lists and `KEY: value` of maps, the nearest of a key; `alone` gives the value of one that has none. */
  pairs(alone: (name: string, span: Span, scope: Scope) => Pieces): Map<string, Pieces> {
    const found = new Map<string, Pieces>();
    for (const layer of this.layers.toReversed()) {
      for (const { key, keySpan, value } of layer.value.entries().values()) {
        if (value.tag === RESET) found.delete(key);
        else
          found.set(key, value.kind === 'scalar' ? textOfValue({ ...layer, value }) : alone(key, keySpan, layer.scope));
      }
      for (const item of layer.value.items()) {
        const text = new PieceText(textOfValue({ ...layer, value: item }));
        const equals = text.text.indexOf('=');
        if (equals > 0) found.set(text.text.slice(0, equals), text.slice(equals + 1));
        else if (text.text !== '') found.set(text.text, alone(text.text, item.span, layer.scope));
      }
    }
    return found;
  }
}

export const RESET = '!reset';
export const OVERRIDE = '!override';

/** The text of a scalar with its variables undone; an empty one at the place of anything else. */
export function textOfValue({ value, scope }: Written): Pieces {
  const pieces = value.pieces();
  return pieces === undefined ? [{ text: '', span: value.span, exact: false }] : interpolate(pieces, scope.substitutes);
}

/** The text of a value, with fallbacks in the place of variables, and their own words where there are none. */
export function shownValue(written: Written | undefined): string | undefined {
  const text = written === undefined ? '' : shownText(textOfValue(written));
  return text === '' ? undefined : text;
}

/** The text of a scalar of which everything is known; undefined otherwise, and where it is empty. */
export function knownText(written: Written): string | undefined {
  const pieces = textOfValue(written);
  return unknownIn(pieces) === undefined ? shownText(pieces) || undefined : undefined;
}
