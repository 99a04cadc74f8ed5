import { expect, test } from '@jest/globals';
import { type Effective, hasApplication, readEffective, winner } from '../../src/sources/gunicorn/effective.js';
import { refusals } from '../../src/sources/gunicorn/refusals.js';
import { hasSetting, SETTINGS } from '../../src/sources/gunicorn/settingFacts.js';
import { type SettingValue, spoken } from '../../src/sources/gunicorn/values.js';
import { readPython } from '../sources/gunicorn/python.js';
import { splitWords } from '../sources/gunicorn/shellWords.js';
import { filesOf, invocation } from '../sources/gunicorn/invocations.js';
import { gunicornCase } from './gunicornCases.js';
import { askGunicorn, describeWithGunicorn, type GunicornCase, printConfig } from './gunicornProcess.js';
import { Random } from './random.js';

const SEED = Number(process.env['TIMEOUT_LINT_SEED'] ?? 11);
const COUNT = 1100;

/** What only the machine knows, or what JSON cannot hold. */
const NOT_COMPARED = new Set([
  'user',
  'group',
  'chdir',
  'default_proc_name',
  'statsd_host',
  'ssl_version',
  'control_socket',
]);

function effectiveOf(each: GunicornCase, version: readonly number[]): Effective {
  return readEffective(invocation(each), filesOf(each), readPython, splitWords, version);
}

/** Whether we say that it starts, as far as its configuration goes. */
function isAccepted(effective: Effective): boolean {
  const problems = [...effective.commandLine.problems, ...(effective.environment?.problems ?? [])];
  if (problems.length > 0 || refusals(effective).length > 0 || effective.config.kind === 'missing') return false;
  return hasApplication(effective) !== false;
}

function valuesOf(effective: Effective): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const setting of SETTINGS) {
    if (setting.kind === 'hook' || setting.kind === 'dict' || NOT_COMPARED.has(setting.name)) continue;
    if (!hasSetting(setting, effective.version)) continue;
    const value = winner(effective, setting.name)?.value;
    values[setting.name] = value?.kind === 'known' ? value.value : value;
  }
  return values;
}

function only(settings: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, settings[key]]));
}

describeWithGunicorn('settings, compared with what gunicorn makes of them', (gunicorn) => {
  const random = new Random(SEED);
  const cases = Array.from({ length: COUNT }, () => gunicornCase(random));

  test('random command lines, variables and configuration files', () => {
    const outcomes = askGunicorn(gunicorn, cases);
    const differences: unknown[] = [];
    let accepted = 0;
    for (const [index, each] of cases.entries()) {
      const outcome = outcomes[index] as (typeof outcomes)[number];
      const effective = effectiveOf(each, gunicorn.version);
      const ours = isAccepted(effective);
      if (ours !== outcome.accepted) differences.push({ each, ours, theirs: outcome.message.slice(-300) });
      if (!outcome.accepted || !ours) continue;
      accepted++;
      const values = valuesOf(effective);
      const theirs = only(outcome.settings, Object.keys(values));
      const unlike = Object.keys(values).filter((key) => JSON.stringify(values[key]) !== JSON.stringify(theirs[key]));
      if (unlike.length > 0) differences.push({ each, ours: only(values, unlike), theirs: only(theirs, unlike) });
    }
    expect(differences).toEqual([]);
    // Both kinds are many, so that neither side can win by always saying the same.
    expect(accepted).toBeGreaterThan(COUNT / 4);
    expect(COUNT - accepted).toBeGreaterThan(COUNT / 4);
  }, 120_000);

  test('the program itself, with an application to import', () => {
    const app = { 'app.py': 'def app(environ, start_response):\n    return []\n' };
    const some = cases
      .filter((each) => !each.args.some((word) => word === '--' || word === '-D' || word.startsWith('--pid')))
      .slice(0, 25)
      .map((each) => ({ ...each, files: { ...each.files, ...app } }));
    const names = ['timeout', 'graceful_timeout', 'keepalive', 'workers', 'threads', 'worker_class', 'max_requests'];
    for (const each of some) {
      const printed = printConfig(gunicorn, each);
      const effective = effectiveOf(each, gunicorn.version);
      // An application that cannot be imported ends it too, after it has printed its settings.
      const shown = Object.keys(printed.settings).length > 0;
      expect([each, shown]).toEqual([each, isAccepted(effective)]);
      if (!shown) continue;
      const ours = Object.fromEntries(
        names.map((name) => [name, spoken(winner(effective, name)?.value as SettingValue)]),
      );
      expect([each, only(printed.settings, names)]).toEqual([each, ours]);
    }
  }, 120_000);
});
