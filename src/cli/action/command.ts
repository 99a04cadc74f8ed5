import { resolve } from 'node:path';
import type { Inputs } from './inputs.js';

/** What the action itself needs of a run: files that it reads afterwards. Absolute. */
export interface Reports {
  /** For the number of findings. */
  readonly json: string;
  /** For the job's summary; undefined where the runner takes none. */
  readonly markdown: string | undefined;
}

/**
 * The words of the command line for one run. Paths come last and behind `--`, so that one that begins with a dash, or is
 * called like a command, is a path.
 */
export function commandOf(inputs: Inputs, reports: Reports): string[] {
  const formats = [
    ...inputs.formats,
    ...(inputs.sarifFile === '' ? [] : [`sarif:${resolve(inputs.workspace, inputs.sarifFile)}`]),
    ...(reports.markdown === undefined ? [] : [`markdown:${reports.markdown}`]),
    `json:${reports.json}`,
  ];
  return [
    ...inputs.args,
    ...(inputs.failOn === '' ? [] : ['--fail-on', inputs.failOn]),
    ...(inputs.config === '' ? [] : ['--config', inputs.config]),
    ...formats.flatMap((format) => ['--format', format]),
    ...(inputs.paths.length === 0 ? [] : ['--', ...inputs.paths]),
  ];
}
