/** Procfiles: one shell command for each process type. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
/**
 * Every process type of a Procfile, also those that serve nothing (`release`): their names tell them apart. The
 * platform adds variables (`PORT`, `WEB_CONCURRENCY`), and says by itself how long it waits: nothing is said here.
 */
export declare function readProcfile(file: SourceFile): {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
};
/** Whether a file is a Procfile, by its name. */
export declare function looksLikeProcfile(file: SourceFile): boolean;
