import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import { type Compiled, KeptCode } from './keptCode.js';

type Loaded = (exports: object, require: (name: string) => unknown, module: { exports: object }, path: string) => void;

/**
 * Runs a file of `parts`, and whatever it asks for there. V8 compiles each function when it is first called, which takes
 * about a third of a short run; with `folder` it gets back what it made in earlier runs, and what it makes now is kept
 * there when the process ends.
 */
export function load(parts: string, name: string, folder: string | undefined): unknown {
  const others = createRequire(join(parts, name));
  if (folder === undefined) return others(`./${name}`);
  const kept = new KeptCode(folder);
  const modules = new Map<string, { exports: object }>();
  const compiled: Compiled[] = [];
  process.on('exit', () => kept.keep(compiled));
  return loaded(name);

  function loaded(part: string): unknown {
    const known = modules.get(part);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(part, module);
    const path = join(parts, part);
    // The bundle is ASCII, and of all encodings this one is read fastest. The names are those that Node itself gives.
    const text = `(function (exports, require, module, __filename) {${readFileSync(path, 'latin1')}\n})`;
    const cachedData = kept.of(part);
    const script = new Script(text, { filename: path, ...(cachedData && { cachedData }) });
    compiled.push({ part, script, isKept: cachedData !== undefined && script.cachedDataRejected !== true });
    const run = script.runInThisContext() as Loaded;
    run(module.exports, (asked) => (asked.startsWith('./') ? loaded(asked.slice(2)) : others(asked)), module, path);
    return module.exports;
  }
}
