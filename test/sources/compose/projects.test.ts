import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composeProjects } from '../../../src/sources/compose/index.js';
import { filesOf, type Texts } from './reading.js';

const WHOLE = 'services:\n  web: {image: x}\n';
const PART = 'services:\n  web: {environment: [A=1]}\n';

/** `name: file + file (because)`, in the order given; files of other kinds are beside them. */
function projects(texts: Texts): string[] {
  const all = filesOf(texts);
  const files = all.filter(({ name }) => /\.ya?ml$/.test(name));
  const find = (path: string) => all.find(({ name }) => name === path);
  return composeProjects(files, find).map(
    ({ name, directory, files: own, because }) =>
      `${directory}[${name}] ${own.map((file) => file.name).join(' + ')} (${because})`,
  );
}

describe('which files are read together', () => {
  test.each<[what: string, texts: Texts, expected: string[]]>([
    ['one file', { 'a/compose.yml': WHOLE }, ['a/[] a/compose.yml (docker compose reads it by itself)']],
    [
      'a base with its override, in either spelling',
      { 'docker-compose.yml': WHOLE, 'compose.override.yaml': PART },
      ['[] docker-compose.yml + compose.override.yaml (docker compose reads them together)'],
    ],
    [
      'an overlay is laid over the base alone, and a whole file over nothing',
      {
        'docker-compose.yml': WHOLE,
        'docker-compose.override.yml': PART,
        'docker-compose.prod.yml': PART,
        'ci.docker-compose.yml': WHOLE,
      },
      [
        '[] docker-compose.yml + docker-compose.override.yml (docker compose reads them together)',
        '[ci] ci.docker-compose.yml (nothing in it needs docker-compose.yml)',
        '[prod] docker-compose.yml + docker-compose.prod.yml (its web has neither image nor build, so that it is laid over docker-compose.yml)',
      ],
    ],
    [
      'a folder of overlays beside the base',
      { 'compose.yml': WHOLE, 'overrides/compose.tls.yml': PART, 'overrides/compose.x.yml': WHOLE, 'a/b/x.yml': PART },
      [
        '[] compose.yml (docker compose reads it by itself)',
        '[tls] compose.yml + overrides/compose.tls.yml (its web has neither image nor build, so that it is laid over compose.yml)',
        'a/b/[x] a/b/x.yml (no compose.yaml stands beside it)',
        'overrides/[x] overrides/compose.x.yml (no compose.yaml stands beside it)',
      ],
    ],
    [
      'what the base does not have needs no base',
      { 'compose.yml': WHOLE, 'compose.x.yml': 'services:\n  other: {command: y}\n' },
      ['[] compose.yml (docker compose reads it by itself)', '[x] compose.x.yml (nothing in it needs compose.yml)'],
    ],
    [
      'two bases',
      { 'compose.yaml': WHOLE, 'docker-compose.yml': WHOLE },
      [
        '[] compose.yaml (docker compose reads it by itself)',
        '[docker-compose] docker-compose.yml (docker compose reads compose.yaml instead unless it is named)',
      ],
    ],
    [
      'no base',
      { 'docker-compose-dev.yml': PART, 'prod-compose.yaml': WHOLE, 'stack.yml': WHOLE },
      [
        '[dev] docker-compose-dev.yml (no compose.yaml stands beside it)',
        '[prod] prod-compose.yaml (no compose.yaml stands beside it)',
        '[stack] stack.yml (no compose.yaml stands beside it)',
      ],
    ],
    [
      'a list in .env',
      {
        '.env': 'COMPOSE_FILE=compose.yml:compose.prod.yml:missing.yml\n',
        'compose.yml': WHOLE,
        'compose.prod.yml': PART,
        'compose.override.yml': PART,
      },
      [
        '[] compose.yml + compose.prod.yml (COMPOSE_FILE in .env names them)',
        '[override] compose.yml + compose.override.yml (its web has neither image nor build, so that it is laid over compose.yml)',
      ],
    ],
    [
      'a list further out',
      { '.env': 'COMPOSE_FILE=deploy/compose.yml', 'deploy/compose.yml': WHOLE, 'deploy/compose.dev.yml': PART },
      [
        'deploy/[] deploy/compose.yml (COMPOSE_FILE in .env names it)',
        'deploy/[dev] deploy/compose.yml + deploy/compose.dev.yml (its web has neither image nor build, so that it is laid over compose.yml)',
      ],
    ],
    [
      'a list without anything that is there',
      { '.env': 'COMPOSE_FILE=gone.yml', 'compose.yml': WHOLE },
      ['[] compose.yml (docker compose reads it by itself)'],
    ],
    [
      'what is included or extended is part of another',
      {
        'compose.yml': 'include: [sub/compose.yml, {path: [more.yml, sub/over.yml]}]\n',
        'sub/compose.yml': WHOLE,
        'sub/compose.override.yml': PART,
        'sub/over.yml': PART,
        'more.yml': WHOLE,
        'common.yml': WHOLE,
        'compose.dev.yml': 'services:\n  web: {extends: {file: common.yml, service: web}}\n',
      },
      ['[] compose.yml (docker compose reads it by itself)', '[dev] compose.dev.yml (nothing in it needs compose.yml)'],
    ],
    [
      'a base that is extended is still read by itself',
      { 'compose.yml': WHOLE, 'compose.prod.yml': 'services:\n  web: {extends: {file: compose.yml, service: web}}\n' },
      [
        '[] compose.yml (docker compose reads it by itself)',
        '[prod] compose.prod.yml (nothing in it needs compose.yml)',
      ],
    ],
    [
      'files that include one another are kept',
      { 'a/compose.yml': 'include: [../b/compose.yml]\n', 'b/compose.yml': 'include: [../a/compose.yml]\n' },
      [
        'a/[] a/compose.yml (docker compose reads it by itself)',
        'b/[] b/compose.yml (docker compose reads it by itself)',
      ],
    ],
    ['nothing', {}, []],
  ])('%s', (_what, texts, expected) => {
    expect(projects(texts)).toEqual(expected);
  });

  test('no file is lost, and no project is empty, whatever there is', () => {
    const name = fc.constantFrom(
      ...'compose.yml|compose.yaml|docker-compose.yml|compose.override.yml|compose.prod.yml|x.yml'.split('|'),
    );
    const path = fc.tuple(fc.constantFrom('', 'a/', 'a/b/'), name).map((parts) => parts.join(''));
    const text = fc.constantFrom(WHOLE, PART, '', 'services: [', 'include: [compose.yml]\n', '{{ x }}');
    fc.assert(
      fc.property(fc.dictionary(path, text, { maxKeys: 8, noNullPrototype: true }), (texts) => {
        const files = filesOf(texts);
        const found = composeProjects(files, () => undefined);
        expect(found.every((project) => project.files.length > 0)).toBe(true);
        const used = new Set(found.flatMap((project) => project.files));
        const included = new Set(files.map((file) => file.name.replace(/[^/]*$/, 'compose.yml')));
        for (const file of files) {
          // What is included, and the override of that, belongs to somebody else.
          const mayBePart = included.has(file.name) || file.name.endsWith('compose.override.yml');
          if (!mayBePart) expect(used.has(file)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
