/** The tests of a mutation run and all that they test as one script, which is evaluated anew for each mutant. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { TESTS } from './tests.mjs';

/**
 * Compiles the project in a folder; the function that is returned gives a fresh instance of it at each call, with nothing
 * cached from the one before: `load(file)` makes one test file (of `files`) note down its tests.
 */
export async function compileTests(folder) {
  const files = [...new Set(TESTS.flatMap((glob) => globSync(glob, { cwd: folder }).toSorted()))];
  const loaders = files.map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(`./${file}`)}),`);
  const { outputFiles } = await build({
    absWorkingDir: folder,
    stdin: {
      contents: `export * from './scripts/mutation/globals.mjs';\nexport const loaders = {\n${loaders.join('\n')}\n};\n`,
      resolveDir: folder,
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: `node${process.versions.node}`,
    packages: 'external',
    alias: { '@jest/globals': './scripts/mutation/globals.mjs' },
    logLevel: 'error',
  });
  const filename = join(folder, 'mutation-tests.cjs');
  const script = new Script(`(function (exports, module, require) {${outputFiles[0].text}\n})`, {
    filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const require = createRequire(filename);
  const instance = () => {
    const module = { exports: {} };
    script.runInThisContext()(module.exports, module, require);
    const { loaders: byFile, ...rest } = module.exports;
    return { ...rest, load: (file) => byFile[file]() };
  };
  return { files, instance };
}
