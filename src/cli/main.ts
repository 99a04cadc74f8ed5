import process from 'node:process';
import { outputTo } from './output.js';
import { run } from './run.js';

const [stdout, stderr] = [outputTo(1), outputTo(2)];

void run(process.argv.slice(2), {
  stdout,
  stderr,
  // Opening standard input costs time, and most runs read files.
  stdin: {
    [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
  },
  cwd: process.cwd(),
  env: process.env,
}).then((status) => {
  process.exitCode = status;
  // Left to itself, Node first finishes compiling what nobody will call any more: some milliseconds. What a slow reader
  // has not taken yet is drained, though.
  if (stdout.isWritten && stderr.isWritten) process.exit();
});
