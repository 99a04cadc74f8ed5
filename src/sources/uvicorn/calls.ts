import type { AppReading } from '../shared/app.js';
import { callValues, type ModuleCalls } from '../shared/arguments/calls.js';
import type { Pieces } from '../shared/pieces.js';
import { UVICORN_OPTIONS } from './options.js';
import { reportIgnoredVariables, uvicornServer } from './server.js';

const CALLEES = new Set(['uvicorn.run', 'uvicorn.main.run', 'uvicorn.Config', 'uvicorn.config.Config']);

/** Keywords of `uvicorn.Config` that the command line does not have, or names otherwise. */
const ONLY_IN_PYTHON = ['app', 'timeout_notify', 'callback_notify', 'reload_dirs', 'headers', 'ssl_context_factory'];
const FIRST = ['app', 'host', 'port', 'uds', 'fd'];

/** What no text can stand for. */
const NUMBERS = new Set(['timeout_keep_alive', 'timeout_graceful_shutdown', 'timeout_worker_healthcheck']);

/**
 * One reading for each `uvicorn.run(...)` and `uvicorn.Config(...)` of a module. Their keywords have the options' names
 * with underscores. No `UVICORN_...` variable is read there, `WEB_CONCURRENCY` is (seen on 0.17.6 and 0.51).
 */
export function uvicornRunReadings(
  module: ModuleCalls,
  environment: ReadonlyMap<string, Pieces> = new Map(),
  version?: string,
): AppReading[] {
  const known = new Set([...UVICORN_OPTIONS.keys(), ...ONLY_IN_PYTHON]);
  return module.calls
    .filter(({ callee }) => CALLEES.has(callee))
    .map((call) => {
      const values = callValues(call, call.callee.endsWith('Config') ? FIRST : ['app']);
      const basics = { product: 'uvicorn', label: 'uvicorn', span: call.span, version };
      const reading = uvicornServer({ basics, values, environment, host: '127.0.0.1' });
      reading.fact('app.startedBy', call.callee);
      for (const [name, { span, written, kind }] of call.keywords) {
        if (!known.has(name))
          reading.observe('unknown-keyword', span, { keyword: name, value: written, call: call.callee });
        else if (NUMBERS.has(name) && (kind === 'string' || kind === 'list' || kind === 'dict')) {
          reading.observe('invalid-value', span, { option: name, value: written, expected: 'int' });
        }
      }
      reportIgnoredVariables(reading, environment, UVICORN_OPTIONS.keys(), call.callee);
      return reading.build();
    });
}
