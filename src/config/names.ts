/** The names of the configuration file, without what it takes to read it. */

/** In the order in which they are looked for; package.json may hold one under the key `timeout-lint`. */
export const CONFIGURATION_NAMES: readonly string[] = ['timeout-lint.yaml', '.timeout-lint.yaml'];

/** Whether a path is that of a configuration file of its own. */
export function isConfiguration(path: string): boolean {
  return CONFIGURATION_NAMES.includes(path.slice(path.lastIndexOf('/') + 1));
}
