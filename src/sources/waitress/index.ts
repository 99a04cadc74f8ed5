import type { AppReading, ReadFile } from '../shared/app.js';
import { callValues, type ModuleCalls } from '../shared/arguments/calls.js';
import { parseGetopt } from '../shared/arguments/getopt.js';
import { reportProblems } from '../shared/arguments/report.js';
import { parsePythonInt } from '../shared/arguments/options.js';
import { parsedValues, type Sourced, type Values } from '../shared/arguments/values.js';
import type { Invocation } from '../shared/invocation.js';
import { spanOf, textOf } from '../shared/pieces.js';
import { convertWaitress, FOREIGN, WAITRESS_GRAMMAR } from './options.js';
import { waitressServer } from './server.js';

/** waitress-serve, which reads its command line alone; `_read` is not used. */
export function readWaitress(invocation: Invocation, _read?: ReadFile, version?: string): AppReading {
  const parsed = parseGetopt(invocation.args, WAITRESS_GRAMMAR, convertWaitress);
  const basics = { product: 'waitress', label: 'waitress', span: spanOf(invocation.program), version, invocation };
  const reading = waitressServer(basics, parsedValues(parsed));
  // An option behind the application is one argument too many, and nothing starts.
  const late = parsed.problems.filter(({ kind, word }) => kind === 'extra-argument' && word.startsWith('--'));
  for (const { word, span } of late) {
    if (span === undefined) continue;
    const application = textOf(parsed.positionals[0] ?? []);
    reading.observe('option-after-application', span, { option: word, application });
  }
  const others = late.length === 0 ? parsed.problems : parsed.problems.filter(({ kind }) => kind !== 'extra-argument');
  reportProblems(reading, { ...parsed, problems: others }, invocation, { foreign: FOREIGN, complete: true });
  return reading.build();
}

const CALLEES = new Set(['waitress.serve', 'waitress.create_server']);
const NAMES = new Set(
  WAITRESS_GRAMMAR.options.map(({ name }) => name).filter((name) => name !== 'help' && name !== 'call'),
);
const OTHERS = new Set(['app', 'map', '_start', '_sock', '_server', '_quiet', '_profile', 'wsgi_app', 'application']);

/** `waitress.serve()` takes texts for numbers too, as they come from a file (`waitress/adjustments.py`). */
function cast(values: Values): Values {
  const kinds = new Map(WAITRESS_GRAMMAR.options.map(({ name, kind }) => [name, kind]));
  const one = (name: string, sourced: Sourced): Sourced =>
    kinds.get(name) === 'int' && typeof sourced.value === 'string'
      ? { ...sourced, value: parsePythonInt(sourced.value) }
      : sourced;
  const all = (name: string): readonly Sourced[] => values.all(name).map((sourced) => one(name, sourced));
  return { ...values, all, get: (name) => all(name).at(-1) };
}

/** One reading for each `waitress.serve(...)` of a module. */
export function waitressServeReadings(module: ModuleCalls, version?: string): AppReading[] {
  return module.calls
    .filter(({ callee }) => CALLEES.has(callee))
    .map((call) => {
      const basics = { product: 'waitress', label: 'waitress', span: call.span, version };
      const reading = waitressServer(basics, cast(callValues(call, ['app'])));
      reading.fact('app.startedBy', call.callee);
      for (const [keyword, { span, written }] of call.keywords) {
        if (NAMES.has(keyword) || OTHERS.has(keyword)) continue;
        reading.observe('unknown-keyword', span, { keyword, value: written, call: call.callee });
      }
      return reading.build();
    });
}
