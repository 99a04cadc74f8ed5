/** Dockerfiles: which process the image starts, and with which variables. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
/**
 * What the image of a Dockerfile starts: that of its last stage, or of the stage that is called `target`. Nothing
 * where neither `CMD` nor `ENTRYPOINT` is written: what the base image starts is not known.
 */
export declare function readDockerfile(file: SourceFile, target?: string): {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
};
/** Whether a file is a Dockerfile, by its name or by its first instruction. */
export declare function looksLikeDockerfile(file: SourceFile): boolean;
