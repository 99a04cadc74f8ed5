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
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.mjs';
import { importBundled } from './importBundled.mjs';

const PAGE = 'docs/incidents.md';
const check = process.argv.includes('--check');
const ids = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const { reportOn } = await importBundled('test/incidents/report.ts');
const { table, summary, problems, page } = await reportOn(join(ROOT, 'fixtures/incidents'), ids);
if (!check) for (const line of table) console.log(line);
if (!check) console.log('');
console.log(summary);
const path = join(ROOT, PAGE);
const stale = (existsSync(path) ? readFileSync(path, 'utf8') : '') !== page;
if (check && stale) problems.push(`${PAGE} is stale: run "npm run incidents" and commit it`);
if (!check && ids.length === 0 && stale) writeFileSync(path, page);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
