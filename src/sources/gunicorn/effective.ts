/** gunicorn's settings as they are once all sources have spoken: `gunicorn/app/base.py`, `load_config`. */
import type { SourceFile, Span } from '../../model/span.js';
import { type ParsedArguments, parseArguments } from '../shared/arguments/argparse.js';
import type { ReadFile } from '../shared/app.js';
import type { Invocation } from '../shared/invocation.js';
import { type Pieces, spanOf, textOf, unknownIn } from '../shared/pieces.js';
import { type ConfigFile, readConfigFile } from './configFile.js';
import { configLocation, DEFAULT_CONFIG, findConfig } from './configPath.js';
import type { ReadPython, SplitWords } from './pythonTypes.js';
import { optionSpecs, type SettingFact, SETTINGS } from './settingFacts.js';
import { commandStatements, fileStatements, type Statement, variableStatements } from './statements.js';
import { isAtLeast, type GunicornVersion } from './version.js';
import { known, type SettingValue } from './values.js';

/** Where the one configuration file comes from. */
export type ConfigChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly config: ConfigFile; readonly chosenBy: Statement | undefined }
  /** It is named, but was not among the files that were given, or its name is not known. */
  | { readonly kind: 'missing'; readonly chosenBy: Statement };

export interface Effective {
  readonly version: GunicornVersion;
  readonly invocation: Invocation;
  readonly commandLine: ParsedArguments;
  /** `GUNICORN_CMD_ARGS`, read by the same grammar. */
  readonly environment: ParsedArguments | undefined;
  readonly config: ConfigChoice;
  /** A `gunicorn.conf.py` in the start directory that a `-c` keeps from being read. */
  readonly ignoredDefault: SourceFile | undefined;
  /** By setting, the sources that say something, from low to high: the last one wins. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
  /** The application as the command line names it. */
  readonly application: Pieces | undefined;
  /** Words of the command line that may be options: what is not set elsewhere may be set by them. */
  readonly openWords: readonly Pieces[];
}

export function readEffective(
  invocation: Invocation,
  read: ReadFile,
  python: ReadPython,
  split: SplitWords,
  version: GunicornVersion,
): Effective {
  const commandLine = parse(invocation.args, version);
  const variable = invocation.environment.get('GUNICORN_CMD_ARGS');
  const environment = variable === undefined ? undefined : parse(split(variable), version);
  const own = commandStatements(commandLine, 'command line', 'command line');
  const fromVariable =
    environment === undefined ? [] : commandStatements(environment, 'environment', 'GUNICORN_CMD_ARGS');
  const config = chooseConfig(own, fromVariable, invocation, read, python);
  const fromFile = config.kind === 'read' ? fileStatements(config.config, sourceName(config), version) : [];
  const statements = new Map<string, Statement[]>();
  for (const statement of [...variableStatements(invocation.environment), ...fromFile, ...fromVariable, ...own]) {
    const before = statements.get(statement.setting.name);
    if (before === undefined) statements.set(statement.setting.name, [statement]);
    else before.push(statement);
  }
  const named = config.kind !== 'none' && config.chosenBy !== undefined;
  const file = named ? findConfig(configLocation(DEFAULT_CONFIG), invocation.directory, read) : undefined;
  const isOther =
    file !== undefined && !(config.kind === 'read' && config.config.files.some(({ name }) => name === file.name));
  return {
    version,
    invocation,
    commandLine,
    environment,
    config,
    ignoredDefault: isOther ? file : undefined,
    statements,
    ...applicationOf(commandLine),
  };
}

/** The first positional. Where there is none, the last word that may be anything is most likely it: `gunicorn "$APP"`. */
function applicationOf({ positionals, open }: ParsedArguments): Pick<Effective, 'application' | 'openWords'> {
  const application = positionals.get('args')?.find((word) => !open.includes(word));
  if (application !== undefined) return { application, openWords: open };
  return { application: open.at(-1), openWords: open.slice(0, -1) };
}

function parse(words: readonly Pieces[], version: GunicornVersion): ParsedArguments {
  const options = optionSpecs(version, words.map(textOf));
  return parseArguments(words, { options, positionals: [{ dest: 'args', nargs: '*' }] });
}

