/**
 * How fast timeout-lint is, beside an empty Node process and beside nginx's own check, all in one run.
 * Writes docs/benchmarks.md. With --check nothing is written, and a bar that is missed gives exit status 1. With --formats
 * only the section on formats is measured and written.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatsSection, measureFormats, withFormats } from './formats.mjs';
import { makeConfig } from './makeConfig.mjs';
import { makeInfrastructure } from './makeInfrastructure.mjs';
import { makeRepository } from './makeRepository.mjs';
import { medians, peakMemory } from './measure.mjs';
import { page } from './page.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const LINTER = join(ROOT, 'dist/timeout-lint.cjs');
const BARS = { start: 1.8, app: 60, growth: 11, nginx: 5, infrastructure: 1000, repository: 1500 };

/** How many files the folders of infrastructure hold. */
const INFRASTRUCTURE = [250, 1000, 4000];

/** How many files the repositories hold that are searched. */
const REPOSITORIES = [20_000, 80_000];

/** An app server to stand behind, with its configuration file. */
const APP = {
  Dockerfile: `FROM python:3.12-slim
WORKDIR /app
COPY . .
CMD ["gunicorn", "app.main:app", "--worker-class", "uvicorn.workers.UvicornWorker", "--timeout", "60"]
`,
  'gunicorn.conf.py': `import multiprocessing
import os

bind = "0.0.0.0:8000"
workers = multiprocessing.cpu_count() * 2 + 1
timeout = int(os.getenv("TIMEOUT", "60"))
keepalive = 75
`,
};

