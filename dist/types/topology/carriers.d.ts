import type { Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import type { Launch } from '../sources/shared/launch.js';
/** The processes that files start, and the names by which other hosts reach them. */
export interface Carried {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
    readonly names: ReadonlyMap<Launch, readonly string[]>;
}
/** Reads every file as the first carrier that it looks like; a shell script is what looks like nothing else. */
export declare function readCarriers(files: readonly SourceFile[]): Carried;
