import { describe, test } from '@jest/globals';

/** Leaves tests out that this machine cannot run, with CI set too; why is said in a warning and by a skipped test. */
export function skip(name: string, why: string): void {
  console.warn(`SKIPPED, nothing was tested: ${name}: ${why}.`);
  test.skip(`${name}: ${why}`, () => undefined);
}

/**
 * Leaves tests out whose program is missing: a person who changes a rule need not have every server. With `CI` set they
 * fail instead, because there all programs are installed and a silent skip would look like a pass.
 */
export function skipUnlessCi(name: string, lacking: string): void {
  if (process.env['CI']) throw new Error(`${name}: ${lacking}, and CI is set`);
  skip(name, lacking);
}

/** Tests against a real program, given what was found of it; undefined where it is missing. */
export function describeWith<T>(found: T | undefined, name: string, lacking: string, tests: (found: T) => void): void {
  if (found === undefined) skipUnlessCi(name, lacking);
  else describe(name, () => tests(found));
}
