/** Calls in Python that start a server: their keywords are the configuration. */
import type { Span } from '../../../model/span.js';
import type { OpenWords, OptionValue } from './options.js';
import type { Sourced, Values } from './values.js';

/** A value in Python, as far as it is read. */
export interface CallValue {
  readonly span: Span;
  readonly kind: string;
  readonly value?: unknown;
  readonly written: string;
}

export interface ServerCall {
  /** `uvicorn.run`, with import aliases resolved. */
  readonly callee: string;
  readonly args: readonly CallValue[];
  readonly keywords: ReadonlyMap<string, CallValue>;
  /** Whether more keywords come through `**`. */
  readonly open: boolean;
  readonly span: Span;
}

export interface ModuleCalls {
  readonly calls: readonly ServerCall[];
}

/** The keywords of a call as values. `positional` names the arguments by place. */
export function callValues(call: ServerCall, positional: readonly string[] = []): Values {
  const find = (name: string): CallValue | undefined => {
    const at = positional.indexOf(name);
    return call.keywords.get(name) ?? (at < 0 ? undefined : call.args[at]);
  };
  return pythonValues(find, call.open ? { written: '**', span: call.span } : undefined);
}

/** Values of Python as those of a server; of a list, every value that is one. */
export function pythonValues(find: (name: string) => CallValue | undefined, open?: OpenWords): Values {
  const get = (name: string): Sourced | undefined => {
    const value = find(name);
    return value && sourcedOf(name, value);
  };
  const all = (name: string): readonly Sourced[] => {
    const value = find(name);
    if (value === undefined) return [];
    if (!Array.isArray(value.value)) return [sourcedOf(name, value)];
    return value.value.filter(isCallValue).map((entry) => sourcedOf(name, entry));
  };
  return { get, all, ...(open === undefined ? {} : { open }) };
}

function sourcedOf(word: string, { span, kind, value, written }: CallValue): Sourced {
  if (kind === 'none') return { word, value: null, written, span };
  const known = kind === 'number' || kind === 'string' || kind === 'boolean';
  if (known) return { word, value: value as OptionValue, written, span };
  return { word, value: undefined, written, span, ...(kind === 'unknown' ? { unknown: written } : {}) };
}

function isCallValue(value: unknown): value is CallValue {
  return typeof value === 'object' && value !== null && 'kind' in value && 'span' in value && 'written' in value;
}
