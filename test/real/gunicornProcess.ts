import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describeWith } from './describeWith.js';

/** A gunicorn, the Python that it runs on, and its version. */
export interface RealGunicorn {
  readonly path: string;
  readonly python: string;
  readonly version: readonly number[];
}

/** One start of gunicorn: its words, its variables, and the files in the directory where it starts. */
export interface GunicornCase {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

export interface GunicornOutcome {
  readonly accepted: boolean;
  /** Values by setting, as JSON has them; texts in pointed brackets for what it has not. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** The gunicorn of `GUNICORN` or of `PATH`; undefined where there is none. */
export function findGunicorn(): RealGunicorn | undefined {
  const named = process.env['GUNICORN'];
  const paths = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'gunicorn'));
  const path = (named === undefined ? paths : [named]).find(isExecutable);
  if (path === undefined) return undefined;
  const said = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const version = /(\d+(?:\.\d+)+)/.exec(said)?.[1];
  // The first line of the script names its interpreter, which is the one that has gunicorn.
  const python = /^#!\s*(\S+)/.exec(readFileSync(path, 'utf8'))?.[1];
  if (version === undefined || python === undefined) return undefined;
  return { path, python, version: version.split('.').map(Number) };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Tests against the real gunicorn. */
export function describeWithGunicorn(name: string, tests: (gunicorn: RealGunicorn) => void): void {
  describeWith(findGunicorn(), name, 'no gunicorn here; install it, or set GUNICORN to its path', tests);
}

/** Variables that gunicorn's Python may see: none of ours. */
const CLEAN = { PATH: '/usr/bin:/bin', PYTHONDONTWRITEBYTECODE: '1' };

/**
 * Loads many cases in one process, each with its own words, variables and directory. gunicorn reads some variables
 * while it is imported, so its configuration is imported anew for each.
 */
const DRIVER = `
import contextlib, io, json, os, sys
import gunicorn, gunicorn.util, gunicorn.arbiter
KEPT = set(sys.modules)
PATH = list(sys.path)
def plain(value):
    if value is None or isinstance(value, (bool, str)): return value
    if isinstance(value, int): return int(value)
    if isinstance(value, (list, tuple)): return [plain(item) for item in value]
    return '<%s>' % type(value).__name__
def run(case):
    os.chdir(case['directory'])
    os.environ.clear()
    os.environ.update(case['environment'])
    sys.argv = ['gunicorn'] + case['args']
    sys.path[:] = PATH
    for name in list(sys.modules):
        if name not in KEPT or name == 'gunicorn.config' or name.startswith('gunicorn.app'): del sys.modules[name]
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            from gunicorn.app.wsgiapp import WSGIApplication
            cfg = WSGIApplication('%(prog)s [OPTIONS] [APP_MODULE]').cfg
        return {'accepted': True, 'settings': {k: plain(v.get()) for k, v in cfg.settings.items()}, 'message': said.getvalue()}
    except (Exception, SystemExit) as problem:
        return {'accepted': False, 'settings': {}, 'message': said.getvalue() + repr(problem)}
cases = json.load(open(sys.argv[1]))
answers = [run(case) for case in cases]
json.dump(answers, sys.__stdout__)
`;

/** What gunicorn makes of each case. */
export function askGunicorn(gunicorn: RealGunicorn, cases: readonly GunicornCase[]): GunicornOutcome[] {
  return inFolder((folder) => {
    const driver = join(folder, 'driver.py');
    const list = join(folder, 'cases.json');
    writeFileSync(driver, DRIVER);
    const placed = cases.map((each, index) => ({ ...each, directory: place(join(folder, String(index)), each) }));
    writeFileSync(list, JSON.stringify(placed));
    const { stdout, stderr, status } = spawnSync(gunicorn.python, [driver, list], {
      encoding: 'utf8',
      env: CLEAN,
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as GunicornOutcome[];
  });
}

/** What `gunicorn --print-config` itself says of one case: lines of text by setting. It imports the application too. */
export function printConfig(gunicorn: RealGunicorn, each: GunicornCase): Omit<GunicornOutcome, 'message'> {
  return inFolder((folder) => {
    const cwd = place(join(folder, 'app'), each);
    const { stdout, status } = spawnSync(gunicorn.path, ['--print-config', ...each.args], {
      cwd,
      encoding: 'utf8',
      env: { ...CLEAN, ...each.environment },
    });
    const settings = Object.fromEntries(
      [...stdout.matchAll(/^(\w+)\s+= (.*)$/gm)].map((match) => [match[1] as string, match[2]]),
    );
    return { accepted: status === 0, settings };
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'timeout-lint-gunicorn-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function place(folder: string, { files }: GunicornCase): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}