const checking = process.argv.includes('--check');
if (!existsSync(LINTER)) {
  console.error('There is no dist/timeout-lint.cjs; run "npm run bundle" first.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'timeout-lint-bench-'));
const PAGE = join(ROOT, 'docs/benchmarks.md');
// Compiled code is kept for these runs alone, and kept it is.
process.env.XDG_CACHE_HOME = join(folder, 'cache');
for (const name of ['CI', 'NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE']) delete process.env[name];
try {
  if (process.argv.includes('--formats')) {
    const section = formatsSection(measureFormats(LINTER, folder));
    console.log(section);
    writeFileSync(PAGE, withFormats(readFileSync(PAGE, 'utf8'), section));
  } else await everything();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function everything() {
  const measured = await measure();
  const bars = barsOf(measured);
  const text = withFormats(page({ ...measured, bars }), formatsSection(measureFormats(LINTER, folder)));
  console.log(text);
  if (!checking) writeFileSync(PAGE, text);
  const missed = bars.filter((bar) => bar.met !== undefined && !bar.met);
  for (const { what } of missed) console.error(`missed: ${what}`);
  if (checking && missed.length > 0) process.exitCode = 1;
}

async function measure() {
  const sizes = {
    small: makeConfig({ lines: 1000 }),
    medium: makeConfig({ bytes: 1_000_000 }),
    large: makeConfig({ bytes: 10_000_000 }),
  };
  const certificate = selfSigned();
  if (certificate !== undefined) sizes.sites = makeConfig({ bytes: 10_000_000, certificate });
  for (const [name, { text }] of Object.entries(sizes)) writeFileSync(join(folder, `${name}.conf`), text);
  writeFileSync(join(folder, 'empty.cjs'), '');
  for (const [name, text] of Object.entries(APP)) writeFileSync(join(folder, name), text);

  const empty = { name: 'empty', command: process.execPath, args: [join(folder, 'empty.cjs')] };
  const [small, medium, large] = ['small', 'medium', 'large'].map(linter);
  const sites = sizes.sites === undefined ? [] : [linter('sites')];
  const nginx = nginxProgram('nginx', join(folder, 'large.conf'));
  const checks = nginx === undefined ? [] : [nginx];
  if (nginx !== undefined && sites.length > 0) checks.push(nginxProgram('nginx sites', join(folder, 'sites.conf')));

  const app = { ...small, name: 'app', args: [...small.args, join(folder, 'Dockerfile')] };
  const folders = INFRASTRUCTURE.map((files) => {
    const path = join(folder, `infrastructure-${files}`);
    makeInfrastructure(path, files);
    const args = [LINTER, '--no-config', path];
    return { name: `infrastructure ${files}`, command: process.execPath, args, statuses: [0, 1] };
  });
  const repositories = REPOSITORIES.map((files) => {
    const path = join(folder, `repository-${files}`);
    makeRepository(path, files);
    const args = [LINTER, '--no-config', path];
    return { name: `repository ${files}`, command: process.execPath, args, statuses: [0, 1] };
  });
  const compiling = { ...app, name: 'compiling', env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' } };
  const starts = medians([empty, small, app, compiling], { rounds: 25, warmUp: 3 });
  const reads = medians([medium, large, ...sites, ...checks, ...folders, ...repositories], { rounds: 5, warmUp: 1 });
  const memory = new Map();
  for (const program of [
    empty,
    small,
    app,
    compiling,
    medium,
    large,
    ...sites,
    ...checks,
    ...folders,
    ...repositories,
  ]) {
    memory.set(program.name, await peakMemory(program));
  }
  return {
    sizes,
    times: new Map([...starts, ...reads]),
    memory,
    machine: { cores: cpus().length, node: process.version, nginx: nginx?.version },
  };
}

/** One run of the linter on a file of a name. */
function linter(name) {
  const args = [LINTER, join(folder, `${name}.conf`), '--lb-idle', '60'];
  return { name, command: process.execPath, args, statuses: [0, 1] };
}

/** A certificate that every site of the bench uses; undefined where there is no openssl to make one. */
function selfSigned() {
  const [chain, key] = [join(folder, 'chain.pem'), join(folder, 'key.pem')];
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=example.com'];
  const { error, status } = spawnSync('openssl', [...words, '-out', chain, '-keyout', key]);
  return error === undefined && status === 0 ? { chain, key } : undefined;
}

/** `nginx -t`, where there is an nginx; its listens are on loopback, and a port in use is no error to it. */
function nginxProgram(name, config) {
  for (const command of ['nginx', '/usr/sbin/nginx']) {
    const { error, stderr } = spawnSync(command, ['-v'], { encoding: 'utf8' });
    if (error !== undefined) continue;
    const version = /nginx\/(\S+)/.exec(stderr)?.[1] ?? 'unknown';
    return { name, command, args: ['-t', '-q', '-p', folder, '-c', config], version };
  }
  return undefined;
}

function barsOf({ times }) {
  const start = times.get('small') / times.get('empty');
  const beside = times.get('app') - times.get('small');
  const growth = times.get('large') / times.get('medium');
  const bars = [
    {
      what: `1,000 lines take ${start.toFixed(2)} times as long as an empty Node process (bar: at most ${BARS.start})`,
      met: start <= BARS.start,
    },
    {
      what: `a Dockerfile and a gunicorn.conf.py beside them add ${beside.toFixed(0)} ms (bar: at most ${BARS.app})`,
      met: beside <= BARS.app,
    },
    {
      what: `10 MB take ${growth.toFixed(2)} times as long as 1 MB (bar: at most ${BARS.growth})`,
      met: growth <= BARS.growth,
    },
  ];
  const extra = times.get('infrastructure 1000') - times.get('empty');
  const ratio = (times.get('infrastructure 4000') - times.get('empty')) / extra;
  bars.push({
    what: `a folder of 1,000 infrastructure files takes ${extra.toFixed(0)} ms more than an empty Node process (bar: at most ${BARS.infrastructure}); four times as many take ${ratio.toFixed(1)} times that`,
    met: extra <= BARS.infrastructure,
  });
  const searched = times.get('repository 20000') - times.get('empty');
  const wider = (times.get('repository 80000') - times.get('empty')) / searched;
  bars.push({
    what: `a repository of 20,000 files takes ${searched.toFixed(0)} ms more than an empty Node process (bar: at most ${BARS.repository}); four times as many take ${wider.toFixed(1)} times that`,
    met: searched <= BARS.repository,
  });
  if (times.has('nginx')) {
    const plain = (times.get('nginx') / times.get('large')).toFixed(2);
    if (times.has('nginx sites')) {
      const faster = times.get('nginx sites') / times.get('sites');
      const bar = `(bar: at least ${BARS.nginx})`;
      bars.push({
        what: `10 MB of sites with certificates take nginx -t ${faster.toFixed(2)} times as long ${bar}`,
        met: faster >= BARS.nginx,
      });
    }
    bars.push({ what: `10 MB without any certificate take nginx -t ${plain} times as long` });
  }
  return bars;
}
