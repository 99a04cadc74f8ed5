/** Methods of texts, lists and dictionaries. */
import type { Span } from '../../../model/span.js';
import type { Given } from './environment.js';
import { formatBraces } from './format.js';
import { lift } from './lift.js';
import { elementOf } from './members.js';
import { trimPython } from './numbers.js';
import { concatenate } from './operators.js';
import { isKnown, pyBoolean, pyDict, pyList, pyNone, pyString, pyText } from './value.js';
import type { PyDict, PyKnown, PyList, PyString, PyValue } from './value.js';

/** What a method without effect on its object gives; undefined where that is not known. */
export function callMethod(object: PyValue, name: string, given: Given): PyValue | undefined {
  if (object.kind === 'dict') return dictMethod(object, name, given);
  if (object.kind === 'list')
    return name === 'copy' && !object.tuple ? pyList(object.value, false, object.span) : undefined;
  if (name === 'join') return joinTexts(object, given);
  const operands = [object, ...given.args, ...given.keywords.values()];
  return lift(given.span, operands, ([text, ...rest]) => {
    if (text?.kind !== 'string') return undefined;
    const args = rest.slice(0, given.args.length);
    if (name !== 'format') return given.keywords.size > 0 ? undefined : stringMethod(text, name, args, given.span);
    const keywords = [...given.keywords.keys()].map((key, at) => [key, rest[args.length + at] as PyValue] as const);
    return formatBraces(text, args, new Map(keywords), given.span);
  });
}

function dictMethod(object: PyDict, name: string, { args, span }: Given): PyValue | undefined {
  if (name === 'copy') return pyDict(object.value, object.keySpans, object.open, object.span);
  return name === 'get' && args[0] ? elementOf(object, args[0], args[1] ?? pyNone(span), span) : undefined;
}

/** `','.join(list)`. */
function joinTexts(object: PyValue, { args: [list], span }: Given): PyValue | undefined {
  if (list?.kind !== 'list') return undefined;
  return lift(span, [object, ...list.value], ([separator, ...parts]) => {
    const texts = parts.flatMap((part, at) => (at === 0 ? [part] : [separator, part]));
    return texts.every((part) => part?.kind === 'string') ? concatenate(texts, span) : undefined;
  });
}

function stringMethod(text: PyString, name: string, args: readonly PyKnown[], span: Span): PyValue | undefined {
  const { value } = text;
  const [first, second] = args;
  const isAscii = !/[^\0-\x7f]/.test(value);
  switch (name) {
    case 'lower':
      return args.length === 0 && isAscii ? same(text, value.toLowerCase()) : undefined;
    case 'upper':
      return args.length === 0 && isAscii ? same(text, value.toUpperCase()) : undefined;
    case 'strip':
      return args.length === 0 && isAscii ? same(text, trimPython(value)) : undefined;
    case 'isdigit':
      return args.length === 0 && isAscii ? pyBoolean(/^\d+$/.test(value), span) : undefined;
    case 'startswith':
      return first?.kind === 'string' && args.length === 1 ? pyBoolean(value.startsWith(first.value), span) : undefined;
    case 'endswith':
      return first?.kind === 'string' && args.length === 1 ? pyBoolean(value.endsWith(first.value), span) : undefined;
    case 'split':
      return first?.kind === 'string' && first.value !== '' && args.length === 1 ? split(text, first.value) : undefined;
    case 'replace':
      if (first?.kind !== 'string' || second?.kind !== 'string' || args.length !== 2) return undefined;
      return replaced(text, first.value, second.value);
    default:
      return undefined;
  }
}

/** A text that is the other one in another form: at its place, exactly if nothing had to be changed. */
function same(text: PyString, value: string): PyString {
  return value === text.value
    ? text
    : { ...pyText(value, text.span), ...(text.variable !== undefined && { variable: text.variable }) };
}

function replaced(text: PyString, from: string, to: string): PyString | undefined {
  if (from === '' || text.value.length * Math.max(to.length, 1) > 65_536) return undefined;
  return same(
    text,
    text.value.replaceAll(from, () => to),
  );
}

function split(text: PyString, separator: string): PyList | undefined {
  const parts = text.value.split(separator);
  if (parts.length > 1000) return undefined;
  let at = 0;
  const values = parts.map((part) => {
    const start = at;
    at += part.length + separator.length;
    const [piece] = text.pieces;
    if (!piece?.exact || text.pieces.length > 1) return pyText(part, text.span);
    const span = {
      file: piece.span.file,
      start: piece.span.start + start,
      end: piece.span.start + start + part.length,
    };
    return pyString([{ text: part, span, exact: true }], span);
  });
  return pyList(values, false, text.span);
}

/** What a method makes of the list or dictionary that it changes; undefined where that is not known. */
export function changeBy(
  object: PyList | PyDict,
  name: string,
  { args, keywords }: Given,
): PyList | PyDict | undefined {
  const [first, second] = args;
  if (object.kind === 'list') {
    if (object.tuple || args.length !== 1 || keywords.size > 0 || !first || object.value.length > 999) return undefined;
    if (name === 'append') return pyList([...object.value, first], false, object.span);
    const isFitting = name === 'extend' && first.kind === 'list' && first.value.length + object.value.length <= 1000;
    return isFitting ? pyList([...object.value, ...first.value], false, object.span) : undefined;
  }
  if (name === 'setdefault' && first?.kind === 'string' && second && !object.open) {
    return object.value.has(first.value)
      ? object
      : withKeys(object, new Map([[first.value, second]]), new Map([[first.value, first.span]]));
  }
  if (name !== 'update' || args.length > 1 || (first && (first.kind !== 'dict' || first.open))) return undefined;
  const places = Array.from(keywords, ([key, { span }]) => [key, span] as const);
  const base = first ? withKeys(object, first.value, first.keySpans) : object;
  return withKeys(base, keywords, new Map(places));
}

function withKeys(dict: PyDict, value: ReadonlyMap<string, PyValue>, spans: ReadonlyMap<string, Span>): PyDict {
  return pyDict(new Map([...dict.value, ...value]), new Map([...dict.keySpans, ...spans]), dict.open, dict.span);
}

/** Whether methods of it are understood. */
export function hasMethods(object: PyValue): boolean {
  if (isKnown(object)) return object.kind === 'string' || object.kind === 'list' || object.kind === 'dict';
  return object.variable !== undefined || object.alternatives !== undefined || object.fallback !== undefined;
}
