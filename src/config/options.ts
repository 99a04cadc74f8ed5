/** The options of the command line, as the file states them. */
import type { Span } from '../model/span.js';
import { slicePieces, spanOf, textOf } from '../sources/shared/pieces.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import { plainDuration } from '../sources/stated/index.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';

export type FailOn = 'error' | 'warning' | 'info' | 'never';

/** A word with its place, for what can only be checked elsewhere: whether there is such a rule. */
export interface StatedWord {
  readonly text: string;
  readonly span: Span;
}

/** What the file says that the command line may say too. What it does not say is not here. */
export interface ConfigurationOptions {
  readonly nginxVersion?: string;
  /** As `--lb-idle`: milliseconds, and where they are written. */
  readonly lbIdle?: { readonly ms: number; readonly span: Span };
  readonly select?: readonly StatedWord[];
  readonly ignore?: readonly StatedWord[];
  readonly failOn?: FailOn;
}

/** Reads the options of a file that fits the schema. */
export function optionsOf(top: YamlValue): {
  readonly options: ConfigurationOptions;
  readonly problems: readonly ConfigurationProblem[];
} {
  const problems: ConfigurationProblem[] = [];
  const [nginxVersion] = wordsAt(top.get('nginx-version'));
  const [idle] = wordsAt(top.get('lb-idle'));
  const [failOn] = wordsAt(top.get('fail-on'));
  const [select, ignore] = [wordsAt(top.get('select'), BETWEEN_COMMAS), wordsAt(top.get('ignore'), BETWEEN_COMMAS)];
  const ms = idle && plainDuration(idle.text);
  if (idle !== undefined && !ms) {
    const why = ms === 0 ? 'no idle timeout at all' : 'no duration, such as 60, 60s or 1m30s';
    problems.push(problemAt(idle.span, `"lb-idle" is ${quoted(idle.text)}, which is ${why}`));
  }
  const options: ConfigurationOptions = {
    ...(nginxVersion === undefined ? {} : { nginxVersion: nginxVersion.text }),
    ...(idle === undefined || !ms ? {} : { lbIdle: { ms, span: idle.span } }),
    ...(top.get('select') === undefined ? {} : { select }),
    ...(top.get('ignore') === undefined ? {} : { ignore }),
    ...(failOn === undefined ? {} : { failOn: failOn.text as FailOn }),
  };
  return { options, problems };
}

const WHOLE = /^.+$/gs;
const BETWEEN_COMMAS = /[^,]+/g;

/** The texts of a value or a list; those of rules are cut at commas, as on the command line. */
function wordsAt(value: YamlValue | undefined, separator = WHOLE): StatedWord[] {
  if (value === undefined) return [];
  const words: StatedWord[] = [];
  for (const item of value.kind === 'list' ? value.items() : [value]) {
    const pieces = item.pieces();
    if (pieces === undefined) continue;
    const text = textOf(pieces);
    for (const match of text.matchAll(separator)) {
      const word = match[0].trim();
      if (word === '') continue;
      const start = match.index + match[0].indexOf(word);
      words.push({ text: word, span: spanOf(slicePieces(pieces, start, start + word.length)) });
    }
  }
  return words;
}
