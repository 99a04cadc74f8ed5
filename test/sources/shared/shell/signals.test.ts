import { describe, expect, test } from '@jest/globals';
import type { Carrier } from '../../../../src/sources/shared/launch.js';
import { invocationsOf, scriptLaunches } from '../../../../src/sources/shared/shell/index.js';
import { fileOf, only, shellLaunch, wordsLaunch } from './launchOf.js';

describe('whether the signals of process 1 reach the server', () => {
  test.each([
    ['/bin/sh', 'gunicorn a', false],
    ['/bin/sh', 'exec gunicorn a', true],
    ['/bin/sh', 'migrate && exec gunicorn a', true],
    ['/bin/sh', 'exec gunicorn a | tee log', false],
    ['/bin/sh', '(exec gunicorn a)', false],
    ['/bin/sh', 'exec poetry run gunicorn a', true],
    ['/bin/sh', 'poetry run gunicorn a', false],
    ['/bin/sh', 'tini -- gunicorn a', false],
    ['/bin/sh', 'exec tini -- gunicorn a', true],
    ['/bin/sh', 'bash -c "gunicorn a"', false],
    ['/bin/sh', 'exec bash -c "gunicorn a"', true],
    ['/bin/sh', 'exec bash -c "gunicorn a; echo done"', false],
    ['/bin/sh', 'exec sh -c "gunicorn a"', false],
    ['/bin/bash', 'gunicorn a', true],
    ['/bin/bash', 'migrate && gunicorn a', true],
    ['/bin/bash', 'migrate; gunicorn a', true],
    ['/bin/bash', 'migrate\ngunicorn a', true],
    ['/bin/bash', 'gunicorn a > log', false],
    ['/bin/bash', 'gunicorn a &', false],
    ['/bin/bash', 'gunicorn a; echo', false],
    ['/bin/bash', '{ gunicorn a; }', false],
    ['/bin/bash', 'trap x EXIT; gunicorn a', false],
    ['/bin/bash -o pipefail -c', 'gunicorn a', true],
    ['/bin/sh', `trap 'kill $P' TERM; gunicorn a & P=$!; wait $P`, true],
    ['/bin/sh', `trap 'kill $P' TERM; gunicorn a`, false],
    ['/bin/sh', 'gunicorn a & wait', false],
  ])('%s -c %j: %s', (shell, text, reaches) => {
    expect(only(shellLaunch(text, { shell })).getsSignals).toBe(reaches);
  });

  test.each([
    [['gunicorn', 'a'], true],
    [['poetry', 'run', 'gunicorn', 'a'], true],
    [['tini', '--', 'gunicorn', 'a'], true],
    [['dumb-init', 'sh', '-c', 'gunicorn a'], true],
    [['dumb-init', '-c', 'sh', '-c', 'gunicorn a'], false],
    [['tini', '-g', '--', 'sh', '-c', 'gunicorn a'], true],
    [['tini', '--', 'sh', '-c', 'gunicorn a'], false],
    [['tini', '--', 'sh', '-c', 'exec gunicorn a'], true],
    [['sh', '-c', 'dumb-init gunicorn a'], false],
    [['sh', '-c', 'gunicorn a'], false],
    [['bash', '-c', 'gunicorn a'], true],
    [['conda', 'run', '-n', 'x', 'gunicorn', 'a'], false],
    [['dumb-init', 'conda', 'run', 'gunicorn', 'a'], true],
  ])('%j: %s', (words, reaches) => {
    expect(only(wordsLaunch(words)).getsSignals).toBe(reaches);
  });

  test('tini is told by its environment too', () => {
    const words = ['tini', '--', 'sh', '-c', 'gunicorn a'];
    expect(only(wordsLaunch(words, { environment: { TINI_KILL_PROCESS_GROUP: '1' } })).getsSignals).toBe(true);
  });

  test.each<[Carrier, boolean]>([
    ['systemd', true],
    ['procfile', true],
    ['dockerfile', false],
    ['kubernetes', false],
    ['supervisor', false],
  ])('%s through a shell: %s', (carrier, reaches) => {
    expect(only(shellLaunch('gunicorn a', { carrier })).getsSignals).toBe(reaches);
  });

  test.each([
    ['#!/bin/bash\ngunicorn a\n', false],
    ['#!/bin/bash\nexec gunicorn a\n', true],
    ['#!/bin/sh\ngunicorn a\n', false],
  ])('a script %j: %s', (text, reaches) => {
    const found = scriptLaunches(fileOf(text, 'x.sh')).flatMap((launch) => invocationsOf(launch));
    expect(found.map(({ getsSignals }) => getsSignals)).toEqual([reaches]);
  });
});
