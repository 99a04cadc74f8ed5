import { spawnSync } from 'node:child_process';
import { describeWith } from './describeWith.js';

/** Tests against a program of the system. */
export function describeWithProgram(program: string, name: string, tests: () => void): void {
  const isThere = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
  describeWith(isThere ? program : undefined, name, `no ${program} here`, tests);
}
