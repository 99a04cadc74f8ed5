import type { Analysis } from '../report/analysis.js';
import { renderConcise } from '../report/concise.js';
import { renderJson } from '../report/json.js';
import { renderPretty } from '../report/pretty.js';
import { SEVERITIES } from '../findings/finding.js';
import { VERSION } from '../generated/version.js';
import { chosenBy } from './analyzed.js';
import { checked } from './checked.js';
import { surroundingsOf } from './configuration.js';
import { paletteFor } from './colors.js';
import { widthOf, type Io } from './io.js';
import type { LintOptions } from './values.js';

/** Checks what was named, writes the report and tells by the status whether something was found. */
export async function lint(options: LintOptions, io: Io): Promise<0 | 1> {
  const around = await surroundingsOf(options, io);
  if (options.printConfig) {
    const { printedConfiguration } = await import('./printedConfiguration.js');
    io.stdout.write(await printedConfiguration(options, around, io));
    return 0;
  }
  const said = chosenBy(around.found);
  const chosen = {
    ...said,
    select: options.select.length > 0 ? options.select : said.select,
    ignore: [...options.ignore, ...said.ignore],
  };
  const failOn = options.failOn ?? around.found?.configuration.options.failOn ?? 'warning';
  const analysis = await checked(options, io, around, chosen);
  io.stdout.write(await rendered(analysis, { ...options, failOn }, io));
  if (failOn === 'never') return 0;
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return analysis.findings.some(({ severity }) => worst.includes(severity)) ? 1 : 0;
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
