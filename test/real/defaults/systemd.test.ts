import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readSystemd } from '../../../src/sources/systemd/index.js';
import { describeWith } from '../describeWith.js';

/** The manager’s own file, which names each default behind a `#` with the value that was built in. */
const FILE = ['/etc/systemd/system.conf', '/usr/lib/systemd/system.conf'].find((path) => existsSync(path));

describeWith(FILE, 'systemd’s defaults', 'no system.conf of systemd here', (path) => {
  test('the time that a stopping unit has', () => {
    const text = '[Service]\nExecStart=/bin/true\n';
    const [launch] = readSystemd({ name: 'x.service', text }).launches;
    const built = /^#DefaultTimeoutStopSec=(\d+)s$/m.exec(readFileSync(path, 'utf8'))?.[1];
    expect(launch?.stop.platformGrace?.ms).toBe(Number(built) * 1000);
  });
});
