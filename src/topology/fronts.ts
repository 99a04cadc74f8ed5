/** What stands in front of everything that was read, as somebody typed it: `aws-alb:idle_timeout=120`. */
import type { Confidence } from '../model/chain.js';
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import { COMMAND_LINE, type SourceFile } from '../model/span.js';
import {
  acceptedBy,
  type GivenValue,
  hopFrom,
  type ProductFacts,
  productNamed,
  productNear,
  PRODUCTS,
  settingNamed,
  settingNear,
} from '../sources/shared/catalogue/index.js';
import { type Pieces, slicePieces, spanOf, textOf, written } from '../sources/shared/pieces.js';

/** The hops between the client and what was read, outermost first. */
export interface Fronts {
  readonly hops: readonly Hop[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  /** Why they are taken to stand there, and how sure that is; where it is not said, somebody typed it. */
  readonly because?: string;
  readonly confidence?: Confidence;
}

const FLAG = '--lb ';
const LISTED = 'timeout-lint products lists them';

/** The hops that words name, or what is wrong with them: a sentence each, with the word it speaks of. */
export type NamedFronts =
  { readonly fronts: Fronts } | { readonly problems: readonly { readonly word: Pieces; readonly problem: string }[] };

/**
 * Makes hops of the values of `--lb`, outermost first: each a product, and behind a colon settings with their values,
 * separated by commas. Their places are in the file that stands for the command line. What means nothing comes back as
 * sentences.
 */
export function readFronts(words: readonly string[]): { readonly fronts: Fronts } | { readonly problems: string[] } {
  const file: SourceFile = { name: COMMAND_LINE, text: words.map((word) => FLAG + word).join(' ') };
  let at = 0;
  const read = namedFronts(
    words.map((word) => {
      const start = at + FLAG.length;
      at = start + word.length + 1;
      return written({ file, start, end: start + word.length });
    }),
    'flag',
  );
  if ('fronts' in read) return read;
  return { problems: read.problems.map(({ word, problem }) => `${FLAG}${textOf(word)}: ${problem}`) };
}

/** The same for words that stand in a file, or anywhere. */
export function namedFronts(words: readonly Pieces[], provenance: 'flag' | 'explicit'): NamedFronts {
  const problems: { word: Pieces; problem: string }[] = [];
  const hops: Hop[] = [];
  const observations: Observation[] = [];
  const unknowns: Unknown[] = [];
  for (const word of words) {
    const read = readFront(textOf(word), { provenance, part: (from, to) => slicePieces(word, from, to) });
    if ('problem' in read) {
      problems.push({ word, problem: read.problem });
      continue;
    }
    hops.push(read.hop);
    observations.push(...read.observations);
    unknowns.push(...read.unknowns);
  }
  return problems.length > 0 ? { problems } : { fronts: { hops, observations, unknowns } };
}

/** A word's part from one offset up to another. */
interface Source {
  readonly provenance: 'flag' | 'explicit';
  readonly part: (from: number, to: number) => Pieces;
}

function readFront(word: string, source: Source): ReturnType<typeof hopFrom> | { readonly problem: string } {
  const colon = word.indexOf(':');
  const name = colon < 0 ? word : word.slice(0, colon);
  const product = productNamed(name);
  if (product === undefined) return { problem: unknownProduct(name) };
  const given = new Map<string, GivenValue>();
  let at = name.length + 1;
  for (const pair of colon < 0 ? [] : word.slice(colon + 1).split(',')) {
    const problem = readPair(pair, at, { product, given, source });
    if (problem !== undefined) return { problem };
    at += pair.length + 1;
  }
  const lacking = product.settings.find(({ id, required }) => required === true && !given.has(id));
  if (lacking !== undefined) return { problem: `it needs ${lacking.id}, as in ${product.id}:${lacking.id}=60` };
  const read = hopFrom(product, given, { span: spanOf(source.part(0, name.length)) });
  const wrong = read.observations.find(({ data }) => data['why'] === 'not-a-value' || data['why'] === 'fixed');
  if (wrong === undefined) return read;
  const { setting, value, accepted } = wrong.data;
  return { problem: `${setting} takes ${accepted}, not ${JSON.stringify(value)}` };
}

interface Reading {
  readonly product: ProductFacts;
  readonly given: Map<string, GivenValue>;
  readonly source: Source;
}

/** Reads `setting=value`; what is wrong with it, where something is. */
function readPair(pair: string, at: number, { product, given, source }: Reading): string | undefined {
  const equals = pair.indexOf('=');
  const key = (equals < 0 ? pair : pair.slice(0, equals)).trim();
  const setting = settingNamed(product, key);
  if (setting === undefined) return unknownSetting(key, product);
  if (equals < 0) return `${key} needs a value, as in ${key}=60: it takes ${acceptedBy(setting)}`;
  if (given.has(setting.id)) return `${setting.id} is given twice`;
  const pieces = source.part(at + equals + 1, at + pair.length);
  given.set(setting.id, { values: [pieces], name: key, provenance: source.provenance, durations: true });
  return undefined;
}

function unknownProduct(name: string): string {
  const several = name.trim().split(/[\s,]+/);
  if (several.length > 1 && several.every((each) => productNamed(each) !== undefined)) {
    return `these are ${several.length} products: give each by itself, outermost first`;
  }
  const near = productNear(name);
  if (near !== undefined) return `no product is named ${JSON.stringify(name)}; did you mean ${near}? (${LISTED})`;
  const part = name.toLowerCase();
  const containing = part.length < 3 ? [] : PRODUCTS.filter(({ id }) => id.includes(part)).map(({ id }) => id);
  const hint = containing.length === 0 ? `; ${LISTED}` : `; there are ${containing.join(', ')}`;
  return `no product is named ${JSON.stringify(name)}${hint}`;
}

function unknownSetting(key: string, product: ProductFacts): string {
  const near = settingNear(product, key);
  const open = product.settings.filter(({ set }) => set !== 'nobody').map(({ id }) => id);
  const has = open.length === 0 ? 'nothing of it can be set' : `it has ${open.join(', ')}`;
  const hint = near === undefined ? has : `did you mean ${near}?`;
  return `${product.id} has no setting ${JSON.stringify(key)}; ${hint} (timeout-lint products ${product.id})`;
}
