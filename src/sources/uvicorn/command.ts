import type { AppReading, ReadFile } from '../shared/app.js';
import { parseClick } from '../shared/arguments/click.js';
import { isOlder, type OptionSpec, type Parsed } from '../shared/arguments/options.js';
import type { ServerReading } from '../shared/arguments/reading.js';
import { reportProblems } from '../shared/arguments/report.js';
import { parsedValues } from '../shared/arguments/values.js';
import type { Invocation } from '../shared/invocation.js';
import { spanOf, textOf, unknownIn, type Pieces } from '../shared/pieces.js';
import { FOREIGN } from './foreign.js';
import { FASTAPI_GRAMMAR, UVICORN_OPTIONS, uvicornGrammar } from './options.js';
import { reportIgnoredVariables, uvicornServer } from './server.js';

/**
 * uvicorn started by its own command, or by `fastapi run` and `fastapi dev`. An option that the version does not have is
 * said only where the version is known. uvicorn reads no file, so `_read` is not used.
 */
export function readUvicorn(invocation: Invocation, _read?: ReadFile, version?: string): AppReading {
  return invocation.server === 'fastapi' ? readFastapi(invocation, version) : readOwn(invocation, version);
}

function readOwn(invocation: Invocation, version: string | undefined): AppReading {
  // All options of all versions, so that one of another version can be told from one that never was.
  const environment = variablesCount(version) ? invocation.environment : new Map<string, Pieces>();
  const parsed = parseClick(invocation.args, grammarFor(version), environment);
  const reading = uvicornServer({
    basics: {
      product: 'uvicorn',
      label: 'uvicorn',
      span: spanOf(invocation.program),
      version,
      invocation,
      readsVariables: variablesCount(version),
    },
    values: parsedValues(parsed),
    environment: invocation.environment,
    host: '127.0.0.1',
  });
  reportTimeoutFlag(reading, parsed);
  reportProblems(reading, withoutTimeoutFlag(parsed), invocation, { foreign: FOREIGN, complete: true });
  if (version !== undefined) reportVersions(reading, parsed, version);
  return reading.build();
}

/** Variables give options since 0.16.0. */
function variablesCount(version: string | undefined): boolean {
  return version === undefined || !isOlder(version, '0.16.0');
}

/** The version's own options, with those of other versions behind them. */
function grammarFor(version: string | undefined): ReturnType<typeof uvicornGrammar> {
  const own = uvicornGrammar(version);
  if (version === undefined) return own;
  const names = new Set(own.options.map(({ name }) => name));
  const others = [...UVICORN_OPTIONS.values()].filter(({ name }) => !names.has(name));
  return { ...own, options: [...own.options, ...others] };
}

function isTimeout(word: string): boolean {
  return word === '--timeout' || word === '-t' || /^-t\d/.test(word);
}

/** `--timeout` is gunicorn's; uvicorn has nothing that ends a request. */
function reportTimeoutFlag(reading: ServerReading, parsed: Parsed): void {
  for (const { kind, word, span, next } of parsed.problems) {
    if (kind !== 'unknown-option' || !isTimeout(word) || span === undefined) continue;
    const value = next === undefined ? '' : textOf(next);
    reading.observe('timeout-flag', span, { option: word, value, nearest: '--timeout-keep-alive' });
  }
}

function withoutTimeoutFlag(parsed: Parsed): Parsed {
  const problems = parsed.problems.filter(({ kind, word }) => kind !== 'unknown-option' || !isTimeout(word));
  return { ...parsed, problems };
}

function reportVersions(reading: ServerReading, parsed: Parsed, version: string): void {
  for (const { winner } of parsed.given.values()) {
    if (hasOption(winner.option, version)) continue;
    const { since = '', until = '' } = winner.option;
    // A variable that names no option of this version is not read.
    const id = winner.source === 'environment' ? 'variable-not-in-version' : 'option-not-in-version';
    reading.observe(id, winner.span, { option: winner.word, since, until, version });
  }
}

function hasOption({ since, until }: OptionSpec, version: string): boolean {
  return (since === undefined || !isOlder(version, since)) && (until === undefined || isOlder(version, until));
}

/** `fastapi run [FILE]`: no clocks of its own, and `uvicorn.run()` reads none of uvicorn's variables. */
function readFastapi(invocation: Invocation, version: string | undefined): AppReading {
  const at = invocation.args.findIndex((word) => !textOf(word).startsWith('-') || unknownIn(word) !== undefined);
  const command = at < 0 ? '' : textOf(invocation.args[at] as Pieces);
  const args = at < 0 ? invocation.args : invocation.args.toSpliced(at, 1);
  const parsed = parseClick(args, FASTAPI_GRAMMAR, invocation.environment);
  const reading = uvicornServer({
    basics: {
      product: 'uvicorn',
      label: `fastapi ${command}`.trim(),
      span: spanOf(invocation.program),
      version,
      invocation,
    },
    values: parsedValues(parsed),
    environment: invocation.environment,
    host: command === 'dev' ? '127.0.0.1' : '0.0.0.0',
  });
  reading.fact('app.startedBy', 'fastapi');
  if (command !== 'run' && command !== 'dev') reading.fact('app.serves', false);
  for (const { kind, word, span, next } of parsed.problems) {
    if (kind !== 'unknown-option' || span === undefined) continue;
    const option = [...UVICORN_OPTIONS.values()].find(({ flags }) => flags.includes(word));
    const foreign = FOREIGN.get(word);
    if (option === undefined && foreign === undefined) continue;
    const value = next === undefined ? '' : textOf(next);
    const data = { option: word, nearest: foreign?.right ?? word, value, ofUvicorn: option !== undefined };
    reading.observe('not-in-fastapi-cli', span, data);
  }
  const others = { ...parsed, problems: parsed.problems.filter(({ kind }) => kind !== 'unknown-option') };
  reportProblems(reading, others, invocation, { foreign: FOREIGN, complete: false });
  reportIgnoredVariables(reading, invocation.environment, UVICORN_OPTIONS.keys(), label(command));
  return reading.build();
}

function label(command: string): string {
  return `fastapi ${command}`.trim();
}
