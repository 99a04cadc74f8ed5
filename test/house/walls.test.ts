import { describe, expect, test } from '@jest/globals';
import { importsOf, modulesUnder, type Module } from './imports.js';

/** How high a room of the house is: it imports only lower ones, and itself. Generated facts are below who reads them. */
const FLOORS: readonly (readonly [place: RegExp, floor: number])[] = [
  [/^src\/model\//, 0],
  [/^src\/findings\//, 1],
  [/^src\/sources\//, 2],
  [/^src\/generated\//, 1],
  [/^src\/config\//, 3],
  [/^src\/topology\//, 3],
  [/^src\/rules\//, 3],
  [/^src\/report\//, 4],
  [/^src\/analyze\.ts$/, 5],
  [/^src\/ignores\//, 5],
  [/^src\/api\.ts$/, 6],
  [/^src\/cli\//, 7],
];

const LONGEST = 250;

const modules = modulesUnder('src');

function floorOf(path: string): number | undefined {
  return FLOORS.find(([place]) => place.test(path))?.[1];
}

/** `src/rules`: the room itself, so that two rooms on one floor can be told apart. */
function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function productOf(path: string): string | undefined {
  return /^src\/sources\/([^/]+)\//.exec(path)?.[1];
}

/** What is wrong with the imports of one module, a sentence each. */
function breaches({ path, imports }: Module): string[] {
  return imports.flatMap(({ specifier, target, line }) => {
    const where = `${path}:${line} imports ${specifier}`;
    if (!specifier.startsWith('.')) {
      const isNode = specifier.startsWith('node:');
      return isNode && !path.startsWith('src/cli/') ? [`${where}: only src/cli touches Node`] : [];
    }
    const from = floorOf(path);
    const to = floorOf(target);
    if (from === undefined) return [`${path} is in no room of the house`];
    if (target === 'package.json') return [];
    if (to === undefined) return [`${where}: outside the house`];
    const product = productOf(path);
    const other = productOf(target);
    if (product !== undefined && other !== undefined && product !== other && other !== 'shared') {
      return [`${where}: two products never import each other`];
    }
    return to < from || roomOf(path) === roomOf(target) ? [] : [`${where}: floor ${from} imports only lower floors`];
  });
}

describe('the walls of the house', () => {
  test('every room is read', () => {
    const rooms = new Set(modules.map((module) => roomOf(module.path)));
    expect([...rooms]).toEqual(
      expect.arrayContaining(['src/model', 'src/findings', 'src/sources', 'src/rules', 'src/cli']),
    );
    expect(modules.flatMap((module) => module.imports).length).toBeGreaterThan(modules.length);
  });

  test('a folder imports only lower ones, and only src/cli touches Node', () => {
    expect(modules.flatMap(breaches)).toEqual([]);
  });

  test('no built-in module of Node is imported under its old name', () => {
    const old = /^(?:fs|path|os|url|util|process|child_process|crypto|buffer|stream|events|module)(?:\/|$)/;
    const found = modules.flatMap(({ path, imports }) =>
      imports.filter(({ specifier }) => old.test(specifier)).map(({ specifier }) => `${path}: ${specifier}`),
    );
    expect(found).toEqual([]);
  });

  test(`no file outside tables of facts is longer than ${LONGEST} lines`, () => {
    const long = modules
      .filter(({ path }) => !path.endsWith('Facts.ts') && !path.startsWith('src/generated/'))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > LONGEST);
    expect(long).toEqual([]);
  });

  test('no room is called after nothing in particular', () => {
    expect(modules.filter(({ path }) => /utils?\b|helpers?\b|manager/i.test(path)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the wall test itself', () => {
  const wrong = (path: string, text: string): string[] => breaches({ path, text, imports: importsOf(path, text) });

  test.each([
    ['src/model/a.ts', `import { b } from '../rules/b.js';`],
    ['src/rules/a.ts', `import { b } from '../topology/b.js';`],
    ['src/report/a.ts', `export * from '../cli/b.js';`],
    ['src/rules/a.ts', `import type { B } from '../report/b.js';`],
    ['src/sources/nginx/a.ts', `import {\n  b,\n  c,\n} from '../haproxy/b.js';`],
    ['src/sources/nginx/a.ts', `import 'node:fs';`],
    ['src/api.ts', `const fs = await import('node:fs');`],
    ['src/findings/a.ts', `const later = () => import('../sources/nginx/b.js');`],
    ['src/other/a.ts', `import { b } from '../model/b.js';`],
    ['src/cli/a.ts', `import { b } from '../../scripts/b.js';`],
  ])('%s: %s is a breach', (path, text) => {
    expect(wrong(path, text)).toHaveLength(1);
  });

  test.each([
    ['src/cli/a.ts', `import { readFileSync } from 'node:fs';\nimport { analyze } from '../api.js';`],
    ['src/rules/a.ts', `import type { B } from './load/b.js';\nimport { c } from '../findings/c.js';`],
    ['src/sources/nginx/a.ts', `import { b } from '../shared/b.js';\nimport { c } from './c.js';`],
    ['src/model/a.ts', `// import { b } from '../rules/b.js';\n/* import '../cli/x.js' */\nexport const x = 1;`],
  ])('%s: %s is none', (path, text) => {
    expect(wrong(path, text)).toEqual([]);
  });
});
