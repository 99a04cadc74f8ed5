import type { SourceFile } from '../../src/model/span.js';
import type { Grammar, OptionSpec, Parsed } from '../../src/sources/shared/arguments/options.js';
import type { Pieces } from '../../src/sources/shared/pieces.js';
import type { Random } from './random.js';

/** What a program's own parser makes of a command line: refused, only an answer such as help, or taken with values. */
export type Verdict =
  { readonly verdict: 'refused' | 'ends' } | { readonly verdict: 'taken'; readonly values: Record<string, unknown> };

/** Values for each kind, most of them good. Not `--`: what `--x=--` means differs between versions of Python. */
const VALUES: Readonly<Record<OptionSpec['kind'], readonly string[]>> = {
  int: ['5', '75', '0', '-1', '+3', ' 7 ', '1_000', '1__0', '3.5', '', '5s', '1e3', '٣', '0x10', '007'],
  float: ['5', '20.0', '.5', '1e3', 'inf', '', '5s'],
  text: ['127.0.0.1', 'x', '', '-', 'a=b', 'x y', 'é', '-5', '-x'],
  boolean: ['true', 'false', 'maybe'],
  choice: ['auto', 'x'],
  flag: [''],
};

/** What is told from a kind alone; `values` says what a certain option takes instead. */
export interface Surroundings {
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Words that are wrong, or read in an odd way. */
  readonly odd: readonly string[];
  /** Whether options may stand behind the application. */
  readonly anywhere: boolean;
}

/** One command line that may be right or wrong in every part. */
export function commandLine({ options }: Grammar, random: Random, around: Surroundings): string[] {
  const parts: string[][] = [];
  const careful = random.chance(0.6);
  for (let count = random.between(0, 6); count > 0; count--)
    parts.push(words(random.pick(options), random, careful, around));
  if (!careful && random.chance(0.3)) parts.push([random.pick(around.odd)]);
  if (careful || random.chance(0.9)) {
    const at = around.anywhere ? random.between(0, parts.length) : parts.length;
    parts.splice(at, 0, ['m:a']);
  }
  if (!careful && random.chance(0.05)) parts.push(['m:b']);
  return parts.flat();
}

function words(option: OptionSpec, random: Random, careful: boolean, { values = {} }: Surroundings): string[] {
  if (careful && option.ends === true && !random.chance(0.1)) return [];
  const full = random.pick([...option.flags, ...(option.off ?? [])]);
  const isLong = full.startsWith('--');
  const flag = isLong && !careful && random.chance(0.3) ? full.slice(0, random.between(4, full.length)) : full;
  if (option.kind === 'flag') return !careful && random.chance(0.1) ? [`${flag}=1`] : [flag];
  const all = values[option.name] ?? VALUES[option.kind];
  const value = careful || random.chance(0.6) ? (all[random.between(0, 1)] as string) : random.pick(all);
  const joined = random.next();
  if (isLong && joined < 0.4) return [`${flag}=${value}`];
  if (!isLong && joined < 0.3) return [`${flag}${value}`];
  return !careful && joined > 0.95 ? [flag] : [flag, value];
}

/** Words as a reader gets them, each in a file of its own. */
export function asPieces(args: readonly string[]): Pieces[] {
  return args.map((text, at) => {
    const file: SourceFile = { name: `argument ${at}`, text };
    return [{ text, span: { file, start: 0, end: text.length }, exact: true }];
  });
}

/** Our verdict, in the same words: what is given, by the option's name, but for some. */
export function verdictOf(parsed: Parsed, unread: readonly string[] = []): Verdict {
  if (parsed.problems.length > 0) return { verdict: 'refused' };
  if (parsed.ends !== undefined) return { verdict: 'ends' };
  const counted = [...parsed.given].filter(([name]) => !unread.includes(name));
  const given = counted.map(([name, { winner, values }]) => {
    return [name, winner.option.multiple === true ? values.map(({ value }) => value) : winner.value];
  });
  return { verdict: 'taken', values: Object.fromEntries(given) as Record<string, unknown> };
}

export interface Difference {
  readonly args: readonly string[];
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** Where two verdicts differ: in the verdict, or in the value of what is given. Others may hold defaults besides. */
export function differenceOf(args: readonly string[], ours: Verdict, theirs: Verdict): Difference | undefined {
  if (ours.verdict !== 'taken' || theirs.verdict !== 'taken') {
    return ours.verdict === theirs.verdict ? undefined : { args, ours, theirs };
  }
  const names = Object.keys(ours.values);
  const unlike = names.filter((name) => JSON.stringify(ours.values[name]) !== JSON.stringify(theirs.values[name]));
  const only = (values: Record<string, unknown>): unknown => unlike.map((name) => [name, values[name]]);
  return unlike.length === 0 ? undefined : { args, ours: only(ours.values), theirs: only(theirs.values) };
}
