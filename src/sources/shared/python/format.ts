/** `'%s:%d' % (host, port)` and `'{}:{}'.format(host, port)`, as far as they say no width or precision. */
import type { Span } from '../../../model/span.js';
import { numText } from './numbers.js';
import { TextBuilder } from './strings.js';
import { numOf, pyString, pyText } from './value.js';
import type { PyKnown, PyString, PyValue } from './value.js';

/** What `str()` makes of a value; undefined for lists and dictionaries. */
export function strOf(value: PyKnown): PyString | undefined {
  switch (value.kind) {
    case 'string':
      return value;
    case 'number':
      return pyText(numText(value.integer ?? value.value), value.span);
    case 'boolean':
      return pyText(value.value ? 'True' : 'False', value.span);
    case 'none':
      return pyText('None', value.span);
    case 'list':
    case 'dict':
      return undefined;
  }
}

/** The part of a text from one offset up to another, at its place as far as that is known. */
function literalPart(text: PyString, start: number, end: number): PyString {
  const [piece] = text.pieces;
  if (text.pieces.length !== 1 || !piece?.exact) return pyText(text.value.slice(start, end), text.span);
  const span = { file: piece.span.file, start: piece.span.start + start, end: piece.span.start + end };
  return pyString([{ text: text.value.slice(start, end), span, exact: true }], span);
}

/** Puts values in the place of what a pattern finds; undefined as soon as one has none. */
function replace(
  template: PyString,
  pattern: RegExp,
  span: Span,
  valueFor: (found: RegExpExecArray) => PyString | undefined,
): PyString | undefined {
  const builder = new TextBuilder(span);
  let at = 0;
  for (const found of template.value.matchAll(pattern)) {
    literalPart(template, at, found.index).pieces.forEach((piece) => builder.add(piece));
    const value = valueFor(found);
    if (!value || builder.length > 65_536) return undefined;
    value.pieces.forEach((piece) => builder.add(piece));
    at = found.index + found[0].length;
  }
  literalPart(template, at, template.value.length).pieces.forEach((piece) => builder.add(piece));
  return pyString(builder.pieces(), span);
}

/** `template % values`. */
export function formatPercent(template: PyString, values: PyKnown, span: Span): PyString | undefined {
  if (values.kind === 'dict') return undefined;
  const given: readonly PyValue[] = values.kind === 'list' && values.tuple ? values.value : [values];
  let next = 0;
  const result = replace(template, /%([^])?/g, span, ([, letter]) => {
    if (letter === '%') return pyText('%', template.span);
    const value = given[next++];
    if (value === undefined || value.kind === 'unknown') return undefined;
    if (letter === 's') return strOf(value);
    const num = numOf(value);
    return letter === 'd' && typeof num === 'bigint' ? pyText(numText(num), value.span) : undefined;
  });
  return next === given.length ? result : undefined;
}

/** `template.format(*args, **keywords)`. */
export function formatBraces(
  template: PyString,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  span: Span,
): PyString | undefined {
  let next = 0;
  return replace(template, /\{\{|\}\}|\{(\w*)\}|[{}]/g, span, ([found, name]) => {
    if (found === '{{' || found === '}}') return pyText(found.charAt(0), template.span);
    if (name === undefined) return undefined;
    const value = name === '' ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : keywords.get(name);
    return value === undefined || value.kind === 'unknown' ? undefined : strOf(value);
  });
}
