import { spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

/**
 * Tests against a program of the system. Without it they are skipped with a warning, but fail where `CI` is set: there
 * it is installed, and a silent skip would look like a pass.
 */
export function describeWithProgram(program: string, name: string, tests: () => void): void {
  const isThere = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
  if (isThere) {
    describe(name, tests);
    return;
  }
  if (process.env['CI']) throw new Error(`${name}: no ${program} here, and CI is set`);
  console.warn(`SKIPPED, nothing was compared: ${name}: no ${program} here.`);
  describe.skip(name, tests);
}
