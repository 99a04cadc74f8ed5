import { describe, expect, test } from '@jest/globals';
import { looksLikeSystemd, readSystemd } from '../../../src/sources/systemd/index.js';
import { parseTimeSpan } from '../../../src/sources/systemd/timeSpan.js';
import { environmentOf, fileOf, wordsOf, writtenAt } from '../shared/yaml/reading.js';

const read = (...lines: string[]) =>
  readSystemd(fileOf(`[Unit]\nExecStart=/no\n[Service]\n${lines.join('\n')}\n`, 'x/web.service.j2'));
const words = (...lines: string[]): string[] => wordsOf(read(...lines).launches[0]);

describe('ExecStart', () => {
  test('continued lines, with comments between them', () => {
    expect(words('ExecStart = /bin/gunicorn \\', '  # why', '; also', '  --timeout 30 \\', '  app')).toEqual([
      '/bin/gunicorn',
      '--timeout',
      '30',
      'app',
    ]);
  });

  test('an empty one takes back those before; several stay', () => {
    expect(
      read('ExecStart=/a', 'ExecStart=', 'ExecStart=/b', 'ExecStart=/c', 'ExecStartPre=/d').launches.map(wordsOf),
    ).toEqual([['/b'], ['/c']]);
  });

  test.each([
    ['-/bin/a b', ['/bin/a', 'b']],
    ['+!!/bin/a b', ['/bin/a', 'b']],
    ['-@/bin/a name b', ['/bin/a', 'b']],
    [':/bin/a $$ ${X}', ['/bin/a', '$$', '${X}']],
    ['/bin/a "b c" \'d "e\' f\\x41\\tg\\s \\q', ['/bin/a', 'b c', 'd "e', 'fA\tg ', '\\q']],
    ['/bin/a %i%% %h/x', ['/bin/a', '<%i|>%', '<%h|>/x']],
    ['/bin/a b ";" \\; c', ['/bin/a', 'b', ';', ';', 'c']],
  ])('%s', (line, expected) => {
    expect(words(`ExecStart=${line}`)).toEqual(expected);
  });

  test('a semicolon alone divides commands', () => {
    expect(read('ExecStart=/a b ; /c d').launches.map(wordsOf)).toEqual([
      ['/a', 'b'],
      ['/c', 'd'],
    ]);
  });

  test('variables: whole words are split, those in braces are not, others stay', () => {
    expect(words('Environment="A=1 2" T=30', 'ExecStart=/a $A ${A} x${T}y --t=$T $$T $NOPE ${NO:-3}')).toEqual([
      '/a',
      '1',
      '2',
      '1 2',
      'x30y',
      '--t=$T',
      '$T',
      '<$NOPE|>',
      '<${NO:-3}|>',
    ]);
  });

  test('a word of nothing but a template is a word', () => {
    expect(words('ExecStart={{ bin }} --config {{ path }} x')).toEqual([
      '<{{ bin }}|>',
      '--config',
      '<{{ path }}|>',
      'x',
    ]);
  });

  test('a number points at itself, also through a variable', () => {
    const { launches } = read('Environment="T=30"', 'ExecStart=/a --timeout ${T}');
    expect(writtenAt(launches[0]?.command.form === 'words' ? launches[0].command.words[2] : undefined)).toBe('30');
  });
});

describe('variables of the unit', () => {
  test('several in a line, several lines, and a reset', () => {
    const [launch] = read(
      'Environment=X=0',
      'Environment=',
      'Environment="A=1 2" B=two \'C=x%%y\'',
      'Environment=A=3',
      'ExecStart=/a',
    ).launches;
    expect(environmentOf(launch)).toEqual({ A: '3', B: 'two', C: 'x%y' });
    expect(launch?.environmentOpen).toBe(false);
  });

  test('a file may say otherwise', () => {
    const { launches, unknowns } = read('Environment=T=30', 'EnvironmentFile=-/etc/default/web', 'ExecStart=/a -t $T');
    expect(environmentOf(launches[0])).toEqual({ T: '<$T|30>' });
    expect(wordsOf(launches[0])).toEqual(['/a', '-t', '<$T|30>']);
    expect(launches[0]?.environmentOpen).toBe(true);
    expect(unknowns).toMatchObject([{ kind: 'file', name: 'EnvironmentFile', text: '/etc/default/web' }]);
  });
});

test('stop, directory and name', () => {
  const [launch] = read(
    'TimeoutStopSec=1min 30s',
    'KillSignal=SIGQUIT',
    'WorkingDirectory=-/srv/app',
    'ExecStart=/a',
  ).launches;
  expect(launch).toMatchObject({ name: 'web.service', directory: '/srv/app' });
  expect(launch?.stop).toMatchObject({ signal: { name: 'SIGQUIT' }, grace: { ms: 90_000, written: '1min 30s' } });
  expect(read('TimeoutStopSec=5', 'TimeoutSec=infinity', 'ExecStart=/a').launches[0]?.stop.grace?.ms).toBe(Infinity);
  expect(read('ExecStart=/a').launches[0]?.stop).toMatchObject({ platformGrace: { ms: 90_000 } });
  const odd = read('TimeoutStopSec=soon', 'WorkingDirectory=%h', 'ExecStart=/a');
  expect(odd.launches[0]?.stop).toEqual({});
  expect(odd.launches[0]?.directory).toBeUndefined();
  expect(odd.unknowns).toMatchObject([{ name: 'TimeoutStopSec', text: 'soon' }]);
});

/** As `systemd-analyze timespan` of systemd 252 has them. */
test.each([
  ['90', 90_000],
  ['5min 20s', 320_000],
  ['1h30min', 5_400_000],
  ['1.5h', 5_400_000],
  ['1 h 5', 3_605_000],
  ['100ms', 100],
  ['infinity', Infinity],
  ['2,5', undefined],
  ['', undefined],
  ['5x', undefined],
])('the time span %s', (text, ms) => {
  expect(parseTimeSpan(text)).toBe(ms);
});

test('what is a unit', () => {
  expect(looksLikeSystemd(fileOf('[Service]\nExecStart=/a\n', 'x'))).toBe(true);
  expect(looksLikeSystemd(fileOf('[Service]\nTimeoutStopSec=5\n', 'web.service.d/stop.conf'))).toBe(true);
  expect(looksLikeSystemd(fileOf('[program:x]\ncommand=a\n', 'x.service'))).toBe(false);
});
