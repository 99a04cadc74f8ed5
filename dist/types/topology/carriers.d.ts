import type { Unknown } from '../model/observation.js';
import { type SourceFile } from '../model/span.js';
import type { ComposeService } from '../sources/compose/index.js';
import type { ReadFile } from '../sources/shared/app.js';
import type { Launch } from '../sources/shared/launch.js';
/** What was read of one file. */
export interface Carrying {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
    readonly services?: readonly ComposeService[];
}
/** What starts processes: a carrier's own reader for the files that look like it. */
export interface Carrier {
    readonly looksLike: (file: SourceFile) => boolean;
    /** `find` gives a file by its path from the carrier's own directory on. */
    readonly read: (file: SourceFile, find: ReadFile) => Carrying;
}
/** Whether a file is by its name what a server reads, rather than what starts one. */
export declare function isConfiguration(name: string): boolean;
/** The processes that files start, and the names by which other hosts reach them. */
export interface Carried {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
    readonly names: ReadonlyMap<Launch, readonly string[]>;
}
/** Reads every file as the first carrier that it looks like, own ones before `further`. */
export declare function readCarriers(files: readonly SourceFile[], find: ReadFile, further: readonly Carrier[]): Carried;
