import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ComposeService } from '../../../src/sources/compose/index.js';
import { readCompose } from '../../../src/sources/compose/index.js';
import type { Pieces } from '../../../src/sources/shared/pieces.js';
import { atBlanks, fileOf, misplaced, shown, writtenAt } from '../shared/yaml/reading.js';
import { readProject, webOf } from './reading.js';

const words = (service: ComposeService): string[] | undefined => service.command?.words.map(shown);
const texts = (all: ReadonlyMap<string, Pieces>): Record<string, string> =>
  Object.fromEntries([...all].map(([name, value]) => [name, shown(value)]));
const published = (service: ComposeService): string[] =>
  service.published.map(({ port, target, loopback }) => `${loopback ? 'own ' : ''}${port}:${target}`);

describe('one file over another', () => {
  test.each<[what: string, base: string[], over: string[], of: (service: ComposeService) => unknown, result: unknown]>([
    ['a scalar is replaced', ['image: a'], ['image: b'], (s) => s.image, 'b'],
    ['what is not said stays', ['image: a'], ['command: x'], (s) => s.image, 'a'],
    ['null says nothing', ['image: a'], ['image:'], (s) => s.image, 'a'],
    ['a command is replaced', ['command: [a, b]'], ['command: [c]'], words, ['c']],
    ['a command in the other spelling', ['command: [a, b]'], ['command: c d'], words, ['c', 'd']],
    ['null is the command of the image', ['command: [a, b]'], ['command: null'], words, undefined],
    ['a reset command', ['command: a'], ['command: !reset null'], words, undefined],
    ['an emptied command', ['command: a'], ['command: []'], words, []],
    [
      'variables in both spellings',
      ['environment: {A: 1, B: 1}'],
      ['environment: [B=2, C=3]'],
      (s) => texts(s.environment),
      { A: '1', B: '2', C: '3' },
    ],
    [
      'one variable is reset',
      ['environment: {A: 1, B: 1}'],
      ['environment:', '  A: !reset null'],
      (s) => texts(s.environment),
      { B: '1' },
    ],
    [
      'all variables are replaced',
      ['environment: {A: 1, B: 1}'],
      ['environment: !override {C: 1}'],
      (s) => texts(s.environment),
      { C: '1' },
    ],
    [
      'labels',
      ['labels: [a.b=1, c]'],
      ['labels: {a.b: 2, d: x}'],
      (s) => texts(s.labels),
      { 'a.b': '2', c: '', d: 'x' },
    ],
    ['ports are added', ['ports: ["80:8000"]'], ['ports: ["443:8443"]'], published, ['80:8000', '443:8443']],
    [
      'the same port in two spellings',
      ['ports: ["80:8000"]'],
      ['ports:', '  - {published: "80", target: 8000}'],
      published,
      ['80:8000'],
    ],
    ['no ports', ['ports: ["80:8000"]'], ['ports: !reset []'], published, []],
    ['other ports', ['ports: ["80:8000"]'], ['ports: !override ["443:8443"]'], published, ['443:8443']],
    ['expose', ['expose: [8000, "9000/tcp"]'], ['expose: ["8000", 1]'], (s) => s.expose, [8000, 9000, 1]],
    [
      'volumes by their target',
      ['volumes: ["./a:/x", "./b:/y"]'],
      ['volumes: ["./c:/x/:ro"]'],
      (s) => s.mounts.map(({ source, target }) => [source, target]),
      [
        ['b', '/y'],
        ['c', '/x'],
      ],
    ],
    ['networks', ['networks: [a, b]'], ['networks: {b: {aliases: [x]}, c: }'], (s) => s.networks, ['a', 'b', 'c']],
    [
      'aliases on them',
      ['networks: {b: {aliases: [x]}}'],
      ['networks: {b: {aliases: [y]}}'],
      (s) => s.hostNames,
      ['web', 'x', 'y'],
    ],
    ['profiles', ['profiles: [a]'], ['profiles: [b, a]'], (s) => s.profiles, ['a', 'b']],
    ['depends_on', ['depends_on: [db]'], ['depends_on: {mq: {condition: x}}'], (s) => s.dependsOn, ['db', 'mq']],
    [
      'build, key by key',
      ['build: ./app'],
      ['build: {dockerfile: D, target: prod}'],
      (s) => s.build,
      { context: './app', dockerfile: 'D', target: 'prod' },
    ],
    [
      'build, the other way',
      ['build: {context: a, target: dev}'],
      ['build: ./b'],
      (s) => s.build,
      { context: './b', target: 'dev' },
    ],
    [
      'arguments of a build in both spellings',
      ['build: {context: a, args: {A: 1, B: 1}}'],
      ['build: {args: [B=2, C, D=$NOBODY]}'],
      (s) => texts(s.build?.args ?? new Map()),
      { A: '1', B: '2', C: '<C|>', D: '<$NOBODY|>' },
    ],
    ['another build', ['build: {context: a, target: dev}'], ['build: !override b'], (s) => s.build, { context: 'b' }],
    ['no build', ['build: a'], ['build: !reset null', 'image: x'], (s) => [s.build, s.image], [undefined, 'x']],
    ['deploy', ['deploy: {replicas: 2}'], ['deploy: {mode: global}'], (s) => s.replicas, 2],
    ['deploy, replaced', ['deploy: {replicas: 2}'], ['deploy: {replicas: 3}'], (s) => s.replicas, 3],
    [
      'the grace',
      ['stop_grace_period: 30s', 'stop_signal: SIGINT'],
      ['stop_grace_period: 5s'],
      (s) => [s.stop.grace?.ms, s.stop.signal?.name],
      [5000, 'SIGINT'],
    ],
  ])('%s', (_what, base, over, of, result) => {
    expect(of(webOf(base, over))).toEqual(result);
  });

  test('a whole service is reset, or replaced', () => {
    const base = 'services:\n  a: {image: x, command: x}\n  b: {image: y, command: y}\n';
    const over = 'services:\n  a: !reset null\n  b: !override {image: z}\n';
    const { services } = readProject({ 'c.yml': base, 'd.yml': over }, ['d.yml']);
    expect(services.map(({ name, image, command }) => [name, image, command])).toEqual([['b', 'z', undefined]]);
  });

  test('three files, and a service that only the last one has', () => {
    const { services } = readProject(
      {
        'a.yml': 'services:\n  web: {image: a, environment: [A=1]}\n',
        'b.yml': 'services:\n  web: {image: b, environment: [B=1]}\n',
        'c.yml': 'services:\n  web: {environment: [A=3]}\n  db: {image: d}\n',
      },
      ['b.yml', 'c.yml'],
    );
    expect(services.map(({ name, image }) => [name, image])).toEqual([
      ['web', 'b'],
      ['db', 'd'],
    ]);
    expect(texts((services[0] as ComposeService).environment)).toEqual({ A: '3', B: '1' });
  });

  test('each value is where it was written', () => {
    const { services } = readProject(
      {
        'a.yml': 'services:\n  web:\n    command: [gunicorn, -t, "30"]\n    environment: {A: one}\n',
        'b.yml': 'services:\n  web:\n    environment: {B: two}\n    stop_grace_period: 5s\n    ports: ["80:1"]\n',
      },
      ['b.yml'],
    );
    const web = services[0] as ComposeService;
    const fileNames = [
      web.span,
      web.command?.key,
      web.environment.get('A')?.[0]?.span,
      web.environment.get('B')?.[0]?.span,
      web.stop.grace?.span,
      web.published[0]?.span,
    ].map((span) => span && `${span.file.name} ${span.file.text.slice(span.start, span.end)}`);
    expect(fileNames).toEqual(['a.yml web', 'a.yml command', 'a.yml one', 'b.yml two', 'b.yml 5s', 'b.yml "80:1"']);
    expect(writtenAt(web.command?.words[2])).toBe('"30"'.slice(1, -1));
  });
});

