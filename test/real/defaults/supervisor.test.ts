import { expect, test } from '@jest/globals';
import { readSupervisor } from '../../../src/sources/supervisor/index.js';
import { describeWith } from '../describeWith.js';
import { askPython, findPackage } from './pythonPackage.js';

const TEXT = '[program:x]\ncommand=/bin/true\n';

/** What supervisord makes of a program of which only the command is said. */
const SCRIPT = `
import json, sys
from supervisor.options import ServerOptions, UnhosedConfigParser
parser = UnhosedConfigParser()
parser.read_string(json.load(sys.stdin))
[program] = ServerOptions().processes_from_section(parser, 'program:x', 'x')
print(json.dumps({'wait': program.stopwaitsecs, 'signal': int(program.stopsignal)}))
`;

const LACKING = 'no supervisor here';

describeWith(findPackage('supervisor'), 'supervisor’s defaults', LACKING, ({ python, version }) => {
  test(`are those of supervisor ${version}`, () => {
    const [launch] = readSupervisor({ name: 'x.conf', text: TEXT }, (pieces) => [pieces]).launches;
    const program = askPython(python, SCRIPT, TEXT) as { wait: number; signal: number };
    // No signal is SIGTERM, which is 15.
    expect({ wait: launch?.stop.platformGrace?.ms, signal: launch?.stop.signal }).toEqual({
      wait: program.wait * 1000,
      signal: program.signal === 15 ? undefined : program.signal,
    });
  });
});
