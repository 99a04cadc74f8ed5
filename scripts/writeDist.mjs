/** Builds dist/ anew; the old one stays when that fails. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, bundleInto } from './bundle.mjs';

const dist = join(ROOT, 'dist');
const draft = `${dist}-${process.pid}`;
mkdirSync(draft);
try {
  await bundleInto(draft);
  rmSync(dist, { recursive: true, force: true });
  renameSync(draft, dist);
} catch (error) {
  console.error(`Nothing was built: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(draft, { recursive: true, force: true });
}
