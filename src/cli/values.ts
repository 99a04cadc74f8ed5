import type { End } from '../findings/finding.js';
import type { Span } from '../model/span.js';
import { parseNginxVersion } from '../sources/nginx/version.js';
import type { ColorMode } from './colors.js';
import { UsageError } from './failure.js';
import { lbIdleOption } from './lbIdle.js';
import { type Output, outputsOf, plainFormat } from './outputs.js';

/** What yargs read, by option name. */
export type Values = Readonly<Record<string, unknown>>;

export interface PathMap {
  readonly from: string;
  readonly to: string;
}

/** What the commands that read files are told about them. */
export interface ReadingOptions {
  /** As typed, `-` for standard input; empty means the current directory. */
  readonly paths: readonly string[];
  /** Commands of app servers, as typed. */
  readonly apps: readonly string[];
  /** What stands in front, as typed, outermost first. */
  readonly lbs: readonly string[];
  readonly lbIdle: { readonly ms: number; readonly span: Span } | undefined;
  /** As typed: `NAME=VALUE`. */
  readonly vars: readonly string[];
  readonly envFiles: readonly string[];
  readonly nginxVersion: string | undefined;
  readonly prefix: string | undefined;
  readonly pathMaps: readonly PathMap[];
  readonly stdinName: string | undefined;
  /** Whether a search leaves out what git does. */
  readonly gitignore: boolean;
  /** The configuration file; false for none, undefined for the one that is found. */
  readonly config: string | false | undefined;
  readonly color: ColorMode;
}

export interface LintOptions extends ReadingOptions {
  /** What is written, and where. */
  readonly outputs: readonly Output[];
  /** How `list` and `printConfig` write. */
  readonly format: 'pretty' | 'concise' | 'json';
  readonly failOn: 'error' | 'warning' | 'info' | 'never' | undefined;
  readonly printConfig: boolean;
  /** Only tell which files would be read. */
  readonly list: boolean;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly quiet: boolean;
  /** Show fixes as a diff, and write none. */
  readonly diff: boolean;
  /** Which fixes are meant; undefined where none are to be written. */
  readonly fix: 'safe' | 'unsafe' | undefined;
  readonly prefer: End | undefined;
  readonly strict: boolean;
  /** The baseline; false for none, undefined for the one that is found. */
  readonly baseline: string | false | undefined;
  /** A commit that git knows. */
  readonly diffBase: string | undefined;
  /** A file with a unified diff or names of files, `-` for standard input. */
  readonly diffFiles: string | undefined;
  readonly onlyChanged: boolean;
}

export interface BaselineOptions extends ReadingOptions {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly baseline: string | undefined;
  readonly prune: boolean;
}

export interface ShowOptions extends ReadingOptions {
  readonly format: 'pretty' | 'json';
  readonly route: string | undefined;
}

/** What the command `files` is told, and the main one that shall only list. */
export interface ListingOptions extends ReadingOptions {
  readonly format: 'pretty' | 'concise' | 'json';
}

/** The value of an option that may be given once. */
export function single(values: Values, name: string): string | undefined {
  const value = values[name];
  if (Array.isArray(value)) throw new UsageError(`--${name} was given ${value.length} times: once is enough`);
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new UsageError(`there is no option --no-${name}`);
  return value;
}

function many(values: Values, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}

