import { type Configuration, readConfiguration } from '../../src/config/index.js';
import { formatDuration } from '../../src/model/duration.js';
import { type Hop, settingsOf } from '../../src/model/hop.js';
import { positionAt } from '../../src/model/span.js';
import { builtinRules } from '../../src/rules/all.js';
import { evaluate } from '../../src/rules/evaluate.js';

export function configured(text: string, name = 'timeout-lint.yaml'): Configuration {
  return readConfiguration({ name, text });
}

/** `line:column message` for each problem. */
export function problemsOf(text: string, name?: string): string[] {
  return configured(text, name).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** The hops of the one chain of a text that has nothing wrong with it. */
export function hopsOf(text: string): readonly Hop[] {
  const { problems, chains } = configured(text);
  if (problems.length > 0 || chains[0] === undefined) throw new Error(JSON.stringify(problems.map((p) => p.message)));
  return chains[0].hops;
}

/** The one hop of a chain with one hop, given as the inside of a flow mapping. */
export function hop(settings: string): Hop {
  return hopsOf(`chains: [{ hops: [{ ${settings} }] }]`)[0] as Hop;
}

/** What a timer is: its word, value, provenance and text. */
export function timers(of: Hop): Record<string, string> {
  return Object.fromEntries(
    settingsOf(of).map(({ timer, name, value, provenance, written }) => [
      timer,
      `${name} ${formatDuration(value)} ${provenance} ${written}`,
    ]),
  );
}

/** `line rule` for each finding, in order of places; the line is the one that a reviewer looks at. */
export function findingsOf({ chains, observations }: Pick<Configuration, 'chains' | 'observations'>): string[] {
  return evaluate(builtinRules(), { chains, observations })
    .map(({ rule, spans }) => {
      const place = spans.find(({ primary }) => primary) ?? spans[0];
      return `${place === undefined ? 0 : positionAt(place.span.file, place.span.start).line} ${rule}`;
    })
    .toSorted();
}
