import { describe, expect, test } from '@jest/globals';
import { looksLikeSupervisor, readSupervisor } from '../../../src/sources/supervisor/index.js';
import { atBlanks, environmentOf, fileOf, wordsOf, writtenAt } from '../shared/yaml/reading.js';

const read = (text: string) => readSupervisor(fileOf(text), atBlanks);
const program = (...lines: string[]) => read(`[program:web]\n${lines.join('\n')}\n`).launches[0];

describe('command', () => {
  test('over indented lines, without comments', () => {
    const launch = program(
      'Command = /bin/gunicorn --timeout 30 ; note',
      '  # all',
      '  -w;2 x#y #z',
      '',
      '  app',
      'priority=1',
    );
    expect(wordsOf(launch)).toEqual(['/bin/gunicorn', '--timeout', '30', '-w;2', 'x#y', 'app']);
    expect(writtenAt(launch?.command.form === 'words' ? launch.command.words[2] : undefined)).toBe('30');
  });

  test('names in percent signs', () => {
    expect(wordsOf(program('command=a --t=%(ENV_T)s %%x --n=%(program_name)s_%(process_num)02d'))).toEqual([
      'a',
      '--t=<%(ENV_T)s|>',
      '%x',
      '--n=web_<%(process_num)02d|>',
    ]);
  });

  test('the last of a repeated key counts, and a colon divides too', () => {
    expect(wordsOf(program('command: a', 'command = b'))).toEqual(['b']);
  });
});

test('several programs, and what [supervisord] gives to all', () => {
  const { launches, unknowns } = read(
    '[supervisord]\nenvironment=ALL="1",A="0"\n[program:a]\ncommand=x\nenvironment=A="1,2",B=two,\n  C=\'3\'\n[fcgi-program:b]\ncommand=y\n' +
      '[group:g]\nprograms=a,b\n[program:none]\nautostart=true\n[eventlistener:e]\ncommand=z\n[include]\nfiles = conf.d/*.conf\n',
  );
  expect(launches.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(environmentOf(launches[0])).toEqual({ ALL: '1', A: '1,2', B: 'two', C: '3' });
  expect(environmentOf(launches[1])).toEqual({ ALL: '1', A: '0' });
  expect(unknowns).toMatchObject([{ kind: 'file', name: 'include', text: 'conf.d/*.conf' }]);
});

test('stop, directory and number of processes', () => {
  const launch = program(
    'command=a',
    'stopwaitsecs=60',
    'stopsignal=QUIT',
    'directory=/srv/%(program_name)s',
    'numprocs=2',
  );
  expect(launch).toMatchObject({ directory: '/srv/web', replicas: 2, environmentOpen: true });
  expect(launch?.stop).toMatchObject({ signal: { name: 'SIGQUIT' }, grace: { ms: 60_000, written: '60' } });
  expect(program('command=a')?.stop).toMatchObject({ platformGrace: { ms: 10_000 } });
  expect(program('command=a', 'stopwaitsecs=%(ENV_S)s')?.stop).toEqual({});
});

test('what is a file of supervisord', () => {
  expect(looksLikeSupervisor(fileOf('[program:x]\ncommand=a\n'))).toBe(true);
  expect(looksLikeSupervisor(fileOf('[Service]\nExecStart=a\n'))).toBe(false);
});