function words(values: Values, name: string): string[] {
  return many(values, name)
    .flatMap((value) => value.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function readingOptions(values: Values, paths: readonly string[], typed: readonly string[]): ReadingOptions {
  const lbIdle = single(values, 'lb-idle');
  const lbs = many(values, 'lb');
  if (lbIdle !== undefined && lbs.length > 0) {
    throw new UsageError(
      `--lb-idle is a load balancer of its own: give it as --lb load-balancer:idle_timeout=${lbIdle} where it stands among the others, or leave it away`,
    );
  }
  const nginxVersion = single(values, 'nginx-version');
  if (nginxVersion !== undefined && parseNginxVersion(nginxVersion) === undefined) {
    throw new UsageError(
      `--nginx-version ${JSON.stringify(nginxVersion)} is no version: give it as "nginx -v" prints it, such as 1.28.0`,
    );
  }
  return {
    paths,
    apps: many(values, 'app'),
    lbs,
    lbIdle: lbIdle === undefined ? undefined : lbIdleOption(lbIdle, typed),
    vars: many(values, 'var'),
    envFiles: many(values, 'env-file'),
    nginxVersion,
    prefix: single(values, 'prefix'),
    pathMaps: many(values, 'path-map').map(pathMap),
    stdinName: single(values, 'stdin-filename'),
    gitignore: values['gitignore'] !== false,
    config: values['config'] === false ? false : single(values, 'config'),
    color: (single(values, 'color') ?? 'auto') as ColorMode,
  };
}

function pathMap(text: string): PathMap {
  const equals = text.indexOf('=');
  if (equals < 1 || equals === text.length - 1) {
    throw new UsageError(`--path-map ${JSON.stringify(text)} is not FROM=TO, such as /etc/nginx=./nginx`);
  }
  return { from: text.slice(0, equals), to: text.slice(equals + 1) };
}

/** The options of the main command, checked. */
export function lintOptions(values: Values, paths: readonly string[], typed: readonly string[]): LintOptions {
  const outputs = outputsOf(many(values, 'format'));
  const isAside = ['list', 'print-config'].find((name) => values[name] === true);
  return {
    ...readingOptions(values, paths, typed),
    outputs,
    format: isAside === undefined ? 'pretty' : plainFormat(outputs, isAside),
    failOn: single(values, 'fail-on') as LintOptions['failOn'],
    printConfig: values['print-config'] === true,
    list: values['list'] === true,
    select: words(values, 'select'),
    ignore: words(values, 'ignore'),
    quiet: values['quiet'] === true,
    ...fixOptions(values),
    strict: values['strict'] === true,
    baseline: values['baseline'] === false ? false : single(values, 'baseline'),
    ...changeOptions(values),
  };
}

function changeOptions(values: Values): Pick<LintOptions, 'diffBase' | 'diffFiles' | 'onlyChanged'> {
  const diffBase = single(values, 'diff-base');
  const diffFiles = single(values, 'diff-files');
  const onlyChanged = values['only-changed'] === true;
  if (diffBase !== undefined && diffFiles !== undefined) {
    throw new UsageError('--diff-base and --diff-files both say what was changed: give one of them');
  }
  if (onlyChanged && diffBase === undefined && diffFiles === undefined) {
    throw new UsageError('--only-changed needs to know what was changed: add --diff-base REV or --diff-files FILE');
  }
  return { diffBase, diffFiles, onlyChanged };
}

/** The options of `baseline`, checked. */
export function baselineOptions(values: Values, paths: readonly string[], typed: readonly string[]): BaselineOptions {
  return {
    ...readingOptions(values, paths, typed),
    select: words(values, 'select'),
    ignore: words(values, 'ignore'),
    baseline: single(values, 'baseline'),
    prune: values['prune'] === true,
  };
}

function fixOptions(values: Values): Pick<LintOptions, 'diff' | 'fix' | 'prefer'> {
  const fix = single(values, 'fix') as LintOptions['fix'];
  const prefer = single(values, 'prefer') as LintOptions['prefer'];
  const diff = values['diff'] === true;
  if (prefer !== undefined && !diff && fix === undefined) {
    throw new UsageError('--prefer chooses between the fixes of a finding: give --diff or --fix with it');
  }
  return { diff, fix, prefer };
}

/** The options of `show`, checked. */
export function showOptions(values: Values, paths: readonly string[], typed: readonly string[]): ShowOptions {
  return {
    ...readingOptions(values, paths, typed),
    format: single(values, 'format') as ShowOptions['format'],
    route: single(values, 'route'),
  };
}

/** The options of `files`, checked. */
export function listingOptions(values: Values, paths: readonly string[], typed: readonly string[]): ListingOptions {
  return { ...readingOptions(values, paths, typed), format: single(values, 'format') as ListingOptions['format'] };
}
