/** Lists of attributes, as the AWS Load Balancer Controller takes them. */
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../../shared/pieces.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import { PieceText, trimmedRange } from '../../shared/yaml/text.js';

/** One attribute: `idle_timeout.timeout_seconds` and what it is set to. */
export interface Attribute {
  readonly key: string;
  readonly value: Pieces;
}

export interface AttributeList {
  readonly attributes: readonly Attribute[];
  /** What is no `key=value`: the controller then refuses the whole list. */
  readonly broken: readonly { readonly text: string; readonly span: Span }[];
}

/**
 * An annotation of the form `key=value,key=value`; a comma of a value is written `\,`. Where a template gives a part
 * of the list, that part is left aside.
 */
export function attributesIn(value: YamlValue): AttributeList {
  const attributes: Attribute[] = [];
  const broken: { text: string; span: Span }[] = [];
  const list = new PieceText(value.pieces() ?? []);
  if (list.pieces.length === 0) return { attributes, broken };
  for (const [from, to] of partsOf(list.text)) {
    const [start, end] = trimmedRange(list.text, from, to);
    const equals = list.text.indexOf('=', start);
    const key = equals < 0 || equals >= end ? '' : list.text.slice(start, equals).trim();
    if (key !== '') {
      const [first, last] = trimmedRange(list.text, equals + 1, end);
      attributes.push({ key, value: list.slice(first, last) });
    } else if (start < end && list.parts(start, end).every((piece) => piece.unknown === undefined)) {
      broken.push({ text: list.text.slice(start, end), span: list.span(start, end) });
    }
  }
  return { attributes, broken };
}

/** The same in an object's own fields: a list of `key` and `value`. */
export function attributesOf(value: YamlValue | undefined): Attribute[] {
  return (value?.items() ?? []).flatMap((item) => {
    const key = item.get('key')?.known();
    const pieces = item.get('value')?.pieces();
    return key === undefined || pieces === undefined ? [] : [{ key, value: pieces }];
  });
}

function* partsOf(text: string): Generator<[from: number, to: number]> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === ',') {
      yield [from, at];
      from = at + 1;
    }
  }
  yield [from, text.length];
}
