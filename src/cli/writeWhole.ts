import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { UsageError } from './failure.js';

/** Writes all of a file or nothing: whoever reads it meanwhile finds no half of it. `shown` is how a person names it. */
export function writeWhole(path: string, text: string, shown: string): void {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(unfinished, text, { flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new UsageError(`${shown} cannot be written: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  }
}
