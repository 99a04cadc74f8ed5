/** The names of files that hold tasks, without what it takes to read them. */

/** Whether a file is a Makefile or a justfile. */
export function isMakefile(path: string): boolean {
  return /(?:^|\/)(?:GNU|BSD)?(?:makefile|justfile)(?:\.[\w.-]+)?$/i.test(path);
}

/** Whether a file is a package.json, whose `scripts` are tasks. */
export function isPackageJson(path: string): boolean {
  return /(?:^|\/)package\.json$/.test(path);
}
