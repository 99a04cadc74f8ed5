/** The project's TypeScript as a module of this process. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { COMMON, ROOT } from './bundle.mjs';

/** Generates what sources are generated, and imports the bundle of a source file: `src/cli/rulePages.ts`. */
export async function importBundled(source) {
  execFileSync(process.execPath, [join(ROOT, 'scripts/generate.mjs'), '--strict'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'timeout-lint-bundled-'));
  try {
    const outfile = join(folder, 'bundled.mjs');
    await build({
      ...COMMON,
      minify: false,
      entryPoints: [source],
      outfile,
      platform: 'node',
      target: 'node20.19',
      write: true,
      alias: { yaml: COMMON.alias.yaml },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
