import { describe, expect, test } from '@jest/globals';
import { parseComposeDuration } from '../../../src/sources/compose/duration.js';
import { looksLikeCompose, readCompose } from '../../../src/sources/compose/index.js';
import { atBlanks, environmentOf, fileOf, wordsOf, writtenAt } from '../shared/yaml/reading.js';

const read = (text: string) => readCompose(fileOf(text, 'compose.yaml'), atBlanks);
/** The launch of a service with these lines. */
const web = (...lines: string[]) =>
  read(`services:\n  web:\n${lines.map((line) => `    ${line}\n`).join('')}`).launches[0];

describe('command and entrypoint', () => {
  test('a string is split into words, and a number is found in it', () => {
    const launch = web('command: gunicorn app:app --timeout 120');
    expect(wordsOf(launch)).toEqual(['gunicorn', 'app:app', '--timeout', '120']);
    const last = launch?.command.form === 'words' ? launch.command.words[3] : undefined;
    expect(writtenAt(last)).toBe('120');
    expect(launch?.name).toBe('web');
  });

  test('a folded string', () => {
    expect(wordsOf(web('command: >-', '  gunicorn', '  --timeout 30', '  app'))).toEqual([
      'gunicorn',
      '--timeout',
      '30',
      'app',
    ]);
  });

  test('lists, in both spellings, and numbers in them', () => {
    expect(wordsOf(web('command: [gunicorn, "-t", 30]'))).toEqual(['gunicorn', '-t', '30']);
    expect(wordsOf(web('command:', '  - sh', '  - -c', '  - exec gunicorn $$X'))).toEqual([
      'sh',
      '-c',
      'exec gunicorn $X',
    ]);
  });

  test('an entrypoint comes first', () => {
    expect(wordsOf(web('entrypoint: tini --', 'command: ["gunicorn"]'))).toEqual(['tini', '--', 'gunicorn']);
    expect(wordsOf(web('entrypoint: ["gunicorn"]', 'command: null'))).toEqual(['gunicorn']);
    expect(wordsOf(web('entrypoint: []', 'command: gunicorn'))).toEqual(['gunicorn']);
  });

  test('no command, or options for a program that the image names: no launch, but a service', () => {
    const { launches, services } = read(
      'services:\n  a:\n    build: {context: ./app, dockerfile: D, target: prod}\n  b:\n    image: x\n    command: --flag\n  c:\n    build: .\n',
    );
    expect(launches).toEqual([]);
    expect(services.map(({ name, build }) => [name, build])).toEqual([
      ['a', { context: './app', dockerfile: 'D', target: 'prod' }],
      ['b', undefined],
      ['c', { context: '.' }],
    ]);
    expect(services[1]?.command?.words).toHaveLength(1);
  });
});

test('variables are unknown, with their fallback and its place', () => {
  const launch = web(
    'command: ["-t=${T:-120}", "$W", "${K-${L:-4}}", "$${X}", "${REQ:?no}", "$", "${A"]',
    'entrypoint: a',
  );
  expect(wordsOf(launch)).toEqual([
    'a',
    '-t=<${T:-120}|120>',
    '<$W|>',
    '<${K-${L:-4}}|4>',
    '${X}',
    '<${REQ:?no}|>',
    '$',
    '${A',
  ]);
  expect(writtenAt(launch?.command.form === 'words' ? launch.command.words[1] : undefined)).toBe('-t=|120');
  expect(wordsOf(web('command: gunicorn -t ${T:-120} app'))).toEqual(['gunicorn', '-t', '<${T:-120}|120>', 'app']);
});

test('the environment as a map and as a list', () => {
  expect(environmentOf(web('command: x', 'environment:', '  A: 1', '  B: "two ${C:-3}"', '  D:'))).toEqual({
    A: '1',
    B: 'two <${C:-3}|3>',
    D: '<D|>',
  });
  expect(environmentOf(web('command: x', 'environment:', '  - A=1=2', '  - "B=x y"', '  - D'))).toEqual({
    A: '1=2',
    B: 'x y',
    D: '<D|>',
  });
});

