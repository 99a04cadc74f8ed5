import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'golden');

/**
 * The text that a test expects, kept in `test/report/golden/` so that it can be read as a person sees it. With
 * UPDATE_GOLDEN=1 the file is written from what came out instead: look at the difference before committing it.
 */
export function golden(name: string, actual: string): string {
  const path = join(FOLDER, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, actual);
  return readFileSync(path, 'utf8');
}
