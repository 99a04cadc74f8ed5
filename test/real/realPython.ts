import { spawnSync } from 'node:child_process';
import { describeWith } from './describeWith.js';

const PROGRAM = process.env['PYTHON'] ?? 'python3';

/** What Python says a value is. */
export type Shown =
  | readonly ['int' | 'float' | 'str', string]
  | readonly ['bool', boolean]
  | readonly ['none']
  | readonly ['list' | 'tuple', readonly Shown[]]
  | readonly ['dict', readonly (readonly [string, Shown])[]]
  | readonly ['other'];

export interface Ran {
  /** Names and values after the module ran. */
  readonly names: Readonly<Record<string, Shown>>;
  /** Calls of `uvicorn.run`, in order: the first argument and the keywords. */
  readonly calls: readonly { readonly id: string; readonly keywords: Readonly<Record<string, Shown>> }[];
  /** Set where the module raised an error; the names say nothing then. */
  readonly error?: string;
}

/** Runs many modules in one process, each with its own names; an endless one ends after a second. */
const RUNNER = String.raw`
import json, math, os, resource, signal, sys, types
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
def show(value, depth=0):
    if value is None: return ['none']
    if value is True or value is False: return ['bool', value]
    if depth > 20 or type(value) in (str, list, tuple) and len(value) > 70000: return ['other']
    if type(value) is int: return ['int', str(value)] if value.bit_length() < 12000 else ['other']
    if type(value) is float: return ['float', repr(value)]
    if type(value) is str: return ['str', value]
    if type(value) in (list, tuple): return [type(value).__name__, [show(one, depth + 1) for one in value]]
    if type(value) is dict: return ['dict', [[show(key)[-1], show(one, depth + 1)] if type(key) is str else ['', ['other']] for key, one in value.items()]]
    return ['other']
calls = []
uvicorn = types.ModuleType('uvicorn')
uvicorn.run = lambda id, **keywords: calls.append({'id': id, 'keywords': {key: show(one) for key, one in keywords.items()}})
sys.modules['uvicorn'] = uvicorn
def stop(*_): raise TimeoutError()
signal.signal(signal.SIGALRM, stop)
task = json.load(sys.stdin)
out = sys.stdout
sys.stdout = open(os.devnull, 'w')
before = dict(os.environ)
results = []
for text in task['modules']:
    os.environ.clear()
    os.environ.update(before)
    for name in ('A', 'B', 'C', 'D'): os.environ.pop(name, None)
    os.environ.update(task['environment'])
    calls = []
    names = {'__name__': 'configuration'}
    result = {}
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        exec(compile(text, 'module', 'exec'), names)
    except BaseException as error:
        result['error'] = repr(error)
    signal.setitimer(signal.ITIMER_REAL, 0)
    result['names'] = {name: show(value) for name, value in names.items() if not name.startswith('__')}
    result['calls'] = calls
    results.append(result)
json.dump(results, out)
`;

/** What Python makes of modules with only these of the variables A to D set. */
export function runPython(modules: readonly string[], environment: Readonly<Record<string, string>>): Ran[] {
  const { stdout, stderr, status } = spawnSync(PROGRAM, ['-W', 'ignore', '-c', RUNNER], {
    input: JSON.stringify({ modules, environment }),
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${PROGRAM}: ${stderr}`);
  return JSON.parse(stdout) as Ran[];
}

/** Tests against the real Python. */
export function describeWithPython(name: string, tests: () => void): void {
  const isThere = spawnSync(PROGRAM, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0;
  const lacking = 'no Python from 3.10 on here; install python3, or set PYTHON to its path';
  describeWith(isThere ? PROGRAM : undefined, name, lacking, tests);
}
