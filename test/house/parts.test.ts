import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from '@jest/globals';

/** What a module needs when it is loaded, and what it loads later, in a part of the bundle of its own or not. */
function neededBy(path: string): string[] {
  const text = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const statics = [...text.matchAll(/^(?:import|export)(?! type)\b[^;]*?\bfrom '(\.[^']+)'/gm)].map(
    (match) => match[1],
  );
  const later = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map((match) => match[1]).filter((name) => !isPart(name));
  return [...statics, ...later].map((name) => posix.join(posix.dirname(path), name as string).replace(/\.js$/, '.ts'));
}

const [, filter] = /filter:\s*\/\^\[\^\.\]\|(.*)\/,\n/.exec(readFileSync('scripts/bundle.mjs', 'utf8')) ?? [];

function isPart(name: string | undefined): boolean {
  return new RegExp(filter ?? '$^').test(name ?? '');
}

test('a run that names no service loads no catalogue', () => {
  expect(isPart('../topology/fronts.js')).toBe(true);
  const needed = new Set(['src/cli/main.ts']);
  for (const path of needed) for (const next of neededBy(path)) needed.add(next);
  // The way is followed as far as the readers of nginx, and no further than parts.
  expect(needed).toContain('src/sources/nginx/lexer.ts');
  expect(needed).not.toContain('src/topology/appServers.ts');
  expect([...needed].filter((path) => /catalogue|topology\/fronts/.test(path))).toEqual([]);
});
