/**
 * Writes docs/rules/, a page a rule and their list, from rules/*.yaml and what the linter itself says about their
 * examples, and docs/evidence.md from what experiments showed. With --check nothing is written, and a page that is stale, missing or left over ends it with exit status 1.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { COMMON, ROOT } from './bundle.mjs';

const FOLDER = 'docs/rules';
const EVIDENCE = 'docs/evidence.md';

execFileSync(process.execPath, [join(ROOT, 'scripts/generate.mjs'), '--strict'], { stdio: 'inherit' });
const expected = await pages();
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

/** The pages by path, from the program's own modules. */
async function pages() {
  const folder = mkdtempSync(join(tmpdir(), 'timeout-lint-pages-'));
  try {
    const outfile = join(folder, 'rulePages.mjs');
    await build({
      ...COMMON,
      minify: false,
      entryPoints: ['src/cli/rulePages.ts'],
      outfile,
      platform: 'node',
      target: 'node20.19',
      write: true,
      alias: { yaml: COMMON.alias.yaml },
    });
    const { rulePages } = await import(pathToFileURL(outfile).href);
    return await rulePages();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
