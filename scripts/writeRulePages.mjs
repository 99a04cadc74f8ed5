/**
 * Writes docs/rules/, a page a rule and their list, from rules/*.yaml and what the linter itself says about their
 * examples, and docs/evidence.md from what experiments showed. With --check nothing is written, and a page that is stale,
 * missing or left over ends it with exit status 1.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.mjs';
import { importBundled } from './importBundled.mjs';

const FOLDER = 'docs/rules';
const EVIDENCE = 'docs/evidence.md';

const { rulePages } = await importBundled('src/cli/rulePages.ts');
const expected = await rulePages();
mkdirSync(join(ROOT, FOLDER), { recursive: true });
const present = new Map(
  readdirSync(join(ROOT, FOLDER)).map((name) => [`${FOLDER}/${name}`, readFileSync(join(ROOT, FOLDER, name), 'utf8')]),
);
if (existsSync(join(ROOT, EVIDENCE))) present.set(EVIDENCE, readFileSync(join(ROOT, EVIDENCE), 'utf8'));
const stale = [...new Set([...expected.keys(), ...present.keys()])].filter(
  (name) => expected.get(name) !== present.get(name),
);
if (process.argv.includes('--check')) {
  for (const name of stale) {
    const how = !present.has(name) ? 'is missing' : expected.has(name) ? 'is stale' : 'is left over';
    console.error(`  ${name} ${how}`);
  }
  if (stale.length > 0) {
    console.error(`The pages of rules are not what rules/ makes: run "npm run docs" and commit docs/.`);
    process.exitCode = 1;
  } else console.log(`${FOLDER} is what rules/ makes (${expected.size} pages).`);
} else {
  for (const name of stale) {
    if (expected.has(name)) writeFileSync(join(ROOT, name), expected.get(name));
    else rmSync(join(ROOT, name));
  }
  console.log(`${FOLDER}: ${expected.size} pages, ${stale.length} of them changed.`);
}
