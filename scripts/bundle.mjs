/** Bundles the program into a directory, byte for byte the same for the same sources. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Writes everything that `dist/` holds into `directory`, which should be empty. */
export async function bundleInto(directory) {
  execFileSync(process.execPath, [join(ROOT, 'scripts/generate.mjs'), '--strict'], { stdio: 'inherit' });
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: { 'timeout-lint': 'src/cli/main.ts', index: 'src/api.ts' },
    outdir: '/out',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    chunkNames: 'parts/[name]-[hash]',
    alias: {
      'string-width': join(ROOT, 'scripts/narrow/stringWidth.mjs'),
      'wrap-ansi': join(ROOT, 'scripts/narrow/wrapAnsi.mjs'),
      // The CommonJS build of yaml cannot be split and asks for node:process.
      yaml: join(ROOT, 'node_modules/yaml/browser/index.js'),
    },
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const outputs = named(result);
  refuseNode(result.metafile);
  for (const { path, text } of outputs) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  chmodSync(join(directory, 'timeout-lint.js'), 0o755);
  writeFileSync(join(directory, 'THIRD-PARTY-LICENSES.txt'), licencesOf(result.metafile, ROOT));
  declarationsInto(join(directory, 'types'));
  return result.metafile;
}

/**
 * The output files under names without content hashes, so that a small change gives a small diff. A part is named
 * after the module it was split off for, or after the first of the modules that it shares.
 */
function named({ metafile, outputFiles }) {
  const details = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const files = outputFiles.map(({ path, text }) => ({ path: path.replace(/^.*\/out\//, ''), text }));
  const parts = files
    .filter(({ path }) => path.startsWith('parts/'))
    .map(({ path }) => {
      const { entryPoint, inputs } = details.get(basename(path));
      const modules = Object.keys(inputs).toSorted();
      return {
        hashed: basename(path),
        stem: stemOf(entryPoint ?? modules[0] ?? 'runtime.js'),
        key: [entryPoint ?? '', ...modules].join('\n'),
      };
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const taken = new Map();
  const names = new Map();
  for (const { hashed, stem } of parts) {
    const count = (taken.get(stem) ?? 0) + 1;
    taken.set(stem, count);
    names.set(hashed, count === 1 ? `${stem}.js` : `${stem}-${count}.js`);
  }
  return files.map(({ path, text }) => ({ path: renamed(path, names), text: renamed(text, names) }));
}

/** What a part is called that stands for one module: a package's name, or the file's without its ending. */
function stemOf(module) {
  const name = /.*node_modules\/(?:@[^/]+\/)?([^/]+)/.exec(module)?.[1];
  return name ?? basename(module, extname(module));
}

function renamed(text, names) {
  let result = text;
  for (const [hashed, name] of names)
    result = result.replaceAll(`parts/${hashed}`, `parts/${name}`).replaceAll(`./${hashed}`, `./${name}`);
  return result;
}

/** The library runs in browsers: nothing that dist/index.js needs may ask for Node. */
function refuseNode({ outputs }) {
  const byPath = new Map(Object.entries(outputs));
  const start = [...byPath.keys()].find((path) => path.endsWith('out/index.js'));
  const waiting = [start];
  const seen = new Set(waiting);
  for (const path of waiting) {
    for (const { path: imported, external } of byPath.get(path)?.imports ?? []) {
      if (external) throw new Error(`dist/index.js must run in a browser, but ${path} imports ${imported}`);
      if (seen.has(imported)) continue;
      seen.add(imported);
      waiting.push(imported);
    }
  }
}

function declarationsInto(directory) {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', directory], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}
