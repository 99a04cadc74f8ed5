#!/usr/bin/env node
import process from 'node:process';
import { outputTo } from './output.js';
import { run } from './run.js';

// The status is set rather than exited with, so that pipes are drained first.
void run(process.argv.slice(2), {
  stdout: outputTo(1),
  stderr: outputTo(2),
  // Opening standard input costs time, and most runs read files.
  stdin: {
    [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
  },
  cwd: process.cwd(),
  env: process.env,
}).then((status) => {
  process.exitCode = status;
});
