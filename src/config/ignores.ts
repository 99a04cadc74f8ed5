/** Findings that the file holds back: the entries of `ignore` that are mappings. */
import type { Span } from '../model/span.js';
import { spanOf } from '../sources/shared/pieces.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';

export interface StatedIgnore {
  readonly rule: string;
  readonly ruleSpan: Span;
  /** As written: paths in it begin in the directory of the file. */
  readonly where?: string;
  readonly reason?: string;
  readonly until?: string;
  readonly span: Span;
}

/** Reads the mappings of a list that fits the schema. */
export function ignoresIn(list: YamlValue | undefined): {
  readonly ignores: readonly StatedIgnore[];
  readonly problems: readonly ConfigurationProblem[];
} {
  const ignores: StatedIgnore[] = [];
  const problems: ConfigurationProblem[] = [];
  for (const item of list?.kind === 'list' ? list.items() : []) {
    const rule = item.kind === 'map' ? item.get('rule') : undefined;
    const word = rule?.known()?.trim();
    if (rule === undefined || word === undefined) continue;
    const said = Object.fromEntries(
      (['where', 'reason', 'until'] as const).flatMap((key) => {
        const text = item.get(key)?.known();
        return text === undefined ? [] : [[key, text]];
      }),
    ) as Pick<StatedIgnore, 'where' | 'reason' | 'until'>;
    const until = item.get('until');
    if (until !== undefined && said.until !== undefined && !isDay(said.until)) {
      problems.push(problemAt(until.span, `"until" is ${quoted(said.until)}, and there is no such day`));
    }
    const pieces = rule.pieces();
    const ruleSpan = pieces === undefined ? rule.span : spanOf(pieces);
    ignores.push({ rule: word, ruleSpan, ...said, span: ruleSpan });
  }
  return { ignores, problems };
}

/** Whether a date of the right form is one of the calendar: not the 31st of June. */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
