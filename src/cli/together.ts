/** Several files written together: all of them or none. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** A file with what stands in it and what shall. */
export interface Rewrite {
  /** How a person knows it. */
  readonly name: string;
  /** Absolute, without links. */
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

const WRITABLE = 0o222;
const MODE = 0o7777;

/**
 * Writes all files, or leaves all of them as they are and says why as a sentence. Each is written beside itself first, with
 * its mode and owner, and then put in its place, so that nobody ever sees half a file. `rename` is what puts it there.
 */
export function writeTogether(files: readonly Rewrite[], rename = renameSync): string | undefined {
  const beside = new Set<string>();
  try {
    const prepared = files.map((file) => ({ file, next: prepare(file, file.after, beside) }));
    const done: Rewrite[] = [];
    for (const { file, next } of prepared) {
      try {
        refuseChanged(file);
        rename(next, file.path);
        done.push(file);
      } catch (error) {
        for (const other of done) renameSync(prepare(other, other.before, beside), other.path);
        throw error;
      }
    }
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.message : `nothing was written: ${reasonOf(error)}`;
  } finally {
    for (const path of beside) removed(path);
  }
}

class Refusal extends Error {}

/** Writes a text beside the file that it is for. */
function prepare(file: Rewrite, content: Uint8Array, beside: Set<string>): string {
  const { mode, uid, gid } = statSync(file.path);
  if ((mode & WRITABLE) === 0) throw new Refusal(`nothing was written: ${file.name} is read-only`);
  accessSync(file.path, constants.W_OK);
  const path = join(dirname(file.path), `.timeout-lint-${process.pid}-${beside.size}.tmp`);
  const descriptor = openSync(path, 'wx', 0o600);
  beside.add(path);
  try {
    writeFileSync(descriptor, content);
    const own = statSync(path);
    if (own.uid !== uid || own.gid !== gid) fchownSync(descriptor, uid, gid);
    fchmodSync(descriptor, mode & MODE);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return path;
}

function refuseChanged({ name, path, before }: Rewrite): void {
  if (!readFileSync(path).equals(before)) throw new Refusal(`nothing was written: ${name} has changed meanwhile`);
}

function removed(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was put in its place.
  }
}

function reasonOf(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  return code === undefined || path === undefined ? message : `${path}: ${code}`;
}
