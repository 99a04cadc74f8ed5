import type { Unknown } from '../model/observation.js';
import { type SourceFile } from '../model/span.js';
import type { ComposeService } from '../sources/compose/index.js';
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
    readonly read: (file: SourceFile) => Carrying;
}
/** The processes that files start, and the names by which other hosts reach them. */
export interface Carried {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
    readonly names: ReadonlyMap<Launch, readonly string[]>;
}
/** Reads every file as the first carrier that it looks like, own ones before `further`. */
export declare function readCarriers(files: readonly SourceFile[], further: readonly Carrier[]): Carried;
