import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandOf } from './command.js';
import { inputsOf, type Environment, type Inputs } from './inputs.js';
import { boundedSummary, complaint, errorCommand, outputLines } from './workflow.js';

/** What a run of the command line gave. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly env: Environment;
  readonly cwd: string;
  /** Runs the command line in a directory. */
  readonly lint: (words: readonly string[], directory: string) => Outcome | Promise<Outcome>;
  /** The step's log, in which the runner looks for workflow commands. */
  readonly print: (text: string) => void;
}

/** The action: one run of the command line, its reports where the runner wants them. Gives the exit status. */
export async function act({ env, cwd, lint, print }: Surroundings): Promise<number> {
  const inputs = inputsOf(env, cwd);
  const problem = directoryProblem(inputs.directory);
  if (problem !== undefined) {
    print(errorCommand(problem));
    setOutputs(env, { findings: '', 'exit-code': '2', 'sarif-file': '' });
    return 2;
  }
  const folder = mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 'timeout-lint-'));
  try {
    const summary = env['GITHUB_STEP_SUMMARY'];
    const reports = { json: join(folder, 'findings.json'), markdown: summary ? join(folder, 'summary.md') : undefined };
    const { status, out, err } = await lint(commandOf(inputs, reports), inputs.directory);
    print(out);
    if (err !== '') print(complaint(err.endsWith('\n') ? err : `${err}\n`));
    // What keeps the linter from checking is no finding, and stands nowhere but in the log otherwise.
    if (status > 1) print(errorCommand(err || 'timeout-lint ended without a word'));
    const markdown = reports.markdown === undefined ? undefined : textIn(reports.markdown);
    if (summary && markdown !== undefined) appendFileSync(summary, boundedSummary(markdown));
    setOutputs(env, {
      findings: countOf(textIn(reports.json)),
      'exit-code': String(status),
      'sarif-file': wasWritten(inputs) ? inputs.sarifFile : '',
    });
    return status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function directoryProblem(directory: string): string | undefined {
  return statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true
    ? undefined
    : `working-directory: there is no directory ${directory}`;
}

function wasWritten({ workspace, sarifFile }: Inputs): boolean {
  return sarifFile !== '' && textIn(resolve(workspace, sarifFile)) !== undefined;
}

function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** How many findings a JSON report has; empty where there is no report. */
function countOf(json: string | undefined): string {
  if (json === undefined) return '';
  return String((JSON.parse(json) as { findings: readonly unknown[] }).findings.length);
}

function setOutputs(env: Environment, outputs: Readonly<Record<string, string>>): void {
  const file = env['GITHUB_OUTPUT'];
  if (file) appendFileSync(file, outputLines(outputs));
}
