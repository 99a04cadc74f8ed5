/** Builds dist/ anew. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, bundleInto } from './bundle.mjs';

const dist = join(ROOT, 'dist');
rmSync(dist, { recursive: true, force: true });
await bundleInto(dist);
