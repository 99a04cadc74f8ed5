/**
 * What timeout-lint makes of every folder directly below the one named: the stacks, the chains with why each hop is linked,
 * and how many findings there are of each rule. Runs what `npm run bundle` last wrote; the same folders give the same text.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.mjs';

const LINTER = join(ROOT, 'dist/timeout-lint.cjs');

const parent = process.argv[2];
if (parent === undefined || !existsSync(parent)) {
  console.error('Name a folder of repositories: node scripts/corpus.mjs FOLDER');
  process.exit(2);
}
if (!existsSync(LINTER)) {
  console.error('There is no dist/timeout-lint.cjs; run "npm run bundle" first.');
  process.exit(2);
}

const folders = readdirSync(parent, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();
for (const name of folders) console.log(tableOf(name, join(parent, name)).join('\n'));

/** The lines about one folder. */
function tableOf(name, folder) {
  const shown = jsonOf(['show', '--format', 'json'], folder);
  const checked = jsonOf(['--format', 'json', '--fail-on', 'never'], folder);
  if (shown.problem !== undefined) return [name, `  ${shown.problem}`];
  const lines = [name];
  for (const [stack, chains] of grouped(shown.chains, ({ route }) => route.stack ?? '')) {
    lines.push(`  ${stack === '' ? '(one stack)' : stack}`);
    for (const [way, routes] of grouped(chains, wayOf)) {
      lines.push(`    ${String(routes.length).padStart(4)} ${routes.length === 1 ? 'route ' : 'routes'}  ${way}`);
    }
  }
  const rules = [...grouped(checked.findings ?? [], ({ rule }) => rule)]
    .map(([rule, findings]) => `${rule} ${findings.length}`)
    .toSorted();
  lines.push(`  findings: ${rules.length === 0 ? (checked.problem ?? 'none') : rules.join(', ')}`);
  return lines;
}

/** The hops of a chain, then for each leg how sure it is and why. */
function wayOf({ hops, legs }) {
  const why = legs.map(({ confidence, because }) => `${confidence}: ${because}`);
  const names = hops.map(({ product, label }) => (label === product ? label : `${label} (${product})`));
  return [names.join(' > '), ...(why.length === 0 ? [] : [`[${why.join('; ')}]`])].join('  ');
}

/** What a run prints as JSON; `problem` where it prints none. */
function jsonOf(words, cwd) {
  const { stdout, stderr } = spawnSync(process.execPath, [LINTER, ...words, '--no-config'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    return { problem: stderr.trim().split('\n')[0] || 'nothing was printed' };
  }
}

/** Items by a key, in the order in which the keys first occur. */
function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
