import { analyze, OptionError } from '../analyze.js';
import type { Analysis } from '../report/analysis.js';
import { renderConcise } from '../report/concise.js';
import { renderJson } from '../report/json.js';
import { renderPretty } from '../report/pretty.js';
import { placeLabel } from '../report/place.js';
import { proxyRules } from '../rules/builtin.js';
import type { Rule } from '../rules/rule.js';
import { selectionProblem } from '../rules/select.js';
import { SEVERITIES } from '../findings/finding.js';
import { VERSION } from '../generated/version.js';
import type { FileHost } from '../sources/nginx/include.js';
import { allRules } from './allRules.js';
import { appServersOf } from './appServers.js';
import { configurationFor, printedConfiguration, type FoundConfiguration } from './configuration.js';
import { paletteFor } from './colors.js';
import { UsageError } from './failure.js';
import { frontsOf } from './fronts.js';
import { infrastructureOf } from './infrastructure.js';
import { readInput } from './files.js';
import { widthOf, type Io } from './io.js';
import type { LintOptions, ReadingOptions } from './values.js';

/** Checks what was named, writes the report and tells by the status whether something was found. */
export async function lint(options: LintOptions, io: Io): Promise<0 | 1> {
  const found = await configurationFor(options, io);
  const said = found?.configuration.options;
  const chosen = {
    select: options.select.length > 0 ? options.select : (said?.select ?? []).map(({ text }) => text),
    ignore: [...options.ignore, ...(said?.ignore ?? []).map(({ text }) => text)],
  };
  if (options.printConfig) {
    io.stdout.write(printedConfiguration(options, found, chosen));
    return 0;
  }
  const failOn = options.failOn ?? said?.failOn ?? 'warning';
  const analysis = await analyzed(options, io, found, chosen);
  io.stdout.write(await rendered(analysis, { ...options, failOn }, io));
  if (failOn === 'never') return 0;
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return analysis.findings.some(({ severity }) => worst.includes(severity)) ? 1 : 0;
}

/** Reads and analyses what was named, with what the configuration file says beside it. */
export async function analyzed(
  options: ReadingOptions,
  io: Io,
  found: FoundConfiguration | undefined,
  chosen: { readonly select?: readonly string[]; readonly ignore?: readonly string[] } = {},
): Promise<Analysis> {
  const stated = found !== undefined && found.configuration.chains.length > 0 ? found : undefined;
  // What is stated can be checked though nothing is found; what was named was meant.
  const mayBeEmpty = stated !== undefined && options.paths.length === 0;
  const { files, starters, infrastructure: declared, host } = await readInput(options, io, mayBeEmpty);
  const apps = starters.length === 0 ? undefined : await appServersOf(starters, (path) => textOf(host, path));
  const infrastructure = await infrastructureOf(declared);
  const fronts = await frontsOf(options.lbs);
  const lbIdle = fronts === undefined ? (options.lbIdle ?? found?.configuration.options.lbIdle) : undefined;
  const nginxVersion = options.nginxVersion ?? found?.configuration.options.nginxVersion;
  // Rules about app servers, and of what stands in front by name, can say nothing where there is none; their names may still be spoken of.
  const speaksOfRules = (chosen.select ?? []).length > 0 || (chosen.ignore ?? []).length > 0;
  const all =
    apps !== undefined || stated !== undefined || fronts !== undefined || infrastructure !== undefined || speaksOfRules;
  const rules = all ? await allRules() : proxyRules();
  refuseUnknownRules(rules, found);
  try {
    return analyze(files, rules, {
      host,
      ...chosen,
      ...(lbIdle === undefined ? {} : { lbIdle }),
      ...(fronts === undefined ? {} : { fronts }),
      ...(infrastructure === undefined ? {} : { infrastructure }),
      ...(apps === undefined ? {} : { apps }),
      ...(stated === undefined ? {} : { stated: { ...stated.configuration, file: stated.file } }),
      ...(nginxVersion === undefined ? {} : { nginxVersion }),
    });
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(error.problems.join('\n'));
    throw error;
  }
}

/** Words of the configuration file that name no rule are told with their place. */
function refuseUnknownRules(rules: readonly Rule[], found: FoundConfiguration | undefined): void {
  const { select = [], ignore = [] } = found?.configuration.options ?? {};
  const problems = [...select, ...ignore].flatMap(({ text, span }) => {
    const problem = selectionProblem(rules, text);
    return problem === undefined ? [] : [`${placeLabel(span)}: ${problem}`];
  });
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}

function textOf(host: FileHost, path: string): string | undefined {
  const answer = host.read(path);
  return 'text' in answer ? answer.text : undefined;
}

async function rendered(analysis: Analysis, options: LintOptions, io: Io): Promise<string> {
  // What decides the exit status is always shown.
  const quiet = options.quiet && options.failOn !== 'info';
  if (options.format === 'json') {
    return renderJson(analysis, { tool: { name: 'timeout-lint', version: VERSION } });
  }
  const palette = await paletteFor(options.color, io.stdout, io.env);
  if (options.format === 'concise') {
    return renderConcise(analysis, { palette, quiet });
  }
  return renderPretty(analysis, { palette, quiet, summary: !options.quiet, width: widthOf(io.stdout) });
}
