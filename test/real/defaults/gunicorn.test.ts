import { expect, test } from '@jest/globals';
import { type Effective, readEffective, winner } from '../../../src/sources/gunicorn/effective.js';
import { hasSetting, SETTINGS } from '../../../src/sources/gunicorn/settingFacts.js';
import { TIMER_NAMES } from '../../../src/model/timer.js';
import { filesOf, invocation, reading } from '../../sources/gunicorn/invocations.js';
import { readPython } from '../../sources/gunicorn/python.js';
import { splitWords } from '../../sources/gunicorn/shellWords.js';
import { askGunicorn, describeWithGunicorn, printConfig } from '../gunicornProcess.js';
import { expectDefaults } from './catalogued.js';

/** Settings whose default the catalogue does not hold, and why. */
const REASONS: Readonly<Record<string, string>> = {
  user: 'the one who starts it',
  group: 'the one who starts it',
  chdir: 'the directory in which it starts',
  default_proc_name: 'made of the name of the application',
  ssl_version: 'a member of an enumeration of the Python at hand',
  statsd_host: 'no rule and no clock reads it, and its values are pairs',
  secure_scheme_headers: 'a table that no rule and no clock reads',
  logconfig_dict: 'a table that no rule and no clock reads',
  control_socket: 'a path in the home directory of the one who starts it',
  ...Object.fromEntries(
    SETTINGS.filter(({ kind }) => kind === 'hook').map(({ name }) => [name, 'a function, which is no value']),
  ),
};

/** Clocks that a class of workers has whatever is set, and why no setting can be read for them. */
const OF_THE_CLASS: Readonly<Record<string, string>> = {
  'sync downstream.idle': 'the class closes after every answer; no setting',
  'gthread downstream.header': 'the class has no such clock; no setting',
  'gthread downstream.body': 'the class has no such clock; no setting',
  'gevent downstream.body': 'the class has no such clock; no setting',
  'eventlet downstream.body': 'the class has no such clock; no setting',
  'tornado downstream.idle': 'tornado’s own; gunicorn prints nothing of it',
  'tornado downstream.header': 'tornado’s own; gunicorn prints nothing of it',
  'tornado downstream.body': 'the class has no such clock; no setting',
  'uvicorn downstream.header': 'the class has no such clock; no setting',
  'uvicorn downstream.body': 'the class has no such clock; no setting',
  'uvicorn heartbeat.interval': 'uvicorn’s own default; uvicorn.test.ts reads it',
};

const CLASSES = ['sync', 'gthread', 'gevent', 'eventlet', 'tornado', 'uvicorn.workers.UvicornWorker'];
const EMPTY = { args: ['m:a'], environment: {}, files: {} };

function effectiveOf(version: readonly number[]): Effective {
  return readEffective(invocation(EMPTY), filesOf(EMPTY), readPython, splitWords, version);
}

describeWithGunicorn('gunicorn’s defaults', (gunicorn) => {
  const { version } = gunicorn;
  const settings = SETTINGS.filter((fact) => hasSetting(fact, version));

  test(`all settings of gunicorn ${version.join('.')} are known, and their defaults are its own`, () => {
    const effective = effectiveOf(version);
    const ours = Object.fromEntries(
      settings.map(({ name }) => {
        const value = winner(effective, name)?.value;
        return [name, value?.kind === 'known' ? value.value : value];
      }),
    );
    const [outcome] = askGunicorn(gunicorn, [EMPTY]);
    const theirs = Object.entries(outcome?.settings ?? {});
    expect(theirs.map(([name]) => name).toSorted()).toEqual(settings.map(({ name }) => name).toSorted());
    const reasons = Object.fromEntries(Object.entries(REASONS).filter(([name]) => name in ours));
    expectDefaults(ours, Object.fromEntries(theirs.filter(([name]) => !(name in reasons))), reasons);
  });

  test('--print-config says the same of every number', () => {
    const app = { 'm.py': 'def a(environ, start_response):\n    return []\n' };
    const printed = printConfig(gunicorn, { ...EMPTY, files: app }).settings;
    const effective = effectiveOf(version);
    const counts = settings.filter(({ kind }) => kind === 'count').map(({ name }) => name);
    expect(counts).toContain('timeout');
    const ours = counts.map((name) => {
      const value = winner(effective, name)?.value;
      return [name, value?.kind === 'known' ? String(value.value) : undefined];
    });
    expect(ours).toEqual(counts.map((name) => [name, printed[name]]));
  });

  test.each(CLASSES)('every clock of %s comes from a setting, or there is a reason', (name) => {
    const { hop } = reading({ ...EMPTY, args: ['-k', name, 'm:a'], version });
    const flags = new Set(settings.filter((fact) => !(fact.name in REASONS)).flatMap((fact) => fact.flags));
    const others = TIMER_NAMES.filter((timer) => {
      const setting = hop.timer(timer);
      return setting !== undefined && !(setting.provenance === 'default' && flags.has(setting.name));
    });
    const family = String(hop.facts['app.workerClass']);
    const reasons = Object.keys(OF_THE_CLASS).filter((each) => each.startsWith(`${family} `));
    expect(others.map((timer) => `${family} ${timer}`).toSorted()).toEqual(reasons.toSorted());
  });
});
