/** What stands in front of everything that was read, as somebody typed it: `aws-alb:idle_timeout=120`. */
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import { COMMAND_LINE, type SourceFile, type Span } from '../model/span.js';
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
import { written } from '../sources/shared/pieces.js';

/** The hops between the client and what was read, outermost first. */
export interface Fronts {
  readonly hops: readonly Hop[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
}

const FLAG = '--lb ';
const LISTED = 'timeout-lint products lists them';

/**
 * Makes hops of the values of `--lb`, outermost first: each a product, and behind a colon settings with their values,
 * separated by commas. Their places are in the file that stands for the command line. What means nothing comes back as
 * sentences.
 */
export function readFronts(words: readonly string[]): { readonly fronts: Fronts } | { readonly problems: string[] } {
  const file: SourceFile = { name: COMMAND_LINE, text: words.map((word) => FLAG + word).join(' ') };
  const problems: string[] = [];
  const hops: Hop[] = [];
  const observations: Observation[] = [];
  const unknowns: Unknown[] = [];
  let at = 0;
  for (const word of words) {
    const start = at + FLAG.length;
    at = start + word.length + 1;
    const read = readFront(word, (from, to) => ({ file, start: start + from, end: start + to }));
    if ('problem' in read) {
      problems.push(`${FLAG}${word}: ${read.problem}`);
      continue;
    }
    hops.push(read.hop);
    observations.push(...read.observations);
    unknowns.push(...read.unknowns);
  }
  return problems.length > 0 ? { problems } : { fronts: { hops, observations, unknowns } };
}

type PlaceOf = (from: number, to: number) => Span;

function readFront(word: string, placeOf: PlaceOf): ReturnType<typeof hopFrom> | { readonly problem: string } {
  const colon = word.indexOf(':');
  const name = colon < 0 ? word : word.slice(0, colon);
  const product = productNamed(name);
  if (product === undefined) return { problem: unknownProduct(name) };
  const given = new Map<string, GivenValue>();
  let at = name.length + 1;
  for (const pair of colon < 0 ? [] : word.slice(colon + 1).split(',')) {
    const problem = readPair(pair, at, { product, given, placeOf });
    if (problem !== undefined) return { problem };
    at += pair.length + 1;
  }
  const lacking = product.settings.find(({ id, required }) => required === true && !given.has(id));
  if (lacking !== undefined) return { problem: `it needs ${lacking.id}, as in ${product.id}:${lacking.id}=60` };
  const read = hopFrom(product, given, { span: placeOf(0, name.length) });
  const wrong = read.observations.find(({ data }) => data['why'] === 'not-a-value' || data['why'] === 'fixed');
  if (wrong === undefined) return read;
  const { setting, value, accepted } = wrong.data;
  return { problem: `${setting} takes ${accepted}, not ${JSON.stringify(value)}` };
}

interface Reading {
  readonly product: ProductFacts;
  readonly given: Map<string, GivenValue>;
  readonly placeOf: PlaceOf;
}

/** Reads `setting=value`; what is wrong with it, where something is. */
function readPair(pair: string, at: number, { product, given, placeOf }: Reading): string | undefined {
  const equals = pair.indexOf('=');
  const key = (equals < 0 ? pair : pair.slice(0, equals)).trim();
  const setting = settingNamed(product, key);
  if (setting === undefined) return unknownSetting(key, product);
  if (equals < 0) return `${key} needs a value, as in ${key}=60: it takes ${acceptedBy(setting)}`;
  if (given.has(setting.id)) return `${setting.id} is given twice`;
  const pieces = written(placeOf(at + equals + 1, at + pair.length));
  given.set(setting.id, { values: [pieces], name: key, provenance: 'flag', durations: true });
  return undefined;
}

function unknownProduct(name: string): string {
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