test('stop, replicas, directory, image', () => {
  const launch = web(
    'image: app:${TAG}',
    'command: x',
    'stop_grace_period: 1m30s',
    'stop_signal: SIGINT',
    'working_dir: /srv',
    'deploy: {replicas: 3}',
  );
  expect(launch).toMatchObject({ image: 'app:${TAG}', directory: '/srv', replicas: 3 });
  expect(launch?.stop).toMatchObject({ signal: { name: 'SIGINT' }, grace: { ms: 90_000, written: '1m30s' } });
  expect(launch?.stop.platformGrace).toBeUndefined();
  expect(web('command: x')?.stop).toMatchObject({ platformGrace: { ms: 10_000 } });
});

test('a grace that is not known is neither written nor the platform’s', () => {
  const { launches, unknowns } = read('services:\n  a:\n    command: x\n    stop_grace_period: ${G:-30s}\n');
  expect(launches[0]?.stop).toEqual({});
  expect(unknowns).toMatchObject([{ kind: 'value', name: 'stop_grace_period', text: '${G:-30s}' }]);
});

test('anchors, merges and x- blocks', () => {
  const text =
    'x-env: &env\n  A: 1\n  B: 1\nx-app: &app\n  image: app\n  environment: *env\n' +
    'services:\n  web:\n    <<: *app\n    command: gunicorn\n  job:\n    <<: *app\n    command: celery\n    environment:\n      <<: *env\n      B: 2\n';
  const { launches } = read(text);
  expect(launches.map(environmentOf)).toEqual([
    { A: '1', B: '1' },
    { A: '1', B: '2' },
  ]);
  expect(launches[0]?.image).toBe('app');
});

test('extends takes over what the same file says, and is open for other files', () => {
  const { launches, unknowns, services } = read(
    'services:\n  base:\n    command: gunicorn\n    environment: {A: 1, B: 1}\n  web:\n    extends: {service: base}\n    environment: [B=2]\n' +
      '  other:\n    extends: {file: common.yml, service: x}\n    command: y\n  loop:\n    extends: loop\n    command: z\n',
  );
  expect(launches.find(({ name }) => name === 'web')?.environment.size).toBe(2);
  expect(environmentOf(launches[1])).toEqual({ A: '1', B: '2' });
  expect(unknowns.map(({ name, text }) => [name, text])).toEqual([
    ['extends', 'common.yml'],
    ['extends', 'loop'],
  ]);
  expect(services.map(({ environmentOpen }) => environmentOpen)).toEqual([false, false, true, true]);
});

test('env_file is said once for each place', () => {
  const { unknowns, services, launches } = read(
    'x-e: &e\n  env_file: [a.env, {path: b.env}]\nservices:\n  a:\n    <<: *e\n    command: x\n  b:\n    <<: *e\n    env_file: c.env\n',
  );
  expect(unknowns.map(({ text }) => text)).toEqual(['a.env', 'b.env', 'c.env']);
  expect(services.every(({ environmentOpen }) => environmentOpen)).toBe(true);
  expect(launches[0]?.environmentOpen).toBe(true);
});

test.each([
  ['10s', 10_000],
  ['1m30s', 90_000],
  ['1h5m30s20ms', 3_930_020],
  ['1.5s', 1500],
  ['0', 0],
  ['30', undefined],
  ['', undefined],
  ['5 s', undefined],
])('the duration %s', (text, ms) => {
  expect(parseComposeDuration(text)).toBe(ms);
});

test('what is a compose file', () => {
  const text = 'services:\n  a:\n    image: x\n';
  expect(looksLikeCompose(fileOf(text, 'docker-compose.prod.yml'))).toBe(true);
  expect(looksLikeCompose(fileOf(text, 'stack.yaml'))).toBe(true);
  expect(looksLikeCompose(fileOf('services:\n  - a\n', 'x.yaml'))).toBe(false);
  expect(looksLikeCompose(fileOf('kind: Pod\n', 'compose.yaml'))).toBe(false);
});
