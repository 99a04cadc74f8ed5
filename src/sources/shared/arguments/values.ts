/** Values by name, whichever way they reach a server: a command line, a variable, a file, a call in Python. */
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
import type { OpenWords, OptionValue, Parsed } from './options.js';

/** One value and where it comes from. */
export interface Sourced {
  /** The product's word as the user wrote it: `--timeout-keep-alive`, `timeout_keep_alive`. */
  readonly word: string;
  /** Undefined where it is not known or not valid; null for Python's `None`. */
  readonly value: OptionValue | undefined;
  /** What stands in the place of a value that is not known, as written. */
  readonly unknown?: string;
  readonly written: string;
  readonly span: Span;
  /** The source that won, where there are several: `environment`, the name of a file. */
  readonly from?: string;
  readonly pieces?: Pieces;
}

export interface Values {
  get(name: string): Sourced | undefined;
  /** Every value of a name that may be repeated. */
  all(name: string): readonly Sourced[];
  /** Where more values may come from that were not read. */
  readonly open?: OpenWords;
}

/** The values of a command line and its environment. */
export function parsedValues(parsed: Parsed): Values {
  const sourced = (name: string): readonly Sourced[] => {
    const given = parsed.given.get(name);
    const several = given !== undefined && new Set(given.all.map(({ source }) => source)).size > 1;
    return (given?.values ?? []).map(({ word, value, unknown, pieces, written, span, source }) => ({
      word,
      value,
      ...(unknown === undefined ? {} : { unknown: unknown.written }),
      written,
      span,
      ...(pieces === undefined ? {} : { pieces }),
      ...(several ? { from: source === 'environment' ? 'environment' : 'command line' } : {}),
    }));
  };
  return {
    get: (name) => sourced(name).at(-1),
    all: sourced,
    ...(parsed.open === undefined ? {} : { open: parsed.open }),
  };
}

/** One source of values, by the name that a person knows it by. */
export interface Layer {
  readonly label: string;
  readonly values: Values;
}

/** Values where the first source that has a name counts, as a command line before a file. */
export function layered(...layers: readonly Layer[]): Values {
  const open = layers.find(({ values }) => values.open !== undefined)?.values.open;
  const all = (name: string): readonly Sourced[] => {
    const having = layers.filter(({ values }) => values.get(name) !== undefined);
    const [first] = having;
    if (first === undefined) return [];
    const values = first.values.all(name);
    return having.length === 1 ? values : values.map((value) => ({ ...value, from: value.from ?? first.label }));
  };
  return { get: (name) => all(name).at(-1), all, ...(open === undefined ? {} : { open }) };
}

/** A value that is a number; undefined for everything else. */
export function numberIn(sourced: Sourced | undefined): number | undefined {
  return typeof sourced?.value === 'number' ? sourced.value : undefined;
}
