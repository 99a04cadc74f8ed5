/**
 * Runs the command line on every folder of fixtures/incidents, prints a table of what is right, missed and a false alarm,
 * and writes docs/incidents.md. Exit status 1 when something is worse (or better) than its incident.yaml records.
 *
 *   node scripts/incidents.mjs             all of them, and the page
 *   node scripts/incidents.mjs KA OUT-03   those alone whose ids begin like this; nothing is written
 *   node scripts/incidents.mjs --check     prints only what is wrong, also where the page is stale; nothing is written
 *
 * What runs are the sources (`src/cli/run.ts`), in this process: the bundle may be older, and a process each takes ten times
 * as long. Reading, judging and printing is in test/incidents, which the tests share.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { COMMON, ROOT } from './bundle.mjs';

const PAGE = 'docs/incidents.md';
const check = process.argv.includes('--check');
const ids = process.argv.slice(2).filter((word) => !word.startsWith('--'));

execFileSync(process.execPath, [join(ROOT, 'scripts/generate.mjs'), '--strict'], { stdio: 'inherit' });
const { table, summary, problems, page } = await report();
if (!check) for (const line of table) console.log(line);
if (!check) console.log('');
console.log(summary);
const path = join(ROOT, PAGE);
const stale = (existsSync(path) ? readFileSync(path, 'utf8') : '') !== page;
if (check && stale) problems.push(`${PAGE} is stale: run "npm run incidents" and commit it`);
if (!check && ids.length === 0 && stale) writeFileSync(path, page);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** What test/incidents/report.ts says, from a bundle inside the project, so that its packages are found. */
async function report() {
  const parent = join(ROOT, 'node_modules/.cache');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'incidents-'));
  try {
    const outfile = join(folder, 'report.mjs');
    await build({
      ...COMMON,
      minify: false,
      entryPoints: ['test/incidents/report.ts'],
      outfile,
      platform: 'node',
      target: 'node20.19',
      write: true,
      alias: { yaml: COMMON.alias.yaml },
      external: ['ajv'],
    });
    const { reportOn } = await import(pathToFileURL(outfile).href);
    return await reportOn(join(ROOT, 'fixtures/incidents'), ids);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
