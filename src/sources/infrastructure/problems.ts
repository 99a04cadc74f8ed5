import type { Observation } from '../../model/observation.js';
import type { InfrastructureProblem } from '../shared/infrastructure/index.js';

/** More than a person mends before looking again. */
const MOST = 20;
const FORMATS = { hcl: 'HCL', json: 'JSON', yaml: 'YAML', toml: 'TOML' } as const;

/** What is wrong with files of known formats, as observations `infrastructure/syntax` {format, reason, found}. */
export function problemsOf(problems: readonly InfrastructureProblem[]): Observation[] {
  return problems.slice(0, MOST).map(({ format, reason, span }) => ({
    id: 'infrastructure/syntax',
    places: [{ name: 'primary', span }],
    data: { format: FORMATS[format], reason, found: foundAt(span.file.text, span.start, span.end) },
  }));
}

/** The words at a place, on one line and short enough for a sentence. */
function foundAt(text: string, start: number, end: number): string {
  const found = text.slice(start, Math.min(end, start + 40)).split('\n')[0] ?? '';
  return found.trim();
}
