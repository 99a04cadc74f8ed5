/** A hop that somebody wrote down, setting by setting, instead of the files it is configured by. */
import type { Span } from '../../model/span.js';
import type { Pieces } from '../shared/pieces.js';

/** A value as written; YAML's own types are told apart only by whether a text stands in quotes. */
export type StatedValue =
  | { readonly kind: 'scalar'; readonly pieces: Pieces; readonly quoted: boolean }
  | { readonly kind: 'list'; readonly items: readonly Extract<StatedValue, { kind: 'scalar' }>[]; readonly span: Span };

/** One setting of a hop by the product's own word. */
export interface StatedSetting {
  /** The product's name for it, whichever spelling was used: `keepalive` for `--keep-alive`. */
  readonly name: string;
  /** As written: `--keep-alive`, `upstream.keepalive_timeout`. */
  readonly key: string;
  readonly keySpan: Span;
  readonly value: StatedValue;
}

export interface StatedHop {
  readonly product: string;
  /** The product's name where it is written. */
  readonly span: Span;
  readonly version: string | undefined;
  /** In the order of the file, each name once, except where a setting may be repeated. */
  readonly settings: readonly StatedSetting[];
}

/** The texts of a value: one, or those of a list. */
export function itemsOf(value: StatedValue): readonly Pieces[] {
  return value.kind === 'scalar' ? [value.pieces] : value.items.map(({ pieces }) => pieces);
}

/** The setting of a name, by whichever spelling; the last where there are several. */
export function settingNamed({ settings }: StatedHop, name: string): StatedSetting | undefined {
  return settings.findLast((setting) => setting.name === name);
}
