import type { Analysis } from '../report/analysis.js';
import { renderConcise } from '../report/concise.js';
import { renderJson } from '../report/json.js';
import { PLAIN } from '../report/palette.js';
import { renderPretty } from '../report/pretty.js';
import { SEVERITIES } from '../findings/finding.js';
import { VERSION } from '../generated/version.js';
import { allRules } from './allRules.js';
import { chosenBy } from './analyzed.js';
import { checked } from './checked.js';
import { surroundingsOf, type Surroundings } from './configuration.js';
import { paletteFor } from './colors.js';
import { changes, withFixes } from './fixes.js';
import { widthOf, type Io } from './io.js';
import { baseOf } from './names.js';
import { type Output, write } from './outputs.js';
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
  const analysis = changes(options)
    ? await withFixes(options, io, around, chosen)
    : await checked(options, io, around, chosen);
  if (!options.diff) {
    await write(options.outputs, (output) => rendered(analysis, output, { ...options, failOn }, around, io), io);
  }
  if (failOn === 'never') return 0;
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return analysis.findings.some(({ severity }) => worst.includes(severity)) ? 1 : 0;
}

async function rendered(
  analysis: Analysis,
  { format, file }: Output,
  options: LintOptions,
  { found }: Surroundings,
  io: Io,
): Promise<string> {
  // What decides the exit status is always shown.
  const quiet = options.quiet && options.failOn !== 'info';
  const tool = { name: 'timeout-lint', version: VERSION };
  if (format === 'json') return renderJson(analysis, { tool });
  if (format === 'pretty' || format === 'concise') {
    // A file is no terminal.
    const palette = file === undefined ? await paletteFor(options.color, io.stdout, io.env) : PLAIN;
    if (format === 'concise') return renderConcise(analysis, { palette, quiet });
    return renderPretty(analysis, {
      palette,
      quiet,
      summary: !options.quiet,
      width: file === undefined ? widthOf(io.stdout) : 100,
    });
  }
  const { RENDERERS } = await import('../report/renderers.js');
  return RENDERERS[format](analysis, {
    tool,
    quiet,
    base: baseOf(io.cwd),
    ...(found === undefined ? {} : { configuration: found.file }),
    // Only this one tells of rules what findings do not.
    ...(format === 'sarif' ? { rules: (await allRules()).map(({ source }) => source) } : {}),
  });
}
