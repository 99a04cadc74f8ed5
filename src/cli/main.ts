#!/usr/bin/env node
import process from 'node:process';
import { run } from './run.js';

// A reader such as `head` may leave early: that is no error, and there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

// The status is set rather than exited with, so that pipes are drained first.
process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  // Opening standard input costs time, and most runs read files.
  stdin: {
    [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
  },
  cwd: process.cwd(),
  env: process.env,
});
