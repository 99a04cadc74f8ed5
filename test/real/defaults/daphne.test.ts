import { test } from '@jest/globals';
import { parseArguments } from '../../../src/sources/shared/arguments/argparse.js';
import { parseWith } from '../../../src/sources/shared/arguments/fromArgparse.js';
import { readDaphne } from '../../../src/sources/daphne/index.js';
import { invocation } from '../../sources/shared/arguments/words.js';
import { describeWith } from '../describeWith.js';
import { defaultsOf, expectDefaults, ofSeconds } from './catalogued.js';
import { askPython, findPackage } from './pythonPackage.js';

/** What its own parser fills in, and the factory of Twisted that makes its connections. */
const SCRIPT = `
import json
from daphne import cli
from daphne.http_protocol import HTTPFactory
given = {action.dest: action.default for action in cli.CommandLineInterface().parser._actions}
given['timeOut'] = HTTPFactory.timeOut
given['address'] = '%s:%s' % (cli.DEFAULT_HOST, cli.DEFAULT_PORT)
print(json.dumps(given))
`;

interface Given {
  readonly timeOut: number;
  readonly http_timeout: number | null;
  readonly ping_interval: number;
  readonly websocket_timeout: number;
  readonly application_close_timeout: number;
  readonly address: string;
}

describeWith(findPackage('daphne'), 'daphne’s defaults', 'no daphne here', ({ python, version }) => {
  test(`are those of daphne ${version}`, () => {
    const reading = readDaphne(invocation('daphne', 'daphne m:a'), undefined, parseWith(parseArguments), version);
    const given = askPython(python, SCRIPT) as Given;
    expectDefaults(
      defaultsOf(reading),
      {
        'downstream.idle': ofSeconds(given.timeOut),
        'downstream.header': ofSeconds(given.timeOut),
        ...(given.http_timeout === null ? {} : { 'exchange.deadline': ofSeconds(given.http_timeout) }),
        'heartbeat.interval': ofSeconds(given.ping_interval),
        'tunnel.duration': ofSeconds(given.websocket_timeout),
        'app.closeTimeout': given.application_close_timeout,
        'app.binds': given.address,
      },
      {
        'drain.grace': 'it is no setting but what Twisted does at SIGTERM: it waits for nothing',
        'app.workers': 'it is no setting: daphne is one process',
      },
    );
  });
});
