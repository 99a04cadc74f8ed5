/** HCL's native syntax, as Terraform and OpenTofu have it: structure and expressions with exact places. */
import { BodyReader } from './body.js';
import type { HclReading } from './syntax.js';

export type * from './syntax.js';

/** Larger files are none that a person wrote. */
const LARGEST = 4_000_000;

/**
 * Reads a text of HCL. Never throws; what cannot be read is told in `problems` and stepped over, and the bodies around it are
 * `damaged`. A text that is too large has one problem and no body.
 */
export function readHcl(text: string): HclReading {
  if (text.length > LARGEST) {
    const problems = [{ reason: 'too-large', start: 0, end: 0 } as const];
    return { body: { attributes: [], blocks: [], damaged: true, start: 0, end: 0 }, problems };
  }
  let reader = new BodyReader(text, false);
  let body = reader.read();
  if (reader.unclosed) {
    // A brace is missing somewhere: a block that begins at the margin shows where.
    reader = new BodyReader(text, true);
    body = reader.read();
  }
  return { body, problems: reader.problems.toSorted((a, b) => a.start - b.start || a.end - b.end) };
}
