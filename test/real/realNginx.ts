import { describeWith } from './describeWith.js';
import { findNginx, nginxVersion } from './nginxProcess.js';

/** Tests against the real nginx. */
export function describeWithNginx(name: string, tests: (path: string, version: string) => void): void {
  const lacking = 'no nginx here; install nginx-light, or set NGINX to its path';
  describeWith(findNginx(), name, lacking, (path) => tests(path, nginxVersion(path)));
}
