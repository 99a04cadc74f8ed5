/** Values of a configuration file as plain data, for a schema to look at. */
import { sliceOf } from '../model/span.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** The way to a value: keys and indexes. */
export type Path = readonly (string | number)[];

/** With aliases put in: a short file can ask for more values than there is memory. */
const MOST_VALUES = 20_000;
const DEEPEST = 12;

/** Keys whose values are texts whatever they look like: a version `1.20` is not the number 1.2. */
const TEXTS = new Set([
  ...['version', 'nginx-version', 'name', 'proxy_http_version', 'command'],
  ...['rule', 'where', 'reason', 'until', 'route', 'server'],
]);

/** `${TIMEOUT}`, `${TIMEOUT:-120}`: filled in by something else before it counts. */
const VARIABLE = /^\$\{([A-Z_][A-Z0-9_]*)(?::?-([^{}]*))?\}$/;

/** What stands for a value, as written; the name of the variable, and what it is when nobody says otherwise. */
interface UnknownValue {
  readonly written: string;
  readonly name?: string;
  readonly fallback?: string;
}

/** What is unknown about a value, where it is a variable or a template; undefined where it is known. */
export function unknownOf(value: YamlValue): UnknownValue | undefined {
  if (value.kind !== 'scalar') return undefined;
  const text = value.known();
  if (text === undefined) return { written: sliceOf(value.span) };
  const variable = text.length < 500 ? VARIABLE.exec(text) : null;
  if (variable === null) return undefined;
  const [, name = '', fallback] = variable;
  return fallback === undefined ? { written: text, name } : { written: text, name, fallback };
}

/** Whether a scalar stands in quotes, or is a block: then it is a text, whatever it says. */
export function isQuoted(value: YamlValue): boolean {
  return /^["'|>]/.test(sliceOf(value.span));
}

/**
 * A value as JSON has it; undefined where it has too many values or is nested too deep, aliases counted wherever they
 * are used. What is not known is left out where it is a setting of a hop, since it may be right.
 */
export function plainOf(top: YamlValue): Plain | undefined {
  let left = MOST_VALUES;
  const convert = (value: YamlValue, path: Path): Plain | undefined => {
    if (--left < 0 || path.length > DEEPEST) {
      left = -1;
      return null;
    }
    if (path[2] === 'hops' && path.length > 4 && unknownOf(value) !== undefined) return undefined;
    switch (value.kind) {
      case 'map':
        return mapOf(value, path, convert);
      case 'list':
        return listOf(value, path, convert);
      case 'scalar':
        return scalarOf(value, path.at(-1));
      case 'null':
        return null;
    }
  };
  const plain = convert(top, []);
  return left < 0 ? undefined : plain;
}

type Convert = (value: YamlValue, path: Path) => Plain | undefined;

function mapOf(value: YamlValue, path: Path, convert: Convert): Plain {
  // No prototype, so that `__proto__` is a key like any other.
  const plain = Object.create(null) as Record<string, Plain>;
  for (const [key, entry] of value.entries()) {
    const inner = convert(entry.value, [...path, key]);
    if (inner !== undefined) plain[key] = inner;
  }
  return plain;
}

function listOf(value: YamlValue, path: Path, convert: Convert): Plain {
  const plain: Plain[] = [];
  // Indexes stay those of the file: what is not known is an empty text, which every list of texts takes.
  for (const [index, item] of value.items().entries()) plain.push(convert(item, [...path, index]) ?? '');
  return plain;
}

function scalarOf(value: YamlValue, key: string | number | undefined): Plain {
  const text = value.known() ?? '';
  if (isQuoted(value) || TEXTS.has(String(key))) return text;
  if (text === 'true' || text === 'false' || text === 'True' || text === 'False') return text.toLowerCase() === 'true';
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i.test(text) && text.length < 400 ? Number(text) : text;
}
