/**
 * Bundles the program into a directory, byte for byte the same for the same sources.
 *
 * A run loads `timeout-lint.cjs`, which brings what was compiled earlier, and `parts/main.cjs`: every further file costs a
 * millisecond or two at start, which is more than what is saved by leaving a little code out. Only packages, pages and
 * help that are imported with `import()` become files of their own beside it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

export const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  minify: true,
  // One character beyond ASCII makes Node decode and V8 scan the whole file the slow way.
  charset: 'ascii',
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
  alias: {
    'string-width': join(ROOT, 'scripts/narrow/stringWidth.mjs'),
    'wrap-ansi': join(ROOT, 'scripts/narrow/wrapAnsi.mjs'),
    assert: join(ROOT, 'scripts/narrow/assert.mjs'),
    '@lezer/highlight': join(ROOT, 'scripts/narrow/lezerHighlight.mjs'),
    // The CommonJS build of yaml asks for node:process.
    yaml: join(ROOT, 'node_modules/yaml/browser/index.js'),
  },
  // The UMD build of jsonc-parser cannot be bundled.
  mainFields: ['module', 'main'],
};

/** Writes everything that `dist/` holds into `directory`, which should be empty. */
export async function bundleInto(directory) {
  execFileSync(process.execPath, [join(ROOT, 'scripts/generate.mjs'), '--strict'], { stdio: 'inherit' });
  const inputs = new Set();
  const emit = async (name, options) => {
    const { outputFiles, metafile } = await build({ ...COMMON, ...options });
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, outputFiles[0].contents);
    for (const output of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) if (bytesInOutput > 0) inputs.add(input);
    }
  };
  const node = {
    platform: 'node',
    target: 'node20.19',
    // Node starts a CommonJS file faster: an ES module makes it look at every export of each built-in module it names.
    format: 'cjs',
    supported: { 'dynamic-import': false },
    banner: { js: "const fileUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'fileUrl' },
  };
  const parts = new Map();

  await emit('parts/main.cjs', { ...node, entryPoints: ['src/cli/main.ts'], plugins: [splittingInto(parts)] });
  // Of GitHub's action: it starts the program beside it.
  await emit('action.cjs', { ...node, entryPoints: ['src/cli/action/main.ts'] });
  for (const [name, modules] of parts) {
    const contents = modules.toSorted().map((module) => `export * from ${JSON.stringify(module)};`);
    const stdin = { contents: contents.join('\n'), resolveDir: ROOT };
    await emit(`parts/${name}.cjs`, { ...node, stdin, plugins: [grammarsOnDemand, sharedApart] });
  }
  await emit('parts/catalogue.cjs', { ...node, entryPoints: ['src/generated/catalogue.ts'] });
  await emit('parts/yaml.cjs', { ...node, entryPoints: ['src/sources/shared/yaml/index.ts'] });
  for (const [name, library] of Object.entries(GRAMMARS)) {
    const stdin = { contents: `export * from '${library}';`, resolveDir: ROOT };
    await emit(`parts/${name}.cjs`, { ...node, stdin });
  }
  const BUILD = JSON.stringify(digestOf(join(directory, 'parts')));
  await emit('timeout-lint.cjs', { ...node, entryPoints: ['src/cli/start/main.ts'], define: { BUILD } });
  chmodSync(join(directory, 'timeout-lint.cjs'), 0o755);
  // The platform makes esbuild refuse whatever asks for Node.
  await emit('index.js', { platform: 'browser', target: 'es2022', entryPoints: ['src/api.ts'] });
  writeFileSync(join(directory, 'THIRD-PARTY-LICENSES.txt'), licencesOf(inputs, ROOT));
  declarationsInto(join(directory, 'types'));
}

/** Something that other contents of the files of a folder have another one of. */
function digestOf(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).toSorted()) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Parts that nearly every run that asks for one asks for both of: each file costs a millisecond or two by itself. */
const TOGETHER = {
  appRules: 'appServers',
  stackOf: 'appServers',
  partition: 'furtherReaders',
  contracts: 'config',
  formats: 'discovered',
  settle: 'ignores',
  baseline: 'ignores',
  changed: 'ignores',
  diff: 'ignores',
};

/** Libraries of the readers of app servers that most runs do without; `scripts/narrow` loads them on first use. */
const GRAMMARS = { unbash: 'unbash', lezerPython: '@lezer/python' };

const grammarsOnDemand = {
  name: 'grammars',
  setup({ onResolve }) {
    onResolve({ filter: /^(?:unbash|@lezer\/python)$/ }, ({ path }) => {
      const [name] = Object.entries(GRAMMARS).find(([, library]) => library === path);
      return { path: join(ROOT, `scripts/narrow/${name}.mjs`) };
    });
    onResolve({ filter: /^\.\/(?:unbash|lezerPython)\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** Several parts read the catalogue and YAML; these stand in files of their own, and not in each of them. */
const sharedApart = {
  name: 'shared',
  setup({ onResolve }) {
    onResolve({ filter: /\/generated\/catalogue\.js$/ }, () => ({ path: './catalogue.cjs', external: true }));
    onResolve({ filter: /\/yaml\/index\.js$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './yaml.cjs', external: true },
    );
  },
};

/** Leaves packages, the pages of rules, help, the readers of app servers, what few runs say and the catalogue outside where they are imported with `import()`, and notes them in `parts`. */
function splittingInto(parts) {
  return {
    name: 'parts',
    setup({ onResolve, resolve }) {
      onResolve(
        {
          filter:
            /^[^.]|\/generated\/rulePages\.js$|^\.\/(?:help|walk|fixing)\.js$|\/topology\/(?:appServers|furtherReaders|fronts|infrastructure|formats|stacks\/(?:stackOf|partition))\.js$|\/shared\/dotenv\.js$|\/report\/(?:products|discovered|initial|renderers)\.js$|\/(?:config\/index|rules\/contracts|generated\/appRules|ignores\/(?:settle|baseline|changed|diff))\.js$/,
        },
        async ({ path, kind, resolveDir, pluginData }) => {
          if (kind !== 'dynamic-import' || path.startsWith('node:') || pluginData === 'again') return undefined;
          const found = await resolve(path, { kind, resolveDir, pluginData: 'again' });
          if (found.errors.length > 0) return { errors: found.errors };
          // A room goes by its own name.
          const file = path.replace(/\/index\.js$/, '.js');
          const own = basename(file, extname(file));
          const name = TOGETHER[own] ?? own;
          const modules = parts.get(name) ?? [];
          if (!modules.includes(found.path)) parts.set(name, [...modules, found.path]);
          return { path: `./${name}.cjs`, external: true };
        },
      );
    },
  };
}

function declarationsInto(directory) {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', directory], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // The compiler writes one for every file that is bundled; only those that the library's own lead to are of use.
  const reachable = new Set();
  reach(join(directory, 'api.d.ts'), reachable);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !reachable.has(file)) rmSync(file);
  }
  removeEmpty(directory);
}

/** A declaration file, and those that it imports. */
function reach(file, reachable) {
  if (reachable.has(file)) return;
  reachable.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g);
  for (const [, path] of imports) reach(`${join(dirname(file), path)}.d.ts`, reachable);
}

/** Removes folders in which nothing is left. */
function removeEmpty(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(directory, entry.name));
  }
  if (readdirSync(directory).length === 0) rmdirSync(directory);
}
