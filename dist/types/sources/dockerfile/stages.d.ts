/** Build stages: which one is the image, and which ones it is built from. */
import type { Pieces } from '../shared/pieces.js';
import { Allowance } from '../shared/yaml/text.js';
import { type Variable } from './expand.js';
import type { Dockerfile, Instruction } from './instructions.js';
export interface Stage {
    /** `prod` of `FROM python AS prod`, in lower case. */
    readonly name: string | undefined;
    /** What stands behind `FROM`, variables put in. */
    readonly image: Pieces;
    /** The stage before it that `image` names. */
    readonly base: Stage | undefined;
    readonly instructions: readonly Instruction[];
}
export interface Stages {
    readonly stages: readonly Stage[];
    /** `ARG`s before the first `FROM`: every stage may take their defaults over. */
    readonly global: ReadonlyMap<string, Variable>;
    readonly allowance: Allowance;
}
/** The stages in order. */
export declare function readStages({ instructions, escape }: Dockerfile): Stages;
/** The stages that one is built from and itself, the outermost base first. */
export declare function lineage(stage: Stage): Stage[];
/** Whether an image is one of the plain ones that Docker itself publishes, so that its `ENV` holds no surprise. */
export declare function isPlainImage(image: Pieces): boolean;
