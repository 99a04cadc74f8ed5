import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { act, type Outcome } from './act.js';

/** The program as people run it, beside this file; by the node that the runner has started. */
function lint(words: readonly string[], directory: string): Outcome {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [join(__dirname, 'timeout-lint.cjs'), ...words],
    { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return { status: status ?? 3, out: stdout ?? '', err: error === undefined ? stderr : String(error) };
}

void act({ env: process.env, cwd: process.cwd(), lint, print: (text) => process.stdout.write(text) }).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stdout.write(`::error title=timeout-lint::the action itself failed: ${encodeURI(String(error))}\n`);
    process.exitCode = 3;
  },
);
