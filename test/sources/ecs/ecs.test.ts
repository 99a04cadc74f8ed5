import { describe, expect, test } from '@jest/globals';
import { looksLikeEcs, readEcs } from '../../../src/sources/ecs/index.js';
import { environmentOf, fileOf, misplaced, wordsOf, writtenAt } from '../shared/yaml/reading.js';

const read = (text: string) => readEcs(fileOf(text, 'task.json'));

const WEB = {
  name: 'web',
  image: 'app:1',
  entryPoint: ['sh', '-c'],
  command: ['exec gunicorn "-t" 30'],
  environment: [{ name: 'A', value: '1' }],
  secrets: [{ name: 'S', valueFrom: 'arn:x' }],
  workingDirectory: '/srv',
  stopTimeout: 120,
};

test('a container of a definition', () => {
  const text = JSON.stringify({ family: 'x', containerDefinitions: [WEB] }, null, 2);
  const { launches, unknowns } = read(text);
  expect(wordsOf(launches[0])).toEqual(['sh', '-c', 'exec gunicorn "-t" 30']);
  expect(environmentOf(launches[0])).toEqual({ A: '1', S: '<S|>' });
  expect(launches[0]).toMatchObject({ name: 'web', image: 'app:1', directory: '/srv', environmentOpen: true });
  expect(launches[0]?.stop).toMatchObject({ grace: { ms: 120_000, written: '120' } });
  expect(text.slice(launches[0]?.span.start, launches[0]?.span.end)).toBe('"command"');
  expect(unknowns).toEqual([]);
});

describe('where definitions stand', () => {
  const list = [{ name: 'web', command: ['gunicorn'] }];

  test.each([
    ['described', { taskDefinition: { containerDefinitions: list } }],
    ['a list alone', list],
    [
      'CloudFormation',
      { Resources: { T: { Properties: { ContainerDefinitions: [{ Name: 'web', Command: ['gunicorn'] }] } } } },
    ],
    ['a string of JSON', { containerDefinitions: JSON.stringify(list) }],
  ])('%s', (_name, value) => {
    const { launches } = read(JSON.stringify(value));
    expect(launches.map((launch) => [launch.name, ...wordsOf(launch)])).toEqual([['web', 'gunicorn']]);
    expect(launches[0]?.stop).toMatchObject({ platformGrace: { ms: 30_000 } });
  });

  test('a string of JSON keeps its places', () => {
    const text = JSON.stringify({
      containerDefinitions: JSON.stringify([{ command: ['gunicorn', '-t', '30', 'a\tb'] }]),
    });
    const { launches } = read(text);
    const command = launches[0]?.command;
    expect(command?.form === 'words' ? writtenAt(command.words[2]) : '').toBe('30');
    expect(wordsOf(launches[0])[3]).toBe('a\tb');
    expect(misplaced(launches, fileOf(text))).not.toContain('a word has no piece');
  });
});

test('comments, commas too many and templates are borne', () => {
  const { launches, unknowns } = read(
    '// x\n{"containerDefinitions": [{"name": "web", "command": ["gunicorn", "{{ t }}"], "stopTimeout": {{ s }}, }, ]}',
  );
  expect(wordsOf(launches[0])).toEqual(['gunicorn', '<{{ t }}|>']);
  expect(unknowns.every(({ name }) => name === 'stopTimeout')).toBe(true);
});

test('a stop timeout that is no number is not known', () => {
  const { launches, unknowns } = read(
    '[{"command": ["x"], "stopTimeout": "${t}", "environmentFiles": [{"value": "arn:f"}]}]',
  );
  expect(launches[0]?.stop).toEqual({});
  expect(unknowns.map(({ name, text }) => [name, text])).toEqual([
    ['environmentFiles', 'arn:f'],
    ['stopTimeout', '${t}'],
  ]);
});

test('options alone and no JSON at all start nothing', () => {
  expect(read('[{"name": "a", "command": ["--x"]}]').launches).toEqual([]);
  expect(read('hello').launches).toEqual([]);
  expect(read('['.repeat(5000)).unknowns).toMatchObject([{ kind: 'file', name: 'json' }]);
});

test('what is a task definition', () => {
  expect(looksLikeEcs(fileOf('{"containerDefinitions": []}', 'task.json'))).toBe(true);
  expect(looksLikeEcs(fileOf('[{"image": "x", "essential": true}]', 'c.json.tpl'))).toBe(true);
  expect(looksLikeEcs(fileOf('{"name": "x"}', 'package.json'))).toBe(false);
});
