/**
 * The directory after `cd`; undefined where it is not known. A path that is not absolute stays relative to where the
 * process starts when that is not known.
 */
export declare function changeDirectory(from: string | undefined, path: string | undefined): string | undefined;
