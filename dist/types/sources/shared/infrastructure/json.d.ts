import type { SourceFile } from '../../../model/span.js';
import type { InfrastructureProblem } from './resource.js';
import { type Value } from './value.js';
export interface JsonReading {
    /** Undefined where nothing can be made of the text. */
    readonly value: Value | undefined;
    /** At most one: what follows the first is its consequence. */
    readonly problems: readonly InfrastructureProblem[];
}
/** Reads JSON, also with comments and commas too many; of a key that is repeated the last value counts. Never throws. */
export declare function readJson(file: SourceFile): JsonReading;
