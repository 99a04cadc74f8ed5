/** From a mapping in the file to a stated hop: each word with its setting, each value as text that knows its place. */
import type { Pieces } from '../sources/shared/pieces.js';
import type { Variables } from '../sources/shared/variables.js';
import type { YamlEntry, YamlValue } from '../sources/shared/yaml/index.js';
import type { StatedHop, StatedSetting, StatedValue } from '../sources/stated/index.js';
import { UPSTREAM } from './nginxWords.js';
import { isQuoted, unknownOf } from './plain.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';
import { isProduct, type Product, type Words, wordsOf } from './words.js';

export interface ReadHop {
  readonly product: Product;
  readonly hop: StatedHop;
  readonly problems: readonly ConfigurationProblem[];
}

/** A hop that fits the schema; undefined where it does not say which product it is. */
export function statedHop(value: YamlValue, variables: Variables = new Map()): ReadHop | undefined {
  const named = value.get('product');
  const product = named?.known();
  if (named === undefined || product === undefined || !isProduct(product)) return undefined;
  const words = wordsOf(product);
  const problems: ConfigurationProblem[] = [];
  const settings: StatedSetting[] = [];
  const first = new Map<string, string>();
  for (const { key, keySpan, value: stated } of settingEntries(value, words, variables)) {
    const word = words.get(key);
    if (word === undefined) continue;
    const before = first.get(word.name);
    if (before !== undefined) {
      const also = before === key ? '' : `: as ${quoted(before)} and as ${quoted(key)}`;
      problems.push(problemAt(keySpan, `"${word.name}" of ${product} is stated twice${also}`));
      continue;
    }
    first.set(word.name, key);
    settings.push({ name: word.name, key, keySpan, value: stated });
  }
  const span = spanWithoutQuotes(named);
  return { product, hop: { product, span, version: versionOf(value.get('version')), settings }, problems };
}

/** The version that is stated; undefined where none is, or none that is known. */
export function versionOf(value: YamlValue | undefined): string | undefined {
  if (value === undefined || unknownOf(value) !== undefined) return undefined;
  return value.known()?.trim().replace(/^v/, '');
}

interface StatedEntry {
  readonly key: string;
  readonly keySpan: YamlEntry['keySpan'];
  readonly value: StatedValue;
}

/** The entries that are settings; those of a mapping `upstream` by their longer names. */
function* settingEntries(hop: YamlValue, words: Words, variables: Variables): Generator<StatedEntry> {
  for (const { key, keySpan, value } of hop.entries().values()) {
    if (key === 'product' || key === 'version') continue;
    if (key === 'upstream' && value.kind === 'map') {
      for (const inner of value.entries().values()) {
        const stated = statedValue(inner.value, variables);
        if (stated !== undefined) yield { key: `${UPSTREAM}${inner.key}`, keySpan: inner.keySpan, value: stated };
      }
      continue;
    }
    const isHeaders = words.get(key)?.shape.kind === 'headers' && value.kind === 'map';
    const stated = isHeaders ? headerLines(value, variables) : statedValue(value, variables);
    if (stated !== undefined) yield { key, keySpan, value: stated };
  }
}

function statedValue(value: YamlValue, variables: Variables): StatedValue | undefined {
  if (value.kind !== 'list') return scalarValue(value, variables);
  const items = value.items().flatMap((item) => scalarValue(item, variables) ?? []);
  return { kind: 'list', items, span: value.span };
}

function scalarValue(value: YamlValue, variables: Variables): Extract<StatedValue, { kind: 'scalar' }> | undefined {
  const pieces = piecesOf(value, variables);
  return pieces && { kind: 'scalar', pieces, quoted: isQuoted(value) };
}

/** A scalar's text; `${TIMEOUT:-120}` is what a variable says, else not known, and 120 when nobody says otherwise. */
function piecesOf(value: YamlValue, variables: Variables): Pieces | undefined {
  const pieces = value.pieces();
  const unknown = unknownOf(value);
  if (pieces === undefined || unknown === undefined || pieces.some((piece) => piece.unknown !== undefined))
    return pieces;
  const known = unknown.name === undefined ? undefined : variables.get(unknown.name);
  if (known !== undefined) return known;
  return [{ text: unknown.fallback ?? '', span: value.span, exact: false, unknown }];
}

/** `proxy_set_header: { Connection: "" }` as the lines it stands for. */
function headerLines(value: YamlValue, variables: Variables): StatedValue {
  const items = [...value.entries().values()].flatMap(({ key, keySpan, value: header }) => {
    const pieces = piecesOf(header, variables);
    if (pieces === undefined) return [];
    const name: Pieces = [{ text: `${key} `, span: keySpan, exact: false }];
    return [{ kind: 'scalar' as const, pieces: [...name, ...pieces], quoted: true }];
  });
  return { kind: 'list', items, span: value.span };
}

function spanWithoutQuotes(value: YamlValue) {
  const { file, start, end } = value.span;
  return isQuoted(value) ? { file, start: start + 1, end: Math.max(end - 1, start + 1) } : value.span;
}
