/**
 * Mutation testing. Words choose files: those whose path contains one of them. A run is joined to what earlier ones found for
 * other files (`reports/mutation/all.json`) that are still the same, and `docs/mutation.md` is written anew from the whole.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { globSync } from 'tinyglobby';
import config from '../../stryker.config.mjs';
import { ROOT } from '../bundle.mjs';
import { writePage } from './page.mjs';

const ALL = join(ROOT, 'reports/mutation/all.json');

process.chdir(ROOT);
const words = process.argv.slice(2);
const files = globSync(config.mutate, { cwd: ROOT }).toSorted();
const mutate = words.length === 0 ? files : files.filter((file) => words.some((word) => file.includes(word)));
if (mutate.length === 0) {
  console.error(`No file that is mutated has "${words.join('" or "')}" in its path.`);
  process.exit(2);
}
await new Stryker({ mutate }).runMutationTest();

const run = JSON.parse(readFileSync(join(ROOT, config.jsonReporter.fileName), 'utf8'));
const kept = Object.entries(before().files).filter(
  ([file, { source }]) =>
    files.includes(file) && !mutate.includes(file) && source === readFileSync(join(ROOT, file), 'utf8'),
);
// Of a file with nothing to change, such as types, Stryker does not report that it was looked at.
const looked = mutate.map((file) => [
  file,
  run.files[file] ?? { source: readFileSync(join(ROOT, file), 'utf8'), mutants: [] },
]);
const all = { framework: run.framework, files: Object.fromEntries([...kept, ...looked]) };
mkdirSync(join(ROOT, 'reports/mutation'), { recursive: true });
writeFileSync(ALL, JSON.stringify(all));
const missing = files.filter((file) => !(file in all.files));
await writePage(all, missing);

function before() {
  try {
    return words.length === 0 ? { files: {} } : JSON.parse(readFileSync(ALL, 'utf8'));
  } catch {
    return { files: {} };
  }
}
