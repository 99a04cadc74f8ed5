/** Files of supervisord: what each program starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
import { type Pieces } from '../shared/pieces.js';
/**
 * The programs of a file, with the variables that `[supervisord]` gives to all of them. Commands are split into words
 * (`split`) as Python's `shlex` does, and go through no shell. More variables come from where supervisord itself runs.
 */
export declare function readSupervisor(file: SourceFile, split: (pieces: Pieces) => Pieces[]): {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
};
/** Whether a file holds programs of supervisord, by its text. */
export declare function looksLikeSupervisor(file: SourceFile): boolean;
