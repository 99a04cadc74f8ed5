import { beforeAll, expect, test } from '@jest/globals';
import { parseClick } from '../../src/sources/shared/arguments/click.js';
import type { OptionSpec, Parsed } from '../../src/sources/shared/arguments/options.js';
import type { Pieces } from '../../src/sources/shared/pieces.js';
import { uvicornGrammar } from '../../src/sources/uvicorn/index.js';
import { Random } from './random.js';
import { askUvicorn, describeWithUvicorn, type UvicornCase, type UvicornVerdict } from './uvicornParser.js';

const SEED = Number(process.env['TIMEOUT_LINT_SEED'] ?? 11);
const COUNT = 1500;

/** Values for each kind, most of them good. */
const VALUES: Readonly<Record<OptionSpec['kind'], readonly string[]>> = {
  int: ['5', '5', '75', '0', '-1', '+3', ' 7 ', '1_000', '1__0', '_1', '3.5', '', '5s', '1e3', '٣', '0x10', '007'],
  float: ['5', '20.0', '.5', '5.', '1e3', '1_0.5', 'inf', '-Infinity', 'nan', '', '5s', '1e', '1e_3', '.', '-.5e-2'],
  text: ['127.0.0.1', '0.0.0.0', '', '-', '--', '--reload', 'a=b', 'x y', 'é'],
  boolean: ['true', 'False', ' on ', 'N', '1', '0', 'yes', 'maybe', ''],
  choice: ['auto', 'AUTO', 'on', 'off', 'info', 'none', 'h11', ''],
  flag: ['1', 'false', 'yes', 'maybe', ''],
};

/** click looks whether these files are there. */
const PATHS = new Set(['reload_dirs', 'env_file', 'log_config']);

const ODD_WORDS = [
  '--timeout',
  '-t',
  '--timeout-keep',
  '--workers-x',
  '-w',
  '-',
  '--',
  '---x',
  'main:app',
  '-reload',
  '5',
];

function valueOf(option: OptionSpec, random: Random): string {
  if (PATHS.has(option.name)) return '/tmp';
  if (option.choices !== undefined && random.chance(0.7)) return random.pick(option.choices);
  return random.chance(0.6) ? (VALUES[option.kind][0] as string) : random.pick(VALUES[option.kind]);
}

function optionWords(option: OptionSpec, random: Random): string[] {
  const flag = random.pick([...option.flags, ...(option.off ?? [])]);
  if (option.kind === 'flag') return random.chance(0.04) ? [`${flag}=true`] : [flag];
  const value = valueOf(option, random);
  return random.chance(0.5) ? [flag, value] : [`${flag}=${value}`];
}

function generate(options: readonly OptionSpec[], random: Random): UvicornCase {
  const serving = options.filter(({ ends }) => ends !== true);
  const parts: string[][] = random.chance(0.93) ? [['main:app']] : [];
  for (let i = random.between(0, 6); i > 0; i--) {
    parts.push(optionWords(random.chance(0.08) ? random.pick(options) : random.pick(serving), random));
  }
  const last = parts.at(-1);
  if (last !== undefined && random.chance(0.1)) parts.push(optionWords(random.pick(serving), random), last);
  if (random.chance(0.12)) parts.push([random.pick(ODD_WORDS)]);
  const args = random.shuffled(parts).flat();
  if (random.chance(0.04)) args.pop();
  const environment: Record<string, string> = {};
  for (let i = random.between(0, 3); i > 0; i--) {
    const option = random.chance(0.03) ? random.pick(options) : random.pick(serving);
    const value =
      option.multiple === true && random.chance(0.5) && option.name === 'headers'
        ? 'a:b  c:d '
        : valueOf(option, random);
    environment[`UVICORN_${option.name.toUpperCase()}`] = value;
  }
  return { args, environment };
}

function pieces(name: string, text: string): Pieces {
  return [{ text, span: { file: { name, text }, start: 0, end: text.length }, exact: true }];
}

function ours({ args, environment }: UvicornCase, version: string): Parsed {
  const variables = new Map(Object.entries(environment).map(([name, value]) => [name, pieces(name, value)]));
  return parseClick(
    args.map((text, at) => pieces(`argument ${at}`, text)),
    uvicornGrammar(version),
    variables,
  );
}

function verdictOf(parsed: Parsed): UvicornVerdict['verdict'] {
  if (parsed.problems.length > 0) return 'refused';
  return parsed.ends === undefined ? 'taken' : 'ends';
}

/** What is given, as uvicorn names it. */
function valuesOf(parsed: Parsed): Record<string, readonly [string, unknown]> {
  const found: Record<string, readonly [string, unknown]> = {};
  const shown = (value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value)
      ? String(value).replace('Infinity', 'inf').replace('NaN', 'nan')
      : value;
  for (const [name, { winner, values }] of parsed.given) {
    const source = winner.source === 'environment' ? 'ENVIRONMENT' : 'COMMANDLINE';
    const value = winner.option.multiple === true ? values.map((one) => one.value) : shown(winner.value);
    if (winner.option.ends !== true) found[name] = [source, value];
  }
  const [app] = parsed.positionals;
  if (app !== undefined) found['app'] = ['COMMANDLINE', app.map(({ text }) => text).join('')];
  return found;
}

describeWithUvicorn('command lines and variables, compared with what uvicorn makes of them', (path, version) => {
  let cases: readonly UvicornCase[] = [];
  let theirs: readonly UvicornVerdict[] = [];

  beforeAll(() => {
    const random = new Random(SEED);
    const { options } = uvicornGrammar(version);
    cases = Array.from({ length: COUNT }, () => generate(options, random));
    theirs = askUvicorn(path, cases);
  }, 60_000);

  test('there are many of each verdict', () => {
    const count = (verdict: string): number => theirs.filter((their) => their.verdict === verdict).length;
    expect(count('taken')).toBeGreaterThan(400);
    expect(count('refused')).toBeGreaterThan(300);
    expect(count('ends')).toBeGreaterThan(10);
  });

  test('the same are taken, refused, and only answered', () => {
    const wrong = cases.flatMap((one, at) => {
      const mine = verdictOf(ours(one, version));
      return mine === theirs[at]?.verdict ? [] : [{ ...one, mine, theirs: theirs[at] }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('what is taken has the same values from the same sources', () => {
    const wrong = cases.flatMap((one, at) => {
      const their = theirs[at];
      if (their?.verdict !== 'taken') return [];
      const mine = valuesOf(ours(one, version));
      return sorted(mine) === sorted(their.values) ? [] : [{ ...one, mine, theirs: their.values }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

function sorted(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
