/**
 * How fast timeout-lint is, beside an empty Node process and beside nginx's own check, all in one run.
 * Writes docs/benchmarks.md. With --check nothing is written, and a bar that is missed gives exit status 1.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeConfig } from './makeConfig.mjs';
import { medians, peakMemory } from './measure.mjs';
import { page } from './page.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const LINTER = join(ROOT, 'dist/timeout-lint.cjs');
const BARS = { start: 1.8, growth: 11, nginx: 5 };

const checking = process.argv.includes('--check');
if (!existsSync(LINTER)) {
  console.error('There is no dist/timeout-lint.cjs; run "npm run build" first.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'timeout-lint-bench-'));
try {
  const measured = await measure();
  const bars = barsOf(measured);
  const text = page({ ...measured, bars });
  console.log(text);
  if (!checking) writeFileSync(join(ROOT, 'docs/benchmarks.md'), text);
  const missed = bars.filter((bar) => !bar.met);
  for (const { what } of missed) console.error(`missed: ${what}`);
  if (checking && missed.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const sizes = {
    small: makeConfig({ lines: 1000 }),
    medium: makeConfig({ bytes: 1_000_000 }),
    large: makeConfig({ bytes: 10_000_000 }),
  };
  for (const [name, { text }] of Object.entries(sizes)) writeFileSync(join(folder, `${name}.conf`), text);
  writeFileSync(join(folder, 'empty.cjs'), '');

  const empty = { name: 'empty', command: process.execPath, args: [join(folder, 'empty.cjs')] };
  const [small, medium, large] = Object.keys(sizes).map((name) => ({
    name,
    command: process.execPath,
    args: [LINTER, join(folder, `${name}.conf`), '--lb-idle', '60'],
    statuses: [0, 1],
  }));
  const nginx = nginxProgram(join(folder, 'large.conf'));

  const starts = medians([empty, small], { rounds: 25, warmUp: 3 });
  const reads = medians([medium, large, ...(nginx === undefined ? [] : [nginx])], { rounds: 5, warmUp: 1 });
  const memory = new Map();
  for (const program of [empty, small, medium, large, nginx]) {
    if (program !== undefined) memory.set(program.name, await peakMemory(program));
  }
  return {
    sizes,
    times: new Map([...starts, ...reads]),
    memory,
    machine: { cores: cpus().length, node: process.version, nginx: nginx?.version },
  };
}

/** `nginx -t`, where there is an nginx; its listens are on loopback, and a port in use is no error to it. */
function nginxProgram(config) {
  for (const command of ['nginx', '/usr/sbin/nginx']) {
    const { error, stderr } = spawnSync(command, ['-v'], { encoding: 'utf8' });
    if (error !== undefined) continue;
    const version = /nginx\/(\S+)/.exec(stderr)?.[1] ?? 'unknown';
    return { name: 'nginx', command, args: ['-t', '-q', '-p', folder, '-c', config], version };
  }
  return undefined;
}

function barsOf({ times }) {
  const start = times.get('small') / times.get('empty');
  const growth = times.get('large') / times.get('medium');
  const bars = [
    {
      what: `1,000 lines take ${start.toFixed(2)} times as long as an empty Node process (bar: at most ${BARS.start})`,
      met: start <= BARS.start,
    },
    {
      what: `10 MB take ${growth.toFixed(2)} times as long as 1 MB (bar: at most ${BARS.growth})`,
      met: growth <= BARS.growth,
    },
  ];
  if (times.has('nginx')) {
    const faster = times.get('nginx') / times.get('large');
    bars.push({
      what: `10 MB are read ${faster.toFixed(2)} times as fast as by nginx -t (bar: at least ${BARS.nginx})`,
      met: faster >= BARS.nginx,
    });
  }
  return bars;
}
