import { isAbsolute, resolve } from 'node:path';
import { splitWords } from '../../sources/shared/shell/words.js';
import { textOf, written } from '../../sources/shared/pieces.js';

/** What the runner gives: `INPUT_<NAME>` for every input, and where things are. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the action was told, in the terms of the command line. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly args: readonly string[];
  readonly failOn: string;
  /** `FORMAT` or `FORMAT:FILE`, files absolute. */
  readonly formats: readonly string[];
  /** As given; empty for none. */
  readonly sarifFile: string;
  readonly config: string;
  /** Absolute. */
  readonly workspace: string;
  /** Absolute. */
  readonly directory: string;
}

/** Reads the inputs; what is not set is empty. `cwd` is the workspace where the runner names none. */
export function inputsOf(env: Environment, cwd: string): Inputs {
  const workspace = resolve(cwd, env['GITHUB_WORKSPACE'] || '.');
  const args = inputOf(env, 'args');
  return {
    paths: linesOf(env, 'paths'),
    args: splitWords(written({ file: { name: 'args', text: args }, start: 0, end: args.length })).map(textOf),
    failOn: inputOf(env, 'fail-on'),
    formats: linesOf(env, 'formats').map((format) => withFileFrom(workspace, format)),
    sarifFile: inputOf(env, 'sarif-file'),
    config: inputOf(env, 'config'),
    workspace,
    directory: resolve(workspace, inputOf(env, 'working-directory')),
  };
}

/** The runner writes names in capitals, blanks as underscores, and leaves dashes. */
function inputOf(env: Environment, name: string): string {
  return (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

function linesOf(env: Environment, name: string): string[] {
  return inputOf(env, name)
    .split(/\r?\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Files are named from the workspace, wherever the linter runs. */
function withFileFrom(workspace: string, format: string): string {
  const colon = format.indexOf(':');
  if (colon < 0 || colon === format.length - 1) return format;
  const file = format.slice(colon + 1);
  return `${format.slice(0, colon)}:${isAbsolute(file) ? file : resolve(workspace, file)}`;
}
