import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A part of the program as this run has it. */
export interface Compiled {
  readonly part: string;
  readonly script: Script;
  /** Whether it came with code that was kept. */
  readonly isKept: boolean;
}

const FRESH = 10 * 60_000;
const FORGOTTEN = 30 * 86_400_000;

/**
 * Compiled code in a folder that is the user's own. Nothing that goes wrong with it is an error: the program runs as well
 * without.
 */
export class KeptCode {
  readonly #folder: string;
  readonly #isOurs: boolean;

  constructor(folder: string) {
    this.#folder = folder;
    this.#isOurs = isOurs(folder);
  }

  /** What was made of a part; undefined where there is nothing, or where somebody else may have put it there. */
  of(part: string): Buffer | undefined {
    if (!this.#isOurs) return undefined;
    try {
      return checked(readFileSync(join(this.#folder, part)));
    } catch {
      return undefined;
    }
  }

  /**
   * Keeps what is there now, where a part had nothing; and every ten minutes, since other runs compile other functions, and
   * those that were kept stay: the first run of all may have been `--version`.
   */
  keep(compiled: readonly Compiled[]): void {
    try {
      if (compiled.every(({ part, isKept }) => isKept && !isOlder(join(this.#folder, part), FRESH))) return;
      if (!this.#isOurs) {
        mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
        if (!isOurs(this.#folder)) return;
        forgetOthers(this.#folder);
      }
      for (const { part, script } of compiled) {
        const draft = join(this.#folder, `${part}.${process.pid}`);
        writeFileSync(draft, withSum(script.createCachedData()), { mode: 0o600, flag: 'wx' });
        // Whole or not at all: another process may be reading.
        renameSync(draft, join(this.#folder, part));
      }
    } catch {
      // A full disk, a home that nobody may write: the next run compiles again.
    }
  }
}

/** Code with its checksum behind it: V8 looks at the length alone, and runs whatever a disk has made of the rest. */
function withSum(code: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(code));
  return Buffer.concat([code, sum]);
}

/** The code without its checksum; undefined where it is not what was kept. */
function checked(kept: Buffer): Buffer | undefined {
  const end = Math.max(kept.length - 4, 0);
  const code = kept.subarray(0, end);
  return kept.length > 4 && kept.readUInt32LE(end) === crc32(code) ? code : undefined;
}

/** Whether a folder is there, and nobody else writes into it: what lies in it is run. Links are not followed. */
function isOurs(folder: string): boolean {
  try {
    const status = lstatSync(folder, { throwIfNoEntry: false });
    if (status?.isDirectory() !== true) return false;
    // Windows has no such numbers; there the folder lies in the user's own profile.
    return process.getuid === undefined || (status.uid === process.getuid() && (status.mode & 0o022) === 0);
  } catch {
    return false;
  }
}

/** Removes what was kept for other versions, of this program or of Node, and not used for a month. */
function forgetOthers(folder: string): void {
  const all = dirname(folder);
  for (const name of readdirSync(all)) {
    const other = join(all, name);
    if (other !== folder && isOlder(join(other, 'main.cjs'), FORGOTTEN))
      rmSync(other, { recursive: true, force: true });
  }
}

/** Whether a file is there and was written longer ago, in milliseconds. */
function isOlder(file: string, age: number): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  return status !== undefined && Date.now() - status.mtimeMs > age;
}