/** One file only: that of `-c` on the command line, else in GUNICORN_CMD_ARGS, else the default one where it starts. */
function chooseConfig(
  own: readonly Statement[],
  fromVariable: readonly Statement[],
  invocation: Invocation,
  read: ReadFile,
  python: ReadPython,
): ConfigChoice {
  const { directory, environment } = invocation;
  const lookup = (name: string): Pieces | undefined => environment.get(name);
  for (const statements of [own, fromVariable]) {
    const chosenBy = statements.find(({ setting }) => setting.name === 'config');
    const word = chosenBy?.words;
    if (chosenBy === undefined || word === undefined) continue;
    const text = textOf(word);
    if (unknownIn(word) !== undefined) return { kind: 'missing', chosenBy };
    // An empty text counts as none.
    if (text === '') continue;
    const file = findConfig(configLocation(text), directory, read);
    if (file === undefined) return { kind: 'missing', chosenBy };
    return { kind: 'read', config: readConfigFile(file, directory, read, python, lookup), chosenBy };
  }
  const file = findConfig(configLocation(DEFAULT_CONFIG), directory, read);
  if (file === undefined) return { kind: 'none' };
  return { kind: 'read', config: readConfigFile(file, directory, read, python, lookup), chosenBy: undefined };
}

function sourceName(choice: Extract<ConfigChoice, { kind: 'read' }>): string {
  const { name } = choice.config.file;
  return name.slice(name.lastIndexOf('/') + 1);
}

/** What a setting is in the end: the statement that wins, or the default. */
export interface Winner {
  readonly setting: SettingFact;
  readonly value: SettingValue;
  /** Undefined for a default, and where an unread file may set it. */
  readonly statement: Statement | undefined;
  /** Set where the value may come from a file that was not read. */
  readonly unread?: Span;
  /** Whether more than one source says something. */
  readonly contested: boolean;
}

const WINNERS = new WeakMap<Effective, Map<string, Winner>>();

/** The value of a setting that is in force. Names of no setting give undefined. */
export function winner(effective: Effective, name: string): Winner | undefined {
  let cached = WINNERS.get(effective);
  if (cached === undefined) WINNERS.set(effective, (cached = allWinners(effective)));
  return cached.get(name);
}

function allWinners(effective: Effective): Map<string, Winner> {
  return new Map(SETTINGS.map((setting) => [setting.name, workOut(effective, setting)]));
}

function workOut(effective: Effective, setting: SettingFact): Winner {
  const statements = effective.statements.get(setting.name) ?? [];
  const statement = statements.at(-1);
  const contested = statements.length > 1;
  const { config } = effective;
  const unread = config.kind === 'missing' && (statement === undefined || statement.layer === 'variable');
  if (unread) {
    const { chosenBy } = config;
    const value: SettingValue = { kind: 'unknown', written: chosenBy.value.written };
    return { setting, value, statement: undefined, unread: chosenBy.span, contested };
  }
  const opening = config.kind === 'read' ? config.config.missing[0] : undefined;
  const belowFile = statement === undefined || statement.layer === 'variable';
  if (opening !== undefined && belowFile) {
    const value: SettingValue = { kind: 'unknown', written: opening.module };
    return { setting, value, statement: undefined, unread: opening.span, contested };
  }
  if (statement !== undefined) return { setting, value: statement.value, statement, contested };
  return { setting, value: known(defaultOf(setting, effective.version), ''), statement: undefined, contested };
}

/** The default of a version; the addresses of IPv6 are trusted since 23.0. */
function defaultOf(setting: SettingFact, version: GunicornVersion): SettingFact['fallback'] {
  const { kind, fallback } = setting;
  if (kind === 'commas' && typeof fallback === 'string') {
    const both = fallback === '127.0.0.1' && isAtLeast(version, 23) === true;
    return (both ? '127.0.0.1,::1' : fallback).split(',');
  }
  if (kind === 'proxyProtocol') return isAtLeast(version, 24, 1) === false ? false : 'off';
  return fallback;
}

/** Where nothing says which application is served: the command line names none, and no file does. */
export function hasApplication(effective: Effective): boolean | undefined {
  if (effective.application !== undefined) return true;
  const named = ['wsgi_app', 'paste'].map((name) => winner(effective, name));
  if (named.some((each) => each?.value.kind === 'unknown')) return undefined;
  if (named.some((each) => each?.value.kind === 'known' && each.value.value !== null)) return true;
  return false;
}

/** The place that stands for gunicorn as a whole: its name on the command line. */
export function programSpan(invocation: Invocation): Span {
  return spanOf(invocation.program);
}
