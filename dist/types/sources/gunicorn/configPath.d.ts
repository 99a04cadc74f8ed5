/** Which file gunicorn takes its configuration from, and where to look for it among the files that were given. */
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
export declare const DEFAULT_CONFIG = "gunicorn.conf.py";
/** How a `-c` names its file. */
export type ConfigLocation = {
    readonly kind: 'path';
    readonly path: string;
} | {
    readonly kind: 'module';
    readonly module: string;
};
/** `file:` and `python:` in front of a `-c` are taken off (gunicorn 19.4 and later). */
export declare function configLocation(text: string): ConfigLocation;
/** The file of a location, as seen from the directory in which gunicorn starts; `--chdir` makes no difference. */
export declare function findConfig(location: ConfigLocation, directory: string | undefined, read: ReadFile): SourceFile | undefined;
/** The file of a module that is imported by its dotted name, from the start directory or beside the importing file. */
export declare function findModule(module: string, directory: string | undefined, read: ReadFile): SourceFile | undefined;
/** A path without `.`, doubled slashes and, where there is something to step out of, `..`. */
export declare function normal(path: string): string;
