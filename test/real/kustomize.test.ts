/** What we make of kustomizations against what kustomize makes of them. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { kustomizations } from '../../src/sources/kubernetes/index.js';
import { shownText } from '../../src/sources/shared/yaml/text.js';
import { readYaml, type YamlValue } from '../../src/sources/shared/yaml/index.js';
import { folder } from '../cli/world.js';
import { skip } from './describeWith.js';
import { type Tree, treeOf } from './kustomizeTrees.js';
import { Random } from './random.js';

const SEED = Number(process.env['TIMEOUT_LINT_SEED'] ?? 7);
const COUNT = Number(process.env['TIMEOUT_LINT_COUNT'] ?? 40);

/** No distribution packs a kustomize of today, so that it is looked for and never asked for, with CI set neither. */
const program = [
  ['kustomize', 'build'],
  ['kubectl', 'kustomize'],
].find(([name]) => {
  try {
    execFileSync(name as string, ['version', ...(name === 'kubectl' ? ['--client'] : [])], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** What kustomize prints; undefined where it refuses the tree. */
function built(tree: Tree, [name, verb]: readonly string[]): string | undefined {
  const { path, remove } = folder(tree);
  try {
    return execFileSync(name as string, [verb as string, join(path, 'top')], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return undefined;
  } finally {
    remove();
  }
}

/** The order of ports says nothing. */
function plain(value: YamlValue, key = ''): unknown {
  if (value.kind === 'map')
    return Object.fromEntries(
      [...value.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([own, entry]) => [own, plain(entry.value, own)]),
    );
  if (value.kind === 'list') {
    const items = value.items().map((item) => plain(item));
    return key === 'ports' ? items.map((item) => JSON.stringify(item)).sort() : items;
  }
  return value.kind === 'null' ? null : shownText(value.pieces() ?? []);
}

const sorted = (objects: readonly YamlValue[]): string[] =>
  objects.map((object) => JSON.stringify(plain(object), undefined, 1)).sort();

if (program === undefined) skip('what kustomize builds', 'neither kustomize nor kubectl is here');
else {
  test(`what kustomize builds of ${COUNT} trees`, () => {
    const random = new Random(SEED);
    let compared = 0;
    for (let index = 0; index < COUNT; index++) {
      const tree = treeOf(random);
      const output = built(tree, program);
      const files = Object.entries(tree).map(([name, text]) => ({ name, text }));
      const cluster = kustomizations(files).find(({ name }) => name === 'top');
      // What kustomize refuses nobody applies; what we say to be unknown is not held against it.
      if (output === undefined || cluster?.unknowns.length !== 0) continue;
      compared++;
      const theirs = sorted(readYaml({ name: 'output', text: output }).documents);
      const ours = sorted(cluster?.objects ?? []);
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
        console.error(
          Object.entries(tree)
            .filter(([path]) => path.includes('kustomization') || path.includes('merge'))
            .map(([path, text]) => `# ${path}\n${text}`)
            .join(''),
        );
      }
      expect(ours).toEqual(theirs);
    }
    expect(compared).toBeGreaterThan(COUNT / 4);
  }, 120_000);
}
