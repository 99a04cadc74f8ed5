/** What the instructions of a stage and of its bases make of the image, as BuildKit's `dispatchers.go` does. */
import type { Unknown } from '../../model/observation.js';
import type { Stop } from '../shared/launch.js';
import { type Pieces } from '../shared/pieces.js';
import type { Instruction } from './instructions.js';
import { type Stage, type Stages } from './stages.js';
/** `CMD` or `ENTRYPOINT` as it stands in one instruction. */
export interface Process {
    readonly instruction: Instruction;
    /** Of the exec form; possibly none. */
    readonly words: readonly Pieces[] | undefined;
    /** Of the shell form: the shell with its options, then the script. */
    readonly shell: readonly Pieces[];
}
export interface Image {
    readonly cmd: Process | undefined;
    readonly entrypoint: Process | undefined;
    readonly environment: ReadonlyMap<string, Pieces>;
    readonly directory: string | undefined;
    readonly signal: Stop['signal'];
    readonly unknowns: readonly Unknown[];
}
/** The image of a stage. */
export declare function imageOf(stage: Stage, { global, allowance }: Stages, escape: string): Image;
