import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { UsageError } from './failure.js';
import { FileNames, realPath, statusOf } from './names.js';

/**
 * Writes all of a file or nothing, over one that is there: whoever reads it meanwhile finds no half of it. What is no file
 * of its own, as `/dev/stderr` or a pipe, is written to as it is. No directory is made.
 */
export function writeWhole(file: string, text: string, cwd: string): void {
  const absolute = new FileNames(cwd).absolute(file);
  const status = statusOf(absolute);
  if (status?.isDirectory() === true) throw new UsageError(`${file} cannot be written: it is a directory`);
  if (status !== undefined && !status.isFile()) return attempt(file, () => writeFileSync(absolute, text));
  // A link stays a link: what it leads to is written.
  const target = realPath(absolute);
  const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    attempt(file, () => {
      writeFileSync(unfinished, text, { flag: 'wx' });
      if (status !== undefined) chmodSync(unfinished, status.mode);
      renameSync(unfinished, target);
    });
  } catch (error) {
    // Without a directory to lie in there is nothing to take away.
    if (statusOf(unfinished) !== undefined) rmSync(unfinished, { force: true });
    throw error;
  }
}

function attempt(file: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new UsageError(`${file} cannot be written: ${REASONS[code] ?? code}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such directory',
  ENOTDIR: 'what it would lie in is no directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EISDIR: 'it is a directory',
  ENAMETOOLONG: 'its name is too long',
};
