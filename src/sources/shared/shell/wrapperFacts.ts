/**
 * Programs that start another, and what of their command lines is their own.
 * From their manuals: coreutils 9.1, util-linux 2.38, tini 0.19, dumb-init 1.2.5, runit's chpst(8), and each tool's `--help`.
 */
import type { OptionGrammar } from './options.js';

export interface Wrapper extends OptionGrammar {
  /** Words of its own before the command: a duration, a user. */
  readonly operands?: number;
  /** Options that stand for those words: `timeout -t 60` of BusyBox. */
  readonly insteadOfOperands?: readonly string[];
  /** Subcommands, each a list of words, of which one must come before the command: `run`, `tool run`. */
  readonly subcommands?: readonly string[];
  /** `A=1` before the command sets a variable. */
  readonly assigns?: true;
  /** The command is what follows `--`; `needed` where there is none without it, `may` where it may be left out. */
  readonly dashes?: 'needed' | 'may';
  /** Options whose value is a Python module that is run. */
  readonly module?: readonly string[];
  /** Options whose value is a script for `/bin/sh`. */
  readonly script?: readonly string[];
  /** Options whose value is the directory to start in. */
  readonly directory?: readonly string[];
  /** Options after which it is not known any more where it starts, or that start nothing. */
  readonly elsewhere?: readonly string[];
  readonly startsNothing?: readonly string[];
  /** `env:command`: the part before the colon is its own. */
  readonly prefixed?: true;
  /** Whether the command gets signals sent to it: not where it `lost` them; every process of the `group` does where it says so. */
  readonly signals?: 'lost' | 'group';
  /** Options that make it send signals to the whole group, or keep it from that. */
  readonly groupOptions?: readonly string[];
  readonly noGroupOptions?: readonly string[];
}

const UV: Wrapper = {
  values: 'pifPCw',
  longs: (
    'with with-editable with-requirements extra no-extra group no-group only-group env-file python package directory project ' +
    'config-file index default-index index-url extra-index-url find-links cache-dir refresh-package upgrade-package ' +
    'reinstall-package index-strategy keyring-provider resolution prerelease fork-strategy exclude-newer link-mode ' +
    'config-setting no-build-package no-binary-package no-build-isolation-package color python-platform ' +
    'allow-insecure-host from constraints overrides'
  ).split(' '),
  module: ['m', 'module'],
  last: ['m', 'module'],
  directory: ['directory'],
};

const TINI: Wrapper = { values: 'pe', groupOptions: ['g'] };
const USER_FIRST: Wrapper = { operands: 1 };
const PLAIN: Wrapper = {};
const CONDA: Wrapper = {
  values: 'nprae',
  longs: ['name', 'prefix', 'root-prefix', 'cwd', 'attach', 'env'],
  subcommands: ['run'],
  directory: ['cwd'],
};
const WAIT_FOR: Wrapper = { dashes: 'needed' };

