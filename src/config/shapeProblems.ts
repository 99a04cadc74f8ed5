/** Says in sentences what the schema found, each at its place, with the nearest right word. */
import { didYouMean } from '../findings/nearest.js';
import type { SchemaProblem } from '../generated/configSchema.js';
import type { Span } from '../model/span.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import { entryKeys, entryName, entryTitle } from './entryWords.js';
import { UPSTREAM } from './nginxWords.js';
import type { Path, Plain } from './plain.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';
import { shapeTitle } from './shapes.js';
import { unknownProduct, unknownWord } from './unknownWords.js';
import { isProduct, wordsOf } from './words.js';

const TOP_KEYS = [
  ...['chains', 'expect', 'nginx-version', 'lb', 'lb-idle', 'vars'],
  ...['select', 'rules', 'ignore', 'fail-on'],
];
const CHAIN_KEYS = ['name', 'hops'];

/** A hostile file has tens of thousands of mistakes; nobody reads more than a few. */
const MOST_ERRORS = 200;

export function shapeProblems(top: YamlValue, plain: Plain, errors: readonly SchemaProblem[]): ConfigurationProblem[] {
  return errors.slice(0, MOST_ERRORS).flatMap((error) => {
    const path = pathOf(error.instancePath, plain);
    const message = sentence(error, path, plain);
    if (message === undefined) return [];
    return [problemAt(placeOf(top, path, stringParam(error, 'additionalProperty')), message)];
  });
}

function sentence(error: SchemaProblem, path: Path, plain: Plain): string | undefined {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(stringParam(error, 'additionalProperty') ?? '', path, plain);
    case 'required':
      // That of two spellings one is needed is said once, by `anyOf`.
      if (error.schemaPath.includes('/anyOf/')) return undefined;
      return `${whereOf(path, plain)} lacks ${quoted(stringParam(error, 'missingProperty') ?? '')}`;
    case 'anyOf':
      return path[0] === 'expect'
        ? `${whereOf(path, plain)} says nothing: it lacks "allows", "silence" or "drain"`
        : `${whereOf(path, plain)} lacks "idle_timeout": how long it keeps an unused connection`;
    case 'minLength':
      return `${whereOf(path, plain)} is empty`;
    case 'enum':
      return path.at(-1) === 'product' ? unknownProduct(valueAt(plain, path)) : wrongValue(error, path, plain);
    case 'const':
    case 'discriminator':
      return undefined;
    case 'minItems':
      return `${whereOf(path, plain)} is empty`;
    case 'maxItems':
    case 'maxProperties':
      return `${whereOf(path, plain)} has more than ${String(error.params['limit'])} entries`;
    default:
      return wrongValue(error, path, plain);
  }
}

function unknownKey(key: string, path: Path, plain: Plain): string {
  const product = productAt(path, plain);
  if (product === undefined) {
    if (path[0] === 'vars') return `${quoted(key)} cannot be the name of a variable: letters, digits and _ can`;
    const keys = path.length === 0 ? TOP_KEYS : (entryKeys(path) ?? CHAIN_KEYS);
    const near = didYouMean(key, keys);
    const there = near === '' ? `; there are ${keys.join(', ')}` : near;
    return `unknown key ${quoted(key)}${path.length === 0 ? '' : ` in ${whereOf(path, plain)}`}${there}`;
  }
  return unknownWord(key, product, path.at(-1) === 'upstream');
}

/** `"timeout" of gunicorn is "30s", not a whole number`. */
function wrongValue(error: SchemaProblem, path: Path, plain: Plain): string {
  const value = valueAt(plain, path);
  const wanted = wantedAt(error, path, plain);
  const shown = shownValue(value);
  return `${whereOf(path, plain)} is ${shown}, ${wanted}`;
}

function shownValue(value: Plain | undefined): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || value === undefined) return 'empty';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : String(value);
}

function wantedAt(error: SchemaProblem, path: Path, plain: Plain): string {
  const value = valueAt(plain, path);
  const near = (words: readonly string[]): string =>
    `not one of ${words.join(', ')}${typeof value === 'string' ? nearOrBegun(value, words) : ''}`;
  if (error.keyword === 'enum') return near((error.params['allowedValues'] as readonly unknown[]).flatMap(textual));
  const title = titleAt(path, plain);
  if (title === undefined) return `which is not ${error.message?.replace(/^must (?:be )?/, '') ?? 'right'}`;
  if (error.keyword === 'minimum' || error.keyword === 'maximum') {
    const bound = error.keyword === 'minimum' ? 'at least' : 'at most';
    return `and must be ${bound} ${String(error.params['limit'])}`;
  }
  return `not ${title}`;
}

