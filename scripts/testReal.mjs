/**
 * Runs the tests against real programs: `clocks`, which time things and so come one after the other, `programs`, which ask
 * what they read and print, and `experiments`, of which several run side by side. Whatever else is given goes to each of
 * them, so that a part of a file's name chooses what runs.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(fileURLToPath(import.meta.url), '../..');
const PARTS = {
  clocks: 'jest.real.config.mjs',
  programs: 'jest.programs.config.mjs',
  experiments: 'jest.experiments.config.mjs',
};

const words = process.argv.slice(2);
const parts = words.splice(0, words.findLastIndex((word) => word in PARTS) + 1);
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
run(['scripts/generate.mjs']);
for (const part of parts) {
  run([
    ...flags,
    'node_modules/jest/bin/jest.js',
    '--config',
    PARTS[part],
    ...(words.length > 0 ? ['--passWithNoTests', ...words] : []),
  ]);
}

function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exitCode = status ?? 1;
}
