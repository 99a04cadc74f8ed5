/** What one source says of one setting. */
import type { Span } from '../../model/span.js';
import type { ConfigFile } from './configFile.js';
import { pythonValue } from './checkPython.js';
import { textChecked, unknownWord, wordsValue, wordValue } from './checkText.js';
import { type GivenOption, type ParsedArguments } from '../shared/arguments/argparse.js';
import { type Pieces, spanOf, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import { decimalInt } from './pythonNumbers.js';
import { hasSetting, settingFact, type SettingFact } from './settingFacts.js';
import { type GunicornVersion, isAtLeast } from './version.js';
import { known, refused, type SettingValue } from './values.js';

/** From low to high: each wins over those before it. */
export const LAYERS = ['variable', 'file', 'environment', 'command line'] as const;
export type Layer = (typeof LAYERS)[number];

export interface Statement {
  readonly setting: SettingFact;
  readonly layer: Layer;
  /** What a person calls the source: `gunicorn.conf.py`, `GUNICORN_CMD_ARGS`, `command line`, `WEB_CONCURRENCY`. */
  readonly source: string;
  /** The word by which it is set there, as written: `--timeout`, `-t`, `timeout`. */
  readonly name: string;
  readonly value: SettingValue;
  /** The value where it is written; of a flag without one, the flag. */
  readonly span: Span;
  /** The flag or the name. */
  readonly nameSpan: Span;
  /** The texts of a list, where each is written. */
  readonly items: readonly Pieces[];
  /** The value's own words, where it is text of a command line. */
  readonly words?: Pieces;
  /** The same source says it earlier too, without effect. */
  readonly earlier: readonly GivenOption[];
  /** `store_true` and the like. */
  readonly valueless: boolean;
}

/** What a command line says, a statement for each setting. */
export function commandStatements(
  parsed: ParsedArguments,
  layer: 'environment' | 'command line',
  source: string,
): Statement[] {
  const statements: Statement[] = [];
  for (const [dest, options] of parsed.given) {
    const setting = settingFact(dest);
    const last = options.at(-1);
    if (setting === undefined || last === undefined) continue;
    statements.push(optionStatement(setting, options, last, layer, source));
  }
  return statements;
}

function optionStatement(
  setting: SettingFact,
  options: readonly GivenOption[],
  last: GivenOption,
  layer: Layer,
  source: string,
): Statement {
  const nameSpan = spanOf(last.word);
  const word = last.values[0];
  const common = { setting, layer, source, name: flagText(last), nameSpan } as const;
  if (setting.action === 'append') {
    const items = options.flatMap(({ values }) => values);
    const span = word === undefined ? nameSpan : spanOf(word);
    return { ...common, value: wordsValue(items), span, items, earlier: [], valueless: false };
  }
  const earlier = options.slice(0, -1);
  if (word === undefined) {
    const value = known(last.spec.nargs === '?' ? 'auto' : setting.action !== 'store_const', '');
    return { ...common, value, span: nameSpan, items: [], earlier, valueless: true };
  }
  return {
    ...common,
    value: wordValue(setting, word),
    span: spanOf(word),
    items: [word],
    words: word,
    earlier,
    valueless: false,
  };
}

/** The flag as written, in full where it is abbreviated so that nobody looks for `--time`. */
function flagText(option: GivenOption): string {
  const written = writtenText(option.word);
  return written.startsWith('-') && !option.abbreviated ? written : option.flag;
}

/** What a configuration file says. Names that are no settings are ignored by gunicorn, in any other case too. */
export function fileStatements(config: ConfigFile, source: string, version: GunicornVersion): Statement[] {
  const statements: Statement[] = [];
  for (const [name, py] of config.names) {
    const setting = settingOf(name, version);
    if (setting === undefined || (setting.kind === 'hook' && py.kind === 'unknown')) continue;
    const items = (Array.isArray(py.value) ? py.value : [py]) as readonly (typeof py)[];
    const pieces = items.flatMap((item) =>
      item.kind === 'string' ? [item.pieces ?? literal(String(item.value), item.span)] : [],
    );
    statements.push({
      setting,
      layer: 'file',
      source: py.span.file === config.file ? source : py.span.file.name,
      name,
      value: pythonValue(setting, py),
      span: py.span,
      nameSpan: config.bindings.get(name) ?? py.span,
      items: pieces,
      earlier: [],
      valueless: false,
    });
  }
  return statements;
}

/** `proxy_protocol` is a flag before 24.1.0. A setting that the version does not have is ignored like any other name. */
function settingOf(name: string, version: GunicornVersion): SettingFact | undefined {
  const setting = settingFact(name);
  if (setting === undefined || !hasSetting(setting, version)) return undefined;
  const isFlag = setting.kind === 'proxyProtocol' && isAtLeast(version, 24, 1) === false;
  return isFlag ? { ...setting, kind: 'flag' } : setting;
}

function literal(text: string, span: Span): Pieces {
  return [{ text, span, exact: span.file.text.slice(span.start, span.end) === text }];
}

/** What variables say that gunicorn itself reads: the defaults of `workers`, `bind` and `forwarded_allow_ips`. */
export function variableStatements(environment: ReadonlyMap<string, Pieces>): Statement[] {
  const statements: Statement[] = [];
  const add = (variable: string, name: string, valueOf: (text: string) => SettingValue): void => {
    const words = environment.get(variable);
    const setting = settingFact(name);
    if (words === undefined || setting === undefined) return;
    const value = unknownIn(words) === undefined ? valueOf(textOf(words)) : unknownWord(words, valueOf);
    const span = spanOf(words);
    statements.push({
      setting,
      layer: 'variable',
      source: variable,
      name: variable,
      value,
      span,
      nameSpan: span,
      items: [words],
      words,
      earlier: [],
      valueless: false,
    });
  };
  // Python reads it as a decimal number while gunicorn is being imported: anything else ends it there.
  add('WEB_CONCURRENCY', 'workers', (text) => {
    const number = decimalInt(text);
    if (number === undefined) return refused(text === '' ? 'empty' : 'not-a-number', text);
    return number < 0 ? refused('negative', text) : known(number, text);
  });
  add('PORT', 'bind', (text) => known([`0.0.0.0:${text}`.trim()], text));
  const allowed = settingFact('forwarded_allow_ips');
  if (allowed !== undefined)
    add('FORWARDED_ALLOW_IPS', allowed.name, (text) => textChecked(allowed, text, 'command line'));
  return statements;
}
