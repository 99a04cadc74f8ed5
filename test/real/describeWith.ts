import { describe, test } from '@jest/globals';

/**
 * Tests against a real program, given what was found of it. Where there is none they are skipped with a warning: a
 * person who changes a rule need not have every server. With `CI` set they fail instead, because there all programs are
 * installed and a silent skip would look like a pass.
 */
export function describeWith<T>(found: T | undefined, name: string, lacking: string, tests: (found: T) => void): void {
  if (found !== undefined) {
    describe(name, () => tests(found));
    return;
  }
  if (process.env['CI']) throw new Error(`${name}: ${lacking}, and CI is set`);
  console.warn(`SKIPPED, nothing was compared: ${name}: ${lacking}.`);
  test.skip(`${name}: ${lacking}`, () => undefined);
}
