import type { Observation, Unknown } from '../../../model/observation.js';
import type { ParsedFile } from '../syntax.js';

/** What is wrong with a file's structure, and the templates in it that were stepped over. */
export function syntaxObservations(parsed: ParsedFile, observations: Observation[], unknowns: Unknown[]): void {
  const { file } = parsed;
  for (const problem of parsed.problems) {
    observations.push({
      id: 'nginx/syntax',
      data: { reason: problem.reason, found: problem.found },
      places: [{ name: 'primary', span: { file, start: problem.start, end: problem.end } }],
    });
  }
  for (const span of parsed.templates) {
    const text = file.text.slice(span.start, Math.min(span.end, span.start + 60));
    unknowns.push({ kind: 'template', name: 'template', text, span: { file, start: span.start, end: span.end } });
  }
}