function nearOrBegun(word: string, known: readonly string[]): string {
  const begun = word.length > 2 ? known.find((each) => each.startsWith(word.toLowerCase())) : undefined;
  return begun === undefined ? didYouMean(word, known) : `; did you mean "${begun}"?`;
}

function textual(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}

/** What the schema calls the value that belongs at a path. */
function titleAt(path: Path, plain: Plain): string | undefined {
  const entry = entryTitle(path);
  if (entry !== undefined) return entry;
  const product = productAt(path, plain);
  const key = keyAt(path);
  if (path[0] === 'chains' && path.length === 4) return 'a mapping with a product and its settings';
  if (path.length === 2 && path[0] === 'chains') return 'a mapping with hops';
  if (product === undefined) return FIXED[String(path.findLast((step) => typeof step === 'string') ?? '')];
  if (key === 'version') return product === 'nginx' ? FIXED['nginx-version'] : 'a version, such as 1.28.0';
  if (key === 'upstream') return 'a mapping of what stands in an upstream block';
  if (key === 'files') return 'a path or a list of paths';
  if (key === 'command') return 'the command that starts it';
  const word = wordsOf(product).get(key);
  return word === undefined ? undefined : shapeTitle(word.shape);
}

const FIXED: Readonly<Record<string, string>> = {
  chains: 'a list of chains',
  hops: 'a list of hops',
  name: 'a name',
  product: 'a product',
  'nginx-version': 'an nginx version, such as 1.28.0',
  'lb-idle': 'a duration, such as 60, 60s or 1m30s',
  select: 'a rule or a list of rules',
};

/** The setting that a path leads to or into: `upstream.keepalive` for the steps `upstream`, `keepalive`. */
function keyAt(path: Path): string {
  const [first = '', second] = path.slice(4);
  return first === 'upstream' && typeof second === 'string' ? `${UPSTREAM}${second}` : String(first);
}

function productAt(path: Path, plain: Plain) {
  if (path[0] !== 'chains' || path[2] !== 'hops' || path.length < 4) return undefined;
  const product = valueAt(plain, [...path.slice(0, 4), 'product']);
  return typeof product === 'string' && isProduct(product) ? product : undefined;
}

/** How a person would name the value: `"timeout" of gunicorn`, `chain 2`, `"lb-idle"`. */
function whereOf(path: Path, plain: Plain): string {
  const [, chain, , hop] = path;
  if (path.length === 0) return 'the configuration';
  const entry = entryName(path);
  if (entry !== undefined) return entry;
  if (path[0] !== 'chains' || path.length === 1) return quoted(String(path[0]));
  if (path.length === 2) return `chain ${Number(chain) + 1}`;
  if (path.length === 3) return `${quoted(String(path[2]))} of chain ${Number(chain) + 1}`;
  const name = productAt(path, plain) ?? `hop ${Number(hop) + 1} of chain ${Number(chain) + 1}`;
  return path.length === 4 ? `the hop ${name}`.replace(/^the hop hop/, 'hop') : `${quoted(keyAt(path))} of ${name}`;
}

function stringParam(error: SchemaProblem, name: string): string | undefined {
  const value = error.params[name];
  return typeof value === 'string' ? value : undefined;
}

/** A JSON pointer as steps; what is a number and what a key is seen by what it leads through. */
function pathOf(pointer: string, plain: Plain): Path {
  const path: (string | number)[] = [];
  let inner: Plain | undefined = plain;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = Array.isArray(inner) ? Number(key) : key;
    path.push(next);
    inner = stepInto(inner, next);
  }
  return path;
}

function valueAt(plain: Plain, path: Path): Plain | undefined {
  let inner: Plain | undefined = plain;
  for (const step of path) inner = stepInto(inner, step);
  return inner;
}

function stepInto(value: Plain | undefined, step: string | number): Plain | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, Plain>)[step] : undefined;
}

/** The place of a value; with `key`, that of the key in it. */
function placeOf(top: YamlValue, path: Path, key: string | undefined): Span {
  let value: YamlValue = top;
  for (const step of path) {
    const inner = typeof step === 'number' ? value.items()[step] : value.get(step);
    if (inner === undefined) break;
    value = inner;
  }
  const entry = key === undefined ? undefined : value.entries().get(key);
  if (entry !== undefined) return entry.keySpan;
  // The whole of a mapping would be marked from its first line to its last.
  const [first] = value.kind === 'map' ? value.entries().values() : [];
  return first === undefined ? value.span : first.keySpan;
}
