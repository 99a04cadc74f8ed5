/** JSON as values with places. */
import { createScanner, visit } from 'jsonc-parser';
import type { SourceFile, Span } from '../../../model/span.js';
import { withoutTemplates } from '../yaml/text.js';
import type { InfrastructureProblem } from './resource.js';
import { type Entry, known, type ListItem, type Scalar, unknown, type Value } from './value.js';

/** The parser recurses. */
const DEEPEST = 200;
/** Larger files are states of whole companies, not what somebody keeps beside an application. */
const LARGEST = 20_000_000;
/** What a template gives is masked with this. */
const MASK = /\uE000/;

/** A list or object while it is read. */
interface Container {
  readonly value: Value;
  readonly span: { -readonly [K in keyof Span]: Span[K] };
  add(value: Value): void;
  property(key: string, keySpan: Span): void;
  damage(): void;
}

export interface JsonReading {
  /** Undefined where nothing can be made of the text. */
  readonly value: Value | undefined;
  /** At most one: what follows the first is its consequence. */
  readonly problems: readonly InfrastructureProblem[];
}

/** Reads JSON, also with comments and commas too many; of a key that is repeated the last value counts. Never throws. */
export function readJson(file: SourceFile): JsonReading {
  const refused = (reason: string, start: number, end: number): JsonReading => ({
    value: undefined,
    problems: [{ format: 'json', reason, span: { file, start, end } }],
  });
  if (file.text.length > LARGEST) return refused('too-large', 0, 0);
  const { text: masked, isTemplate } = withoutTemplates(file, false);
  // A byte order mark is no JSON, but some editors write one.
  const text = masked.startsWith('\uFEFF') ? ` ${masked.slice(1)}` : masked;
  const deep = tooDeepAt(text);
  if (deep >= 0) return refused('too-deep', deep, deep + 1);
  const stack: Container[] = [];
  let root: Value | undefined;
  let failed: Span | undefined;
  const put = (value: Value): void => {
    const top = stack.at(-1);
    if (top !== undefined) top.add(value);
    else root ??= value;
  };
  const open = (container: Container): void => {
    put(container.value);
    stack.push(container);
    if (failed !== undefined) container.damage();
  };
  const close = (offset: number, length: number): void => {
    const container = stack.pop();
    if (container !== undefined) container.span.end = offset + length;
  };
  const fail = (start: number, length: number): void => {
    failed ??= { file, start, end: Math.min(start + length, text.length) };
    for (const container of stack) container.damage();
  };
  visit(
    text,
    {
      onObjectBegin: (start, length) => open(objectAt({ file, start, end: start + length })),
      onArrayBegin: (start, length) => open(arrayAt({ file, start, end: start + length })),
      onObjectEnd: close,
      onArrayEnd: close,
      onObjectProperty: (key, start, length) =>
        stack.at(-1)?.property(key, { file, start: start + 1, end: Math.max(start + length - 1, start + 1) }),
      onLiteralValue: (value: Scalar, start, length) => put(literal(value, { file, start, end: start + length })),
      onError: (_error, start, length) => fail(start, length),
    },
    { allowTrailingComma: true },
  );
  for (const container of stack) container.span.end = text.length;
  const problems =
    failed === undefined || isTemplate ? [] : [{ format: 'json', reason: 'syntax', span: failed } as const];
  return { value: root, problems };
}

function literal(value: Scalar, span: Span): Value {
  if (typeof value !== 'string') return known(value, span);
  const inside = { ...span, start: span.start + 1, end: Math.max(span.end - 1, span.start + 1) };
  return MASK.test(value) ? unknown(inside, 'template') : known(value, inside);
}

function objectAt(span: Container['span']): Container {
  const entries = new Map<string, Entry>();
  const value = {
    kind: 'body' as const,
    span,
    open: false,
    keys: () => entries.keys(),
    entry: (key: string) => entries.get(key),
  };
  let key: string | undefined;
  let keySpan: Span = span;
  return {
    value,
    span,
    add: (member) => {
      if (key !== undefined) entries.set(key, { keySpan, value: member });
      key = undefined;
    },
    property: (name, place) => {
      key = name;
      keySpan = place;
    },
    damage: () => (value.open = true),
  };
}

function arrayAt(span: Container['span']): Container {
  const items: ListItem[] = [];
  const value = { kind: 'list' as const, span, open: false, items };
  return {
    value,
    span,
    add: (item) => items.push({ value: item, certain: true }),
    property: () => undefined,
    damage: () => (value.open = true),
  };
}

/** Where brackets lie too deep in one another; -1 where they nowhere do. */
function tooDeepAt(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const char = text.charAt(scanner.getTokenOffset());
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth > DEEPEST) return scanner.getTokenOffset();
  }
  return -1;
}
