import { describeWith } from './describeWith.js';
import { pathOf, versionOf } from './lab/programs.js';

/** Tests against the real nginx. */
export function describeWithNginx(name: string, tests: (path: string, version: string) => void): void {
  const lacking = 'no nginx here; install nginx-light, or set NGINX to its path';
  describeWith(versionOf('nginx'), name, lacking, (version) => tests(pathOf('nginx'), version));
}
