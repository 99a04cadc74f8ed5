import { fstatSync, statSync, writeSync } from 'node:fs';
import process from 'node:process';
import type { TextOutput } from './io.js';

/** An output that knows whether all that it was given has been passed on. */
export interface DirectOutput extends TextOutput {
  /** False once a slow reader has made it wait; it stays so, since what is left is then written by and by. */
  readonly isWritten: boolean;
}

/**
 * Standard output or error, written to directly: Node's own stream takes milliseconds to open, and a run writes once. A
 * reader such as `head` may leave early: that is no error, and there is nobody left to tell.
 */
export function outputTo(fd: 1 | 2): DirectOutput {
  const stream = (): NodeJS.WriteStream => (fd === 1 ? process.stdout : process.stderr);
  const isTTY = mayBeTerminal(fd) && stream().isTTY;
  let waiting: NodeJS.WriteStream | undefined;
  return {
    isTTY,
    get columns() {
      return isTTY ? stream().columns : 0;
    },
    get isWritten() {
      return waiting === undefined;
    },
    write(text) {
      if (waiting !== undefined) return waiting.write(text);
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) {
        try {
          at += writeSync(fd, bytes, at);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EPIPE') process.exit();
          if (code !== 'EAGAIN') throw error;
          // The reader is slow and does not block us: the stream knows how to wait.
          waiting = forgiving(stream());
          return waiting.write(bytes.subarray(at));
        }
      }
      return true;
    },
  };
}

/** Whether a stream is worth opening to ask: files, pipes and the null device are no terminals. */
function mayBeTerminal(fd: number): boolean {
  try {
    const status = fstatSync(fd);
    return status.isCharacterDevice() && status.rdev !== statSync('/dev/null').rdev;
  } catch {
    return true;
  }
}

function forgiving(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return stream;
}
