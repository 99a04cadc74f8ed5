/** The options of the command line, as the file states them. */
import type { Contract } from '../model/contract.js';
import type { Span } from '../model/span.js';
import { type Pieces, slicePieces, spanOf, textOf } from '../sources/shared/pieces.js';
import type { Variables } from '../sources/shared/variables.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import { plainDuration } from '../sources/stated/index.js';
import { contractsIn } from './contracts.js';
import type { RULE_LEVELS } from './entrySchemas.js';
import { ignoresIn, type StatedIgnore } from './ignores.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';

export type FailOn = 'error' | 'warning' | 'info' | 'never';

/** A word with its place, for what can only be checked elsewhere: whether there is such a rule. */
export interface StatedWord {
  readonly text: string;
  readonly span: Span;
}

/** A rule, and what it is to be. */
export interface StatedSeverity extends StatedWord {
  readonly level: (typeof RULE_LEVELS)[number];
  /** Where the level is written. */
  readonly levelSpan: Span;
}

/** What the file says that the command line may say too. What it does not say is not here. */
export interface ConfigurationOptions {
  readonly nginxVersion?: string;
  readonly nginxVersionSpan?: Span;
  /** As `--lb-idle`: milliseconds, and where they are written. */
  readonly lbIdle?: { readonly ms: number; readonly span: Span };
  /** As `--lb`, outermost first. */
  readonly lb?: readonly Pieces[];
  readonly variables?: Variables;
  readonly select?: readonly StatedWord[];
  readonly rules?: readonly StatedSeverity[];
  /** Rules to leave out. */
  readonly ignore?: readonly StatedWord[];
  /** Findings to hold back. */
  readonly ignores?: readonly StatedIgnore[];
  readonly failOn?: FailOn;
  readonly failOnSpan?: Span;
  readonly contracts?: readonly Contract[];
  /** The file of findings that are known, as written. */
  readonly baseline?: StatedWord;
  /** As `--strict`, with its place. */
  readonly strict?: { readonly on: boolean; readonly span: Span };
}

/** Reads the options of a file that fits the schema. */
export function optionsOf(top: YamlValue): {
  readonly options: ConfigurationOptions;
  readonly problems: readonly ConfigurationProblem[];
} {
  const [nginxVersion] = wordsAt(top.get('nginx-version'));
  const [failOn] = wordsAt(top.get('fail-on'));
  const [baseline] = wordsAt(top.get('baseline'));
  const [strict] = wordsAt(top.get('strict'));
  const idle = lbIdleOf(top);
  const ignores = ignoresIn(top.get('ignore'));
  const contracts = contractsIn(top.get('expect'));
  const options: ConfigurationOptions = {
    ...(nginxVersion === undefined ? {} : { nginxVersion: nginxVersion.text, nginxVersionSpan: nginxVersion.span }),
    ...(idle.lbIdle === undefined ? {} : { lbIdle: idle.lbIdle }),
    ...(top.get('lb') === undefined ? {} : { lb: itemsOf(top.get('lb')).flatMap((item) => listed(item.pieces())) }),
    ...(top.get('vars') === undefined ? {} : { variables: variablesIn(top.get('vars')) }),
    ...(top.get('select') === undefined ? {} : { select: wordsAt(top.get('select'), BETWEEN_COMMAS) }),
    ...(top.get('rules') === undefined ? {} : { rules: severitiesIn(top.get('rules')) }),
    ...(top.get('ignore') === undefined ? {} : { ignore: wordsAt(top.get('ignore'), BETWEEN_COMMAS) }),
    ...(ignores.ignores.length === 0 ? {} : { ignores: ignores.ignores }),
    ...(failOn === undefined ? {} : { failOn: failOn.text as FailOn, failOnSpan: failOn.span }),
    ...(contracts.contracts.length === 0 ? {} : { contracts: contracts.contracts }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(strict === undefined ? {} : { strict: { on: strict.text.toLowerCase() === 'true', span: strict.span } }),
  };
  return { options, problems: [...idle.problems, ...ignores.problems, ...contracts.problems] };
}

function lbIdleOf(top: YamlValue): {
  readonly lbIdle?: { readonly ms: number; readonly span: Span };
  readonly problems: readonly ConfigurationProblem[];
} {
  const [idle] = wordsAt(top.get('lb-idle'));
  if (idle === undefined) return { problems: [] };
  if (top.get('lb') !== undefined) {
    const instead = `load-balancer:idle_timeout=${idle.text}`;
    const message = `"lb-idle" is a load balancer of its own: state it in "lb" as ${instead}, or leave it away`;
    return { problems: [problemAt(idle.span, message)] };
  }
  const ms = plainDuration(idle.text);
  if (ms) return { lbIdle: { ms, span: idle.span }, problems: [] };
  const why = ms === 0 ? 'no idle timeout at all' : 'no duration, such as 60, 60s or 1m30s';
  return { problems: [problemAt(idle.span, `"lb-idle" is ${quoted(idle.text)}, which is ${why}`)] };
}

function variablesIn(vars: YamlValue | undefined): Variables {
  const found = new Map<string, Pieces>();
  for (const { key, value } of vars?.entries().values() ?? []) {
    const pieces = value.pieces();
    if (pieces !== undefined) found.set(key, pieces);
  }
  return found;
}

function severitiesIn(rules: YamlValue | undefined): StatedSeverity[] {
  return [...(rules?.entries().values() ?? [])].flatMap(({ key, keySpan, value }) => {
    const level = value.known() as StatedSeverity['level'] | undefined;
    return level === undefined ? [] : [{ text: key, span: keySpan, level, levelSpan: value.span }];
  });
}

const WHOLE = /^.+$/gs;
const BETWEEN_COMMAS = /[^,]+/g;

function itemsOf(value: YamlValue | undefined): readonly YamlValue[] {
  if (value === undefined) return [];
  return value.kind === 'list' ? value.items() : [value];
}

function listed<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** The texts of a value or a list; those of rules are cut at commas, as on the command line. */
function wordsAt(value: YamlValue | undefined, separator = WHOLE): StatedWord[] {
  const words: StatedWord[] = [];
  for (const item of itemsOf(value)) {
    const pieces = item.pieces();
    if (pieces === undefined) continue;
    const text = textOf(pieces);
    for (const match of text.matchAll(separator)) {
      const word = match[0].trim();
      if (word === '') continue;
      const start = match.index + match[0].indexOf(word);
      words.push({ text: word, span: spanOf(slicePieces(pieces, start, start + word.length)) });
    }
  }
  return words;
}
