import { test } from '@jest/globals';
import { readWaitress } from '../../../src/sources/waitress/index.js';
import { invocation } from '../../sources/shared/arguments/words.js';
import { describeWith } from '../describeWith.js';
import { defaultsOf, expectDefaults } from './catalogued.js';
import { askPython, findPackage } from './pythonPackage.js';

/** The class holds the values that nothing was said of; an object of it may have looked them up (addresses). */
const SCRIPT = `
import json
from waitress.adjustments import Adjustments
names = ['cleanup_interval', 'channel_timeout', 'threads', 'connection_limit', 'backlog', 'host', 'port']
print(json.dumps({name: getattr(Adjustments, name) for name in names}))
`;

interface Adjustments {
  readonly cleanup_interval: number;
  readonly channel_timeout: number;
  readonly threads: number;
  readonly connection_limit: number;
  readonly backlog: number;
  readonly host: string;
  readonly port: number;
}

describeWith(findPackage('waitress'), 'waitress’s defaults', 'no waitress here', ({ python, version }) => {
  test(`are those of waitress ${version}`, () => {
    const reading = readWaitress(invocation('waitress', 'waitress-serve m:a'), undefined, version);
    const values = askPython(python, SCRIPT) as Adjustments;
    // Connections are looked at once in an interval, so that they last up to that much longer.
    const least = values.channel_timeout * 1000;
    const channel = `${least} to ${least + values.cleanup_interval * 1000}`;
    expectDefaults(
      defaultsOf(reading),
      {
        'downstream.idle': channel,
        'downstream.header': channel,
        'downstream.body': channel,
        'app.cleanupInterval': values.cleanup_interval,
        'app.threads': values.threads,
        'app.limitConcurrency': values.connection_limit,
        'app.backlog': values.backlog,
        'app.binds': `${values.host}:${values.port}`,
      },
      {
        'drain.grace': 'it is no setting: waitress has no handler for SIGTERM, and the process ends at once',
        'app.workers': 'it is no setting: waitress is one process',
      },
    );
  });
});
