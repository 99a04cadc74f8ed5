/** Values that gunicorn refuses, so that it does not start. */
import type { ArgumentProblem } from '../../shared/arguments/argparse.js';
import { spanOf, writtenText } from '../../shared/pieces.js';
import { hasApplication, programSpan } from '../effective.js';
import { ALIASES } from '../workerClass.js';
import { isAtLeast } from '../version.js';
import { nearWord } from '../nearWord.js';
import { type RefusedValue, refusals } from '../refusals.js';
import type { Statement } from '../statements.js';
import type { SettingValue } from '../values.js';
import { unknownFlag } from './flags.js';
import { observe, type Scene } from './scene.js';

export function observeValues(scene: Scene): void {
  const { effective } = scene;
  for (const refused of refusals(effective)) refusedValue(scene, refused);
  for (const statements of effective.statements.values()) for (const each of statements) doubtfulValue(scene, each);
  const parsed = [
    ['command line', effective.commandLine],
    ['GUNICORN_CMD_ARGS', effective.environment],
  ] as const;
  for (const [source, each] of parsed) for (const problem of each?.problems ?? []) problemSeen(scene, problem, source);
  workerClass(scene);
  if (hasApplication(effective) === false && !exits(scene)) {
    observe(scene, 'no-application', {}, { primary: programSpan(effective.invocation) }, 'medium');
  }
}

/** Whether it only prints its version or its help. */
function exits({ effective }: Scene): boolean {
  const { given, problems } = effective.commandLine;
  return given.has('version') || given.has('help') || problems.length > 0;
}

function refusedValue(scene: Scene, { statement, value, span }: RefusedValue): void {
  const { setting, name, source, nameSpan } = statement;
  const data = { setting: setting.name, name, source, written: value.written, reason: value.reason };
  observe(scene, 'invalid-value', data, { primary: span, name: nameSpan });
}

function doubtfulValue(scene: Scene, statement: Statement): void {
  const { setting, name, source, span, nameSpan, value } = statement;
  const about = { setting: setting.name, name, source };
  if (value.kind !== 'unknown') return;
  // What it is when nobody says otherwise would be refused; somebody may always say otherwise.
  const fallback = refusedFallback(value);
  if (fallback === undefined) return;
  const variable = value.variable ?? '';
  const data = { ...about, written: value.written, reason: fallback.reason, fallback: fallback.written, variable };
  observe(scene, 'invalid-fallback', data, { primary: span, name: nameSpan }, 'low');
}

function refusedFallback(
  value: Extract<SettingValue, { kind: 'unknown' }>,
): Extract<SettingValue, { kind: 'refused' }> | undefined {
  return value.fallback?.kind === 'refused' ? value.fallback : undefined;
}

function problemSeen(scene: Scene, problem: ArgumentProblem, source: string): void {
  switch (problem.kind) {
    case 'unknown-flag':
      unknownFlag(scene, problem, source);
      return;
    case 'ambiguous-flag': {
      const data = { flag: problem.flag, candidates: problem.candidates.join(', '), source };
      observe(scene, 'ambiguous-flag', data, { primary: spanOf(problem.word) });
      return;
    }
    case 'missing-value':
      observe(scene, 'missing-value', { flag: problem.flag, source }, { primary: spanOf(problem.word) });
      return;
    case 'unexpected-value': {
      const data = { flag: problem.flag, written: writtenText(problem.value), source };
      observe(scene, 'unexpected-value', data, { primary: spanOf(problem.value), flag: spanOf(problem.word) });
      return;
    }
    case 'extra-argument': {
      // Behind a flag that is not known, it is that flag's value.
      const { problems } =
        source === 'command line'
          ? scene.effective.commandLine
          : (scene.effective.environment ?? scene.effective.commandLine);
      if (problems.some(({ kind }) => kind === 'unknown-flag')) return;
      observe(
        scene,
        'extra-argument',
        { written: writtenText(problem.word), source },
        { primary: spanOf(problem.word) },
      );
      return;
    }
    case 'missing-argument':
      return;
  }
}

function workerClass(scene: Scene): void {
  const { worker, effective } = scene;
  if (worker.span === undefined) return;
  if (worker.refused) {
    const right =
      nearWord(worker.written, Object.keys(ALIASES)) ??
      (/uvicorn/i.test(worker.written) ? 'uvicorn_worker.UvicornWorker' : '');
    observe(scene, 'unknown-worker-class', { written: worker.written, right }, { primary: worker.span });
    return;
  }
  const { version } = effective;
  const removed = worker.family === 'eventlet' && isAtLeast(version, 26) === true;
  const early = worker.family === 'asgi' && isAtLeast(version, 24) === false;
  if (version === undefined || !(removed || early)) return;
  const data = {
    workerClass: worker.written,
    version: version.join('.'),
    removed: removed ? '26.0.0' : '',
    since: early ? '24.0.0' : '',
  };
  observe(scene, 'worker-class-version', data, { primary: worker.span });
}
