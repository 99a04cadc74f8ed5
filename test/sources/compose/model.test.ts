import { describe, expect, test } from '@jest/globals';
import { textOf } from '../../../src/sources/shared/pieces.js';
import { shown } from '../shared/yaml/reading.js';
import { readProject, serviceOf } from './reading.js';

const unknowns = (...of: Parameters<typeof readProject>): string[] =>
  readProject(...of).unknowns.map(({ kind, name, text, span }) => `${kind} ${name} ${text} in ${span.file.name}`);

describe('extends', () => {
  const common = {
    'deploy/compose.yml':
      'services:\n  web:\n    extends: {file: ../common/base.yml, service: app}\n    volumes: ["./own:/own"]\n    environment: {B: 2}\n',
    'common/base.yml':
      'services:\n  app:\n    extends: root\n    build: {context: app}\n    env_file: app.env\n    volumes: ["./conf:/conf"]\n  root:\n    image: r\n    environment: {A: 1, B: 1}\n',
    'common/app.env': 'FROM_FILE=yes\n',
  };

  test('a service of another file, whose relative paths are its own', () => {
    const web = serviceOf(common);
    expect(web.image).toBe('r');
    expect(web.build).toEqual({ context: '../common/app' });
    expect(web.mounts.map(({ source }) => source)).toEqual(['common/conf', 'deploy/own']);
    expect([...web.environment].map(([name, value]) => `${name}=${textOf(value)}`)).toEqual([
      'FROM_FILE=yes',
      'A=1',
      'B=2',
    ]);
    expect(web.environmentOpen).toBe(false);
    expect(web.environment.get('FROM_FILE')?.[0]?.span.file.name).toBe('common/app.env');
  });

  test('what it extends is beaten by the file it is laid over with, and beats what that lies upon', () => {
    const texts = {
      'a.yml': 'services:\n  web: {image: a, command: a, working_dir: /a}\n',
      'b.yml': 'services:\n  web: {extends: {service: base}, image: b}\n  base: {image: c, command: c}\n',
    };
    const web = serviceOf(texts, ['b.yml']);
    expect([web.image, web.command && textOf(web.command.words[0] ?? []), web.directory]).toEqual(['b', 'c', '/a']);
  });

  test('!reset takes away what is extended', () => {
    const text = 'services:\n  web:\n    extends: base\n    ports: !reset []\n  base: {image: x, ports: ["80:80"]}\n';
    expect(serviceOf({ 'c.yml': text }).published).toEqual([]);
  });

  test.each([
    ['a file that is not there', 'extends: {file: no.yml, service: x}', ['file extends no.yml in c.yml']],
    ['a service that is not in it', 'extends: {file: b.yml, service: x}', ['file extends x in c.yml']],
    ['a circle over files', 'extends: {file: b.yml, service: back}', ['file extends web in b.yml']],
    ['nothing', 'extends: {}', ['file extends extends in c.yml']],
    ['a name that depends', 'extends: {file: "${F}.yml", service: x}', ['file extends ${F}.yml in c.yml']],
  ])('%s is unknown', (_what, line, expected) => {
    const texts = {
      'c.yml': `services:\n  web:\n    ${line}\n    command: x\n`,
      'b.yml': 'services:\n  back: {extends: {file: c.yml, service: web}}\n',
    };
    expect(unknowns(texts)).toEqual(expected);
    expect(serviceOf(texts).environmentOpen).toBe(true);
  });
});

describe('include', () => {
  const texts = {
    'compose.yml':
      'include:\n  - sub/compose.yaml\n  - path: [other/a.yml, other/b.yml]\n    project_directory: .\n    env_file: other/vars\nservices:\n  web: {image: own}\n',
    'sub/compose.yaml':
      'include: [deeper/compose.yaml]\nservices:\n  web: {image: theirs}\n  db:\n    image: db:${TAG:-1}\n    volumes: ["./conf:/conf"]\nconfigs: {c: {file: c.conf}}\n',
    'sub/.env': 'TAG=7\n',
    'sub/deeper/compose.yaml':
      'include: [../compose.yaml]\nservices:\n  deep: {image: "deep:${TAG}", configs: [c], volumes: ["./x:/x"]}\n',
    'other/a.yml': 'services:\n  cache: {image: "redis:${REDIS}", volumes: ["./data:/data"]}\n',
    'other/b.yml': 'services:\n  cache: {command: redis-server}\n',
    'other/vars': 'REDIS=6\n',
  };

  test('brings services, with their own directories and variables; own ones stay', () => {
    const { services, unknowns: unread } = readProject(texts);
    expect(services.map(({ name, image }) => [name, image])).toEqual([
      ['deep', 'deep:7'],
      ['db', 'db:7'],
      ['cache', 'redis:6'],
      ['web', 'own'],
    ]);
    expect(unread).toEqual([]);
    const sources = Object.fromEntries(services.map(({ name, mounts }) => [name, mounts.map(({ source }) => source)]));
    expect(sources).toEqual({
      deep: ['sub/deeper/x', 'sub/c.conf'],
      db: ['sub/conf'],
      cache: ['data'],
      web: [],
    });
    expect(services[2]?.command?.words.map(shown)).toEqual(['redis-server']);
  });

  test('what is given beats the file of an included project', () => {
    expect(serviceOf(texts, [], { TAG: '9' }, 'db').image).toBe('db:9');
    expect(serviceOf({ ...texts, '.env': 'TAG=8\n' }, [], {}, 'db').image).toBe('db:8');
  });

  test('a file laid over it changes what was included', () => {
    const over = { ...texts, 'over.yml': 'services:\n  db: {image: mine}\n' };
    expect(serviceOf(over, ['over.yml'], {}, 'db').image).toBe('mine');
  });

  test('what is not there is unknown', () => {
    expect(
      unknowns({
        'compose.yml':
          'include: [no.yml, "oci://x/y", {path: [a.yml, no2.yml], env_file: no.env}, {}, "${X}"]\nservices: {}\n',
        'a.yml': 'services:\n  web: {image: x}\n',
      }),
    ).toEqual([
      'file include no.yml in compose.yml',
      'file include oci://x/y in compose.yml',
      'file include no2.yml in compose.yml',
      'file env_file no.env in compose.yml',
      'file include include in compose.yml',
      'file include ${X} in compose.yml',
    ]);
  });

  test('a project that includes itself many times ends soon', () => {
    const include = `include: [${Array.from({ length: 40 }, () => 'compose.yml, b.yml').join(', ')}]\n`;
    const body = Array.from({ length: 500 }, (_, at) => `  s${at}: {image: x}\n`).join('');
    const started = performance.now();
    const { services } = readProject({
      'compose.yml': `${include}services:\n${body}`,
      'b.yml': `${include}services:\n${body.replaceAll(' s', ' t')}`,
    });
    expect(services).toHaveLength(1000);
    // Generous: without a bound this takes minutes.
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
