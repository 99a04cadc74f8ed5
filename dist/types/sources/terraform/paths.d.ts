/** Paths of files as they were given, with `/` between their parts. */
/** The directory of a file: `infra/modules/alb`; empty where it has none. */
export declare function directoryOf(name: string): string;
/** The last part of a path. */
export declare function baseOf(name: string): string;
/** A path seen from a directory, with `.` and `..` taken out as far as that can be. */
export declare function resolvePath(directory: string, path: string): string;
/** Whether a directory is another one or lies in it. */
export declare function isWithin(directory: string, other: string): boolean;
