/** What a run goes by, and where each value comes from. */
import type { Contract } from '../model/contract.js';
import { formatMs } from '../model/duration.js';
import { routeLabel } from '../model/chain.js';
import { COMMAND_LINE, type Span } from '../model/span.js';
import { flagLabel, placeLabel } from '../report/place.js';
import { safeJson, short } from '../report/printable.js';
import { padded, textWidth } from '../report/width.js';
import { type Pieces, spanOf, writtenText } from '../sources/shared/pieces.js';
import { allRules } from './allRules.js';
import { inFront, refuseUnknownRules } from './analyzed.js';
import { paletteFor } from './colors.js';
import type { Surroundings } from './configuration.js';
import type { Io } from './io.js';
import type { LintOptions } from './values.js';

/** One value that a run goes by. */
interface Said {
  readonly key: string;
  readonly value: string;
  /** `timeout-lint.yaml:3:10`, `--lb-idle 60`, `default`. */
  readonly from: string;
}

const DEFAULT = 'default';

/** For people a line each, for programs JSON. A word that names no rule and no product is a UsageError, as in a run. */
export async function printedConfiguration(options: LintOptions, around: Surroundings, io: Io): Promise<string> {
  const { found } = around;
  refuseUnknownRules(await allRules(), found);
  await inFront(options, found);
  const values = valuesOf(options, around);
  if (options.format === 'json') {
    return `${safeJson({ schemaVersion: 1, config: found?.file.name ?? null, values })}\n`;
  }
  const { place, dim } = await paletteFor(options.color, io.stdout, io.env);
  const width = (of: 'key' | 'value'): number =>
    Math.min(48, Math.max(0, ...values.map((each) => textWidth(short(each[of])))));
  const [key, value] = [width('key'), width('value')];
  const lines = values.map((each) => {
    const from = each.from === DEFAULT ? dim(each.from) : place(short(each.from));
    return `${padded(short(each.key), key)}  ${padded(short(each.value), value)}  ${from}`;
  });
  const head = found === undefined ? 'No configuration file.' : `Configuration file: ${short(found.file.name)}`;
  return `${[head, '', ...lines].join('\n')}\n`;
}

function valuesOf(options: LintOptions, { found, variables }: Surroundings): readonly Said[] {
  const said = found?.configuration.options ?? {};
  const typed = (name: string, values: readonly string[]): Said[] =>
    values.map((value) => ({ key: name, value, from: `--${name} ${value}` }));
  const inFile = (key: string, value: string, span: Span | undefined): Said[] =>
    span === undefined ? [] : [{ key, value, from: placeLabel(span) }];
  const orDefault = (key: string, value: string, given: readonly Said[]): readonly Said[] =>
    given.length > 0 ? given : [{ key, value, from: DEFAULT }];
  const words = (key: 'select' | 'ignore'): Said[] =>
    (said[key] ?? []).flatMap(({ text, span }) => inFile(key, text, span));
  return [
    ...orDefault(
      'nginx-version',
      'not known',
      firstOf(
        typed('nginx-version', present(options.nginxVersion)),
        inFile('nginx-version', said.nginxVersion ?? '', said.nginxVersionSpan),
      ),
    ),
    ...orDefault(
      'lb',
      'what the files say',
      firstOf(
        typed('lb', options.lbs),
        present(options.lbIdle).map(({ ms, span }) => ({ key: 'lb-idle', value: formatMs(ms), from: flagLabel(span) })),
        present(said.lbIdle).flatMap(({ ms, span }) => inFile('lb-idle', formatMs(ms), span)),
        (said.lb ?? []).flatMap((word) => inFile('lb', writtenText(word), spanOf(word))),
      ),
    ),
    ...typed('app', options.apps),
    ...[...(variables ?? [])].map(([name, pieces]) => variable(name, pieces)),
    ...typed('prefix', present(options.prefix)),
    ...typed(
      'path-map',
      options.pathMaps.map(({ from, to }) => `${from}=${to}`),
    ),
    ...orDefault('select', 'all rules', firstOf(typed('select', options.select), words('select'))),
    ...(said.rules ?? []).flatMap(({ text, level, levelSpan }) => inFile(`rules ${text}`, level, levelSpan)),
    ...typed('ignore', options.ignore),
    ...words('ignore'),
    ...(said.ignores ?? []).flatMap(({ rule, where, until, span }) =>
      inFile('ignore', [rule, where && `in ${where}`, until && `until ${until}`].filter(Boolean).join(' '), span),
    ),
    ...(said.contracts ?? []).flatMap((contract) => inFile('expect', contractText(contract), contract.span)),
    ...(found?.configuration.chains ?? []).flatMap(({ route, hops }) =>
      inFile('chains', `${routeLabel(route)}: ${hops.map(({ label }) => label).join(', ')}`, route.span),
    ),
    ...orDefault(
      'baseline',
      'timeout-lint-baseline.json where there is one',
      firstOf(
        options.baseline === false ? [{ key: 'baseline', value: 'none', from: '--no-baseline' }] : [],
        typed('baseline', options.baseline === false ? [] : present(options.baseline)),
        present(said.baseline).flatMap(({ text, span }) => inFile('baseline', text, span)),
      ),
    ),
    ...orDefault(
      'strict',
      'false',
      firstOf(
        options.strict ? [{ key: 'strict', value: 'true', from: '--strict' }] : [],
        present(said.strict).flatMap(({ on, span }) => inFile('strict', String(on), span)),
      ),
    ),
    ...orDefault(
      'fail-on',
      'warning',
      firstOf(typed('fail-on', present(options.failOn)), inFile('fail-on', said.failOn ?? '', said.failOnSpan)),
    ),
  ];
}

function contractText({ kind, ms, route, server }: Contract): string {
  return [server?.text, route?.text, kind, formatMs(ms)].filter(Boolean).join(' ');
}

function variable(name: string, pieces: Pieces): Said {
  const span = spanOf(pieces);
  const value = writtenText(pieces);
  const from = span.file.name === COMMAND_LINE ? `--var ${name}=${value}` : placeLabel(span);
  return { key: `vars ${name}`, value, from };
}

/** The first that says anything: what was typed counts before the file. */
function firstOf(...all: readonly (readonly Said[])[]): readonly Said[] {
  return all.find((said) => said.length > 0) ?? [];
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
