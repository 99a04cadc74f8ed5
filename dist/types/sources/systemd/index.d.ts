/** Units of systemd: what a service starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { Launch } from '../shared/launch.js';
/**
 * Every command of `ExecStart`, in a unit or a drop-in; `ExecStartPre` and its kin serve nothing. A grace without
 * limit (`infinity`, `0`) has `Infinity` milliseconds. `EnvironmentFile` beats `Environment`, so that with one that was
 * not read, what `Environment` sets is unknown with that value as its fallback. `find` gives a file by its path.
 */
export declare function readSystemd(file: SourceFile, find?: ReadFile): {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
};
/** Whether a file is a service unit or a drop-in for one, by its text. */
export declare function looksLikeSystemd(file: SourceFile): boolean;
