import { spawnSync } from 'node:child_process';
import { describeWith } from './describeWith.js';

/** One command line with its environment. */
export interface UvicornCase {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What uvicorn's own parser makes of a command line. */
export type UvicornVerdict =
  | { readonly verdict: 'refused'; readonly error: string; readonly option: string | null }
  | { readonly verdict: 'ends' }
  | {
      readonly verdict: 'taken';
      /** The options that are not at their default: source and value. */
      readonly values: Readonly<Record<string, readonly [source: string, value: unknown]>>;
    };

const SCRIPT = `
import importlib, json, os, sys, io, contextlib
import click
main = importlib.import_module('uvicorn.main').main
def verdict(case):
    for name in [n for n in os.environ if n.startswith('UVICORN_')]:
        del os.environ[name]
    os.environ.update(case['environment'])
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            context = main.make_context('uvicorn', list(case['args']))
    except click.exceptions.Exit:
        return {'verdict': 'ends'}
    except click.exceptions.UsageError as error:
        option = getattr(error, 'option_name', None) or getattr(getattr(error, 'param', None), 'name', None)
        return {'verdict': 'refused', 'error': type(error).__name__, 'option': option}
    values = {}
    for name, value in context.params.items():
        source = context.get_parameter_source(name).name
        if source != 'DEFAULT':
            values[name] = [source, str(value) if isinstance(value, float) and value - value != 0 else value]
    return {'verdict': 'taken', 'values': values}
json.dump([verdict(case) for case in json.load(sys.stdin)], sys.stdout)
`;

function findPython(): { path: string; version: string } | undefined {
  for (const path of [process.env['PYTHON'], 'python3', '/usr/bin/python3']) {
    if (path === undefined) continue;
    const asked = spawnSync(path, ['-c', 'import uvicorn, click; print(uvicorn.__version__)'], { encoding: 'utf8' });
    if (asked.status === 0) return { path, version: asked.stdout.trim() };
  }
  return undefined;
}

/** What uvicorn makes of many command lines, all in one process. */
export function askUvicorn(path: string, cases: readonly UvicornCase[]): UvicornVerdict[] {
  const ran = spawnSync(path, ['-c', SCRIPT], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (ran.status !== 0) throw new Error(`${path} failed: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as UvicornVerdict[];
}

/** Tests against uvicorn's own parser. */
export function describeWithUvicorn(name: string, tests: (path: string, version: string) => void): void {
  const lacking = 'no uvicorn here; install python3-uvicorn, or set PYTHON';
  describeWith(findPython(), name, lacking, ({ path, version }) => tests(path, version));
}
