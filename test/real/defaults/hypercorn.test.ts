import { test } from '@jest/globals';
import { parseArguments } from '../../../src/sources/shared/arguments/argparse.js';
import { parseWith } from '../../../src/sources/shared/arguments/fromArgparse.js';
import { readHypercorn } from '../../../src/sources/hypercorn/index.js';
import { isOlder } from '../../../src/sources/shared/arguments/options.js';
import { invocation } from '../../sources/shared/arguments/words.js';
import { describeWith } from '../describeWith.js';
import { defaultsOf, expectDefaults, ofSeconds } from './catalogued.js';
import { askPython, findPackage } from './pythonPackage.js';

/** Its configuration as it is made when no option and no file says anything. */
const SCRIPT = `
import json
from hypercorn.config import Config
config = Config()
names = ['keep_alive_timeout', 'graceful_timeout', 'read_timeout', 'websocket_ping_interval', 'workers', 'backlog',
         'max_requests', 'max_requests_jitter', 'bind']
print(json.dumps({name: getattr(config, name) for name in names if hasattr(config, name)}))
`;

interface Config {
  readonly keep_alive_timeout: number;
  readonly graceful_timeout: number;
  readonly read_timeout: number | null;
  readonly websocket_ping_interval: number | null;
  readonly workers: number;
  readonly backlog: number;
  readonly max_requests?: number | null;
  readonly max_requests_jitter?: number | null;
  readonly bind: readonly string[];
}

describeWith(findPackage('hypercorn'), 'hypercorn’s defaults', 'no hypercorn here', ({ python, version }) => {
  test(`are those of hypercorn ${version}`, () => {
    const reading = readHypercorn(
      invocation('hypercorn', 'hypercorn m:a'),
      () => undefined,
      parseWith(parseArguments),
      {
        version,
      },
    );
    const config = askPython(python, SCRIPT) as Config;
    // Clocks that it does not start with are no clocks in the catalogue either.
    const clocks = {
      'downstream.body': config.read_timeout,
      'heartbeat.interval': config.websocket_ping_interval,
    };
    const set = Object.entries(clocks).filter(([, value]) => value !== null);
    const catalogued = defaultsOf(reading);
    const hasJitter = 'app.maxRequestsJitter' in catalogued;
    expectDefaults(catalogued, {
      ...Object.fromEntries(set.map(([timer, value]) => [timer, ofSeconds(value)])),
      // Of 0.13 the experiment app-idle-close shows that its clock never ends a connection that has served a request.
      'downstream.idle': isOlder(version, '0.14.0') ? 'unbounded' : ofSeconds(config.keep_alive_timeout),
      'downstream.header': ofSeconds(config.keep_alive_timeout),
      'drain.grace': ofSeconds(config.graceful_timeout),
      'app.workers': config.workers,
      'app.backlog': config.backlog,
      // 0 is none; before 0.15 it has no such setting.
      'app.maxRequests': config.max_requests ?? 0,
      ...(hasJitter ? { 'app.maxRequestsJitter': config.max_requests_jitter ?? 0 } : {}),
      'app.binds': config.bind.join(', '),
    });
  });
});
