import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** The largest file that is read: nginx's own limits are far below, and a text must fit into memory several times. */
export const MAX_BYTES = 32 * 1024 * 1024;

export type TextProblem = 'missing' | 'directory' | 'unreadable' | 'too-large' | 'binary';

/** The text of a file, or why there is none. */
export type ReadText = { readonly text: string } | { readonly problem: TextProblem };

/** Reads a file as UTF-8; bytes that are none become U+FFFD. `special` allows pipes, as in `<(nginx -T)`. */
export function readText(path: string, special = false): ReadText {
  let descriptor: number | undefined;
  try {
    // Opening a pipe that nobody writes to would wait for ever.
    descriptor = openSync(path, special ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NONBLOCK);
    const status = fstatSync(descriptor);
    if (status.isDirectory()) return { problem: 'directory' };
    if (!status.isFile() && !special) return { problem: 'unreadable' };
    if (status.size > MAX_BYTES) return { problem: 'too-large' };
    const bytes = readBytes(descriptor, status.isFile() ? status.size : 0);
    return bytes === undefined ? { problem: 'too-large' } : decode(bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing' };
    return { problem: code === 'EISDIR' ? 'directory' : 'unreadable' };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Everything up to the limit; undefined beyond it. The size told may be wrong: pipes and /proc say 0. */
function readBytes(descriptor: number, size: number): Buffer | undefined {
  let buffer = Buffer.allocUnsafe(Math.max(size + 1, 65_536));
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
    if (length > MAX_BYTES) return undefined;
    if (length === buffer.length) buffer = Buffer.concat([buffer], length * 2);
  }
}

const NUL_WITHIN = 8192;

/** Bytes as text; a NUL byte near the start means that they are none. */
export function decode(bytes: Buffer): ReadText {
  if (bytes.subarray(0, NUL_WITHIN).includes(0)) return { problem: 'binary' };
  return { text: bytes.toString('utf8') };
}

/** Standard input, whole, with the same limits. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<ReadText> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
    length += bytes.length;
    if (length > MAX_BYTES) return { problem: 'too-large' };
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks));
}

/** Why a file that the user named cannot be read, as the end of a sentence. */
export function problemText(problem: TextProblem): string {
  switch (problem) {
    case 'missing':
      return 'no such file';
    case 'directory':
      return 'is a directory';
    case 'unreadable':
      return 'cannot be read';
    case 'too-large':
      return `is larger than ${MAX_BYTES / 1024 / 1024} MiB`;
    case 'binary':
      return 'is no text: it has NUL bytes (a binary file, or UTF-16)';
  }
}

/** How much of a file tells what it is. */
export const BLOCK = 65_536;

/** The beginning of a file; `whole` where that is all of it. */
export type Beginning = { readonly text: string; readonly whole: boolean } | { readonly problem: TextProblem };

/**
 * Reads the first blocks of files, one after the other into the same buffer. A regular file is expected: what is read is
 * as much as there is, up to a block.
 */
export class BeginningReader {
  private readonly block = Buffer.allocUnsafe(BLOCK);

  read(path: string): Beginning {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      const length = readSync(descriptor, this.block, 0, BLOCK, 0);
      const text = this.block.toString('utf8', 0, length);
      return text.lastIndexOf('\0', NUL_WITHIN) >= 0 ? { problem: 'binary' } : { text, whole: length < BLOCK };
    } catch (error) {
      return { problem: (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'directory' : 'unreadable' };
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }
}
