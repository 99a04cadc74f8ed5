import { test } from '@jest/globals';
import { readUvicorn } from '../../../src/sources/uvicorn/index.js';
import { invocation } from '../../sources/shared/arguments/words.js';
import { describeWith } from '../describeWith.js';
import { defaultsOf, expectDefaults, ofSeconds } from './catalogued.js';
import { askPython, findPackage } from './pythonPackage.js';

/** What the configuration is that its own command line makes of an application alone. */
const SCRIPT = `
import importlib, inspect, json
from uvicorn.config import Config
main = importlib.import_module('uvicorn.main').main
params = main.make_context('uvicorn', ['m:a']).params
taken = {key: value for key, value in params.items() if key in inspect.signature(Config).parameters}
config = Config(**dict(taken, app='m:a', log_config=None))
names = ['timeout_keep_alive', 'timeout_graceful_shutdown', 'timeout_worker_healthcheck', 'ws_ping_interval',
         'limit_concurrency', 'limit_max_requests', 'limit_max_requests_jitter', 'backlog', 'workers', 'host', 'port']
print(json.dumps({name: getattr(config, name) for name in names if hasattr(config, name)}))
`;

interface Config {
  readonly timeout_keep_alive: number;
  readonly timeout_graceful_shutdown?: number | null;
  readonly timeout_worker_healthcheck?: number;
  readonly ws_ping_interval: number;
  readonly limit_concurrency: number | null;
  readonly limit_max_requests: number | null;
  readonly limit_max_requests_jitter?: number;
  readonly backlog: number;
  readonly workers: number;
  readonly host: string;
  readonly port: number;
}

describeWith(findPackage('uvicorn'), 'uvicorn’s defaults', 'no uvicorn here', ({ python, version }) => {
  test.each([1, 2])(`are those of uvicorn ${version}, with %i workers`, (workers) => {
    const words = workers === 1 ? '' : ` --workers ${workers}`;
    const reading = readUvicorn(invocation('uvicorn', `uvicorn${words} m:a`), undefined, version);
    const config = askPython(python, SCRIPT) as Config;
    const health = config.timeout_worker_healthcheck;
    // From 0.30 up to 0.36 the number is written into its supervisor and cannot be set.
    const beats = workers > 1 && health !== undefined;
    expectDefaults(defaultsOf(reading), {
      'downstream.idle': ofSeconds(config.timeout_keep_alive),
      // A version without the option has no limit, as the others where it is not given.
      'drain.grace': ofSeconds(config.timeout_graceful_shutdown),
      'heartbeat.interval': ofSeconds(config.ws_ping_interval),
      ...(beats ? { 'exchange.heartbeat': ofSeconds(health) } : {}),
      ...(config.limit_concurrency === null ? {} : { 'app.limitConcurrency': config.limit_concurrency }),
      'app.maxRequests': config.limit_max_requests ?? 0,
      'app.maxRequestsJitter': config.limit_max_requests_jitter ?? 0,
      'app.backlog': config.backlog,
      'app.workers': workers === 1 ? config.workers : workers,
      'app.binds': `${config.host}:${config.port}`,
    });
  });
});