describe('any lines', () => {
  const LINES = [
    ...'image: a|command: x y|command: !reset []|command:|environment: [A=1, B]|environment: {A: !reset 1}|build: .'.split(
      '|',
    ),
    ...'build: !override {context: b}|ports: ["80:80", 443]|volumes: [./a:/a, b:/b, {type: bind}]|networks: {a: , b: {aliases: [x]}}'.split(
      '|',
    ),
    ...'extends: base|extends: {file: c.yml, service: web}|env_file: [.env, {path: x}]|labels: !override [a=${A}]'.split(
      '|',
    ),
    ...'deploy: {replicas: 2}|<<: {image: z}|profiles: [p]|depends_on: &d [db]|links: *d|configs: [c, {source: c}]'.split(
      '|',
    ),
  ];
  const service = fc.uniqueArray(fc.constantFrom(...LINES), { maxLength: 8 });
  const file = fc.uniqueArray(fc.constantFrom('web', 'base', 'db'), { maxLength: 3 }).chain((names) =>
    fc.tuple(...names.map(() => service)).map((all) => {
      const blocks = names.map((name, at) => `  ${name}:\n${(all[at] ?? []).map((line) => `    ${line}\n`).join('')}`);
      return `services:\n${blocks.join('')}configs: {c: {content: x}}\n`;
    }),
  );
  const plain = (text: unknown): string =>
    JSON.stringify(text, (_key, value: unknown) => (value instanceof Map ? [...value] : value));

  test('are merged without a throw, every exact text being where it says', () => {
    let seen = 0;
    fc.assert(
      fc.property(file, file, (base, over) => {
        const files = [fileOf(base, 'a.yml'), fileOf(over, 'b.yml')] as const;
        const { launches } = readCompose(files, atBlanks, () => fileOf(base, 'c.yml'));
        seen += launches.length;
        for (const { command, environment } of launches) {
          const all = [...(command.form === 'words' ? command.words : []), ...environment.values()].flat();
          for (const { exact, span, text } of all) {
            if (exact) expect(span.file.text.slice(span.start, span.end)).toBe(text);
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  test('and a file that says nothing of its services changes nothing', () => {
    fc.assert(
      fc.property(
        file,
        fc.constantFrom('', 'services:\n', 'services: {web: }\n', 'x-a: 1\n', 'version: "3"\n'),
        (base, empty) => {
          const only = fileOf(base, 'a.yml');
          const alone = readCompose(only, atBlanks);
          expect(plain(readCompose([only, fileOf(empty, 'b.yml')], atBlanks))).toBe(plain(alone));
          expect(plain(readCompose([only], atBlanks))).toBe(plain(alone));
          expect(misplaced(alone.launches, only)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
