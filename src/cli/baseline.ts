import { mustSettle, settledRun } from './checked.js';
import { analyzed, chosenBy } from './analyzed.js';
import { allRules } from './allRules.js';
import { baselineAt, baselinePlace, shownPath } from './baselineFile.js';
import { surroundingsOf } from './configuration.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';
import { rulesChosen } from '../rules/choice.js';
import { counted } from '../report/words.js';
import { printable } from '../report/printable.js';
import type { BaselineOptions } from './values.js';
import { writeWhole } from './writeWhole.js';

/** Writes down what is found, or removes from the baseline what is not found any more. */
export async function baseline(options: BaselineOptions, io: Io): Promise<0> {
  const around = await surroundingsOf(options, io);
  const { found } = around;
  const place = baselinePlace(options.baseline, found, io);
  const shown = shownPath(place.path, io.cwd);
  if (options.prune && !place.isThere) throw new UsageError(`${shown}: there is no baseline to remove anything from`);
  const old = place.isThere ? await baselineAt(place.path, io) : undefined;
  const said = chosenBy(found);
  const chosen = {
    ...said,
    select: options.select.length > 0 ? options.select : said.select,
    ignore: [...options.ignore, ...said.ignore],
  };
  const partial = options.paths.length > 0;
  const run = await analyzed(options, io, around, chosen);
  const strict = found?.configuration.options.strict?.on === true;
  const analysis = mustSettle(run, found) ? await settledRun(run, found, { ...chosen, strict, partial }, io) : run;
  const { baselineOf, baselineText, goneFrom } = await import('../ignores/baseline.js');
  const all = await allRules();
  const extent = { on: rulesChosen(all, chosen), partial };
  const gone = old === undefined ? [] : goneFrom(old, analysis, extent);
  const kept = options.prune
    ? (old?.entries ?? []).filter((entry) => !gone.includes(entry))
    : baselineOf(analysis, old, extent);
  const text = baselineText(kept);
  // A file in which nothing would change stays untouched.
  if (old?.file.text !== text) writeWhole(place.path, text, io.cwd);
  const removed = gone.length === 0 ? '' : `; ${counted(gone.length, 'entry', 'entries')} removed`;
  io.stdout.write(`${printable(shown)}: ${counted(kept.length, 'finding')}${removed}.\n`);
  return 0;
}
