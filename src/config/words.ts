/** The words that a stated hop may use: each product's own, in each of its spellings, out of the tables of its reader. */
import { DAPHNE_GRAMMAR } from '../sources/daphne/options.js';
import { granianGrammar } from '../sources/granian/options.js';
import { HYPERCORN_GRAMMAR } from '../sources/hypercorn/options.js';
import { SETTINGS, type SettingFact } from '../sources/gunicorn/settingFacts.js';
import type { OptionSpec } from '../sources/shared/arguments/options.js';
import { UVICORN_OPTIONS } from '../sources/uvicorn/options.js';
import { WAITRESS_GRAMMAR } from '../sources/waitress/options.js';
import type { ValueShape } from './shapes.js';
import { nginxWords } from './nginxWords.js';
import { SERVICES, serviceWords } from './serviceWords.js';
import { uwsgiWords } from './uwsgiWords.js';

/** One spelling of one setting. */
export interface Word {
  /** The setting, whichever spelling is used. */
  readonly name: string;
  readonly shape: ValueShape;
  /** Whether `true` turns off what the setting turns on: `--no-access-log`. */
  readonly negative?: boolean;
  /** The option of the command line that stands for it, for servers whose reader takes command lines. */
  readonly option?: OptionSpec;
}

export type Words = ReadonlyMap<string, Word>;

/** What ends the program at once, what names more files, and what `version` of a hop already says. */
const LEFT_OUT = new Set(['help', 'version', 'config', 'env_file', 'env_files', 'call']);

/** The names, and the flags, of options of a command line. */
function optionWords(options: Iterable<OptionSpec>): Words {
  const words = new Map<string, Word>();
  for (const option of options) {
    const { name, flags, off = [], ends } = option;
    if (ends === true || LEFT_OUT.has(name)) continue;
    const word: Word = { name, shape: optionShape(option), option };
    for (const key of [name, ...flags]) words.set(key, word);
    for (const key of off) words.set(key, { ...word, negative: true });
  }
  return words;
}

function optionShape({ kind, choices, caseless, multiple, least = kind === 'int' ? undefined : 0, most }: OptionSpec) {
  const range = { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
  switch (kind) {
    case 'int':
      return { kind: 'whole', ...range } satisfies ValueShape;
    case 'float':
      return { kind: 'number' } satisfies ValueShape;
    case 'flag':
    case 'boolean':
      return { kind: 'boolean' } satisfies ValueShape;
    case 'choice':
      return caseless === true || choices === undefined
        ? ({ kind: 'text' } satisfies ValueShape)
        : ({ kind: 'choice', choices } satisfies ValueShape);
    case 'text':
      return { kind: multiple === true ? 'texts' : 'text' } satisfies ValueShape;
  }
}

/** gunicorn's settings by the name a configuration file has and by their flags; hooks and dicts cannot be stated. */
function gunicornWords(): Words {
  const words = new Map<string, Word>();
  const left = new Set(['config', 'print_config', 'check_config', 'raw_paste_global_conf']);
  for (const fact of SETTINGS) {
    if (left.has(fact.name) || fact.kind === 'hook' || fact.kind === 'dict') continue;
    const word: Word = { name: fact.name, shape: gunicornShape(fact) };
    words.set(fact.name, word);
    for (const flag of fact.flags) {
      words.set(flag, fact.action === 'store_const' ? { ...word, negative: true } : word);
    }
  }
  return words;
}

function gunicornShape({ kind }: SettingFact): ValueShape {
  switch (kind) {
    case 'count':
      return { kind: 'whole', least: 0 };
    case 'flag':
      return { kind: 'boolean' };
    case 'texts':
      return { kind: 'texts' };
    case 'text':
    case 'commas':
    case 'class':
    case 'dict':
    case 'hostport':
    case 'owner':
    case 'directory':
    case 'hook':
    case 'reloadEngine':
      return { kind: 'text' };
    case 'proxyProtocol':
    case 'other':
      return { kind: 'scalar' };
  }
}

/** The words of each server that a stated hop may be. */
const SERVERS = {
  nginx: nginxWords,
  gunicorn: gunicornWords,
  uvicorn: () => optionWords(UVICORN_OPTIONS.values()),
  hypercorn: () => optionWords(HYPERCORN_GRAMMAR.options),
  granian: () => optionWords(granianGrammar().options),
  daphne: () => optionWords(DAPHNE_GRAMMAR.options),
  waitress: () => optionWords(WAITRESS_GRAMMAR.options),
  uwsgi: uwsgiWords,
} as const satisfies Record<string, () => Words>;

/** A server with a reader of its own. */
export type ServerProduct = keyof typeof SERVERS;

/** A server, or a product of the catalogue. */
export type Product = ServerProduct | (string & { readonly service?: never });

export const SERVER_NAMES = Object.keys(SERVERS) as readonly ServerProduct[];

/** Services stand in front of servers, here as in a chain. */
export const PRODUCT_NAMES: readonly Product[] = [...SERVICES.keys(), ...SERVER_NAMES];

const known = new Map<Product, Words>();

/** The words of a product, none of one that does not exist; worked out once. */
export function wordsOf(product: Product): Words {
  let words = known.get(product);
  if (words === undefined) {
    const service = SERVICES.get(product);
    words = isServer(product) ? SERVERS[product]() : service === undefined ? new Map() : serviceWords(service);
    known.set(product, words);
  }
  return words;
}

export function isServer(name: string): name is ServerProduct {
  return Object.hasOwn(SERVERS, name);
}

export function isProduct(name: string): name is Product {
  return isServer(name) || SERVICES.has(name);
}
