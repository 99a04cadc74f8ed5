import { isAbsolute, join } from 'node:path';

/** What decides where compiled code is kept. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly version: string;
  readonly arch: string;
}

/**
 * The folder for compiled code of this build and this Node, among what the user's programs keep; undefined where none is
 * wanted: `NODE_DISABLE_COMPILE_CACHE` is Node's own word for that, coverage counts from the source, and a job of CI
 * begins with nothing and leaves nothing. Never one that users share: what lies there is run.
 */
export function codeFolder(build: string, { env, platform, version, arch }: Machine): string | undefined {
  if (env['NODE_DISABLE_COMPILE_CACHE'] || env['NODE_V8_COVERAGE'] || env['CI']) return undefined;
  const base = cachesOf(env, platform);
  // A relative one would lie in whatever is being checked.
  if (base === undefined || !isAbsolute(base)) return undefined;
  return join(base, 'timeout-lint', `${build}-${version}-${arch}`);
}

function cachesOf(env: Machine['env'], platform: string): string | undefined {
  if (platform === 'win32') return env['LOCALAPPDATA'];
  if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME'];
  const home = env['HOME'];
  return home ? join(home, platform === 'darwin' ? 'Library/Caches' : '.cache') : undefined;
}
