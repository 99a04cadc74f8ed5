import { describe } from '@jest/globals';
import { findNginx, nginxVersion } from './nginxProcess.js';

/**
 * Tests against the real nginx. Without one they are skipped with a warning, but fail where `CI` is set: there,
 * nginx is installed, and a silent skip would look like a pass.
 */
export function describeWithNginx(name: string, tests: (path: string, version: string) => void): void {
  const path = findNginx();
  if (path !== undefined) {
    describe(name, () => tests(path, nginxVersion(path)));
    return;
  }
  if (process.env['CI']) throw new Error(`${name}: no nginx here, and CI is set; install nginx-light`);
  console.warn(`SKIPPED, nothing was compared: ${name}: no nginx here. Install nginx-light, or set NGINX to its path.`);
  describe.skip(name, () => tests('nginx', ''));
}