export const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  // The system's own.
  exec: { values: 'a' },
  nice: { values: 'n', longs: ['adjustment'] },
  ionice: { values: 'cnpPu', longs: ['class', 'classdata'] },
  nohup: PLAIN,
  setsid: PLAIN,
  stdbuf: { values: 'ioe', longs: ['input', 'output', 'error'] },
  chrt: { values: 'TPD', longs: ['sched-runtime', 'sched-period', 'sched-deadline'], operands: 1 },
  taskset: { operands: 1 },
  timeout: { values: 'kst', longs: ['kill-after', 'signal'], operands: 1, insteadOfOperands: ['t'] },
  sudo: {
    values: 'ughpCrtTUDR',
    longs: 'user group host prompt close-from role type command-timeout other-user chdir chroot'.split(' '),
    assigns: true,
    directory: ['D', 'chdir'],
    elsewhere: ['i', 'login'],
  },
  doas: { values: 'uC' },
  setpriv: {
    longs:
      'reuid regid ruid euid rgid egid groups inh-caps ambient-caps bounding-set securebits pdeathsig selinux-label apparmor-profile'.split(
        ' ',
      ),
  },
  flock: {
    values: 'wEc',
    longs: ['timeout', 'wait', 'conflict-exit-code', 'command'],
    script: ['c', 'command'],
    operands: 1,
  },
  unbuffer: PLAIN,
  numactl: { values: 'iNmCpl', longs: 'interleave cpunodebind membind physcpubind preferred'.split(' ') },
  // Users.
  gosu: USER_FIRST,
  'su-exec': USER_FIRST,
  setuidgid: USER_FIRST,
  's6-setuidgid': USER_FIRST,
  chpst: { values: 'uUbe/nlLmdopfcrt' },
  softlimit: { values: 'adfmlnoprst' },
  envdir: USER_FIRST,
  's6-envdir': { values: 'L', operands: 1 },
  'with-contenv': PLAIN,
  authbind: { longs: ['depth'] },
  // First processes of containers.
  'dumb-init': { values: 'r', longs: ['rewrite'], signals: 'group', noGroupOptions: ['c', 'single-child'] },
  tini: TINI,
  'tini-static': TINI,
  'docker-init': TINI,
  catatonit: PLAIN,
  pid1: { longs: ['workdir', 'timeout', 'user-id', 'group-id', 'env'], values: 'wtuge' },
  launcher: { ...PLAIN, dashes: 'may' },
  // Python's environments.
  poetry: { values: 'CP', longs: ['directory', 'project'], subcommands: ['run'], directory: ['C', 'directory'] },
  pipenv: { longs: ['python'], subcommands: ['run'] },
  uv: { ...UV, subcommands: ['run', 'tool run'] },
  uvx: UV,
  pdm: { values: 'pc', longs: ['project', 'config', 'venv'], subcommands: ['run'] },
  hatch: {
    values: 'ep',
    longs: ['env', 'project', 'config', 'data-dir', 'cache-dir'],
    subcommands: ['run'],
    prefixed: true,
  },
  rye: { longs: ['pyproject'], subcommands: ['run'] },
  pixi: { values: 'e', longs: ['environment', 'manifest-path'], subcommands: ['run'] },
  pipx: { longs: ['spec', 'python', 'pip-args', 'index-url'], subcommands: ['run'] },
  pyenv: { subcommands: ['exec'] },
  mise: { values: 'Cj', longs: ['cd', 'jobs'], subcommands: ['exec', 'x'], dashes: 'needed', directory: ['C', 'cd'] },
  direnv: { subcommands: ['exec'], operands: 1 },
  // conda's own process takes the signal and tells its child nothing: conda/conda#10351.
  conda: { ...CONDA, signals: 'lost' },
  mamba: CONDA,
  micromamba: CONDA,
  coverage: {
    longs: [
      'source',
      'source-pkgs',
      'omit',
      'include',
      'rcfile',
      'concurrency',
      'context',
      'data-file',
      'debug',
      'save-signal',
    ],
    subcommands: ['run'],
    module: ['m', 'module'],
  },
  debugpy: {
    longs: ['listen', 'connect', 'log-to', 'adapter-access-token', 'pid'],
    module: ['m'],
    values: 'm',
    last: ['m'],
  },
  memray: { values: 'om', longs: ['output', 'live-port'], subcommands: ['run'], module: ['m'], last: ['m'] },
  'py-spy': { subcommands: ['record', 'top'], dashes: 'needed' },
  'fil-profile': { values: 'o', subcommands: ['run', 'python'], module: ['m'] },
  watchmedo: { subcommands: ['auto-restart', 'shell-command'], dashes: 'needed' },
  // Tracing.
  'ddtrace-run': PLAIN,
  'newrelic-admin': { subcommands: ['run-program'] },
  'newrelic.admin': { subcommands: ['run-program'] },
  'elasticapm-run': { longs: ['config'] },
  'sentry-run': PLAIN,
  'scout-apm-run': PLAIN,
  // Secrets and settings.
  chamber: { values: 'brc', longs: ['backend', 'retries'], subcommands: ['exec'], dashes: 'needed' },
  doppler: {
    values: 'pct',
    longs: ['project', 'config', 'token', 'command'],
    subcommands: ['run'],
    dashes: 'needed',
    script: ['command'],
  },
  op: { longs: ['env-file', 'account', 'config', 'session'], subcommands: ['run'], dashes: 'needed' },
  infisical: {
    longs: ['env', 'path', 'projectId', 'token', 'command'],
    subcommands: ['run'],
    dashes: 'needed',
    script: ['command'],
  },
  'aws-vault': { subcommands: ['exec'], dashes: 'needed' },
  'vault-env': PLAIN,
  dotenv: { values: 'feqp', longs: ['file', 'export', 'quote'], subcommands: ['run'], dashes: 'may' },
  dotenvx: { values: 'fe', longs: ['env-file', 'env'], subcommands: ['run'], dashes: 'needed' },
  honcho: { values: 'efd', longs: ['env', 'procfile', 'app-root'], subcommands: ['run'] },
  foreman: { values: 'efd', longs: ['env', 'procfile', 'root'], subcommands: ['run'] },
  // Waiting for others: all before `--` is theirs, `-t 60` too.
  'wait-for-it.sh': WAIT_FOR,
  'wait-for-it': WAIT_FOR,
  'wait_for_it.sh': WAIT_FOR,
  'wait-for': WAIT_FOR,
  'wait-for.sh': WAIT_FOR,
  'wait_for.sh': WAIT_FOR,
  dockerize: {
    isGo: true,
    longs:
      'wait timeout wait-retry-interval wait-http-header template stdout stderr delims env env-section exit-code-on-error'.split(
        ' ',
      ),
  },
};

/** The option that asks for a value where none of a tool's own is known: `opentelemetry-instrument --service_name api`. */
export const ALL_LONGS_TAKE_VALUES = new Set(['opentelemetry-instrument']);

/** `python3.11`, `pypy3`: options of the interpreter before what it runs. */
export const PYTHON: Wrapper = {
  values: 'mWXQc',
  longs: ['check-hash-based-pycs'],
  module: ['m'],
  last: ['m', 'c'],
  startsNothing: ['c'],
};
