/** The names of files that hold tasks, without what it takes to read them. */
/** Whether a file is a Makefile or a justfile. */
export declare function isMakefile(path: string): boolean;
/** Whether a file is a package.json, whose `scripts` are tasks. */
export declare function isPackageJson(path: string): boolean;
