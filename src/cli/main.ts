#!/usr/bin/env node
import process from 'node:process';
import { run } from './run.js';

/** A reader such as `head` may leave early: that is no error, and there is nobody left to tell. */
function forgiving(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return stream;
}

let stderr: NodeJS.WriteStream | undefined;

// The status is set rather than exited with, so that pipes are drained first.
void run(process.argv.slice(2), {
  stdout: forgiving(process.stdout),
  // Opening a stream costs time: most runs read files and have nothing to complain about.
  get stderr() {
    return (stderr ??= forgiving(process.stderr));
  },
  stdin: {
    [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
  },
  cwd: process.cwd(),
  env: process.env,
}).then((status) => {
  process.exitCode = status;
});
