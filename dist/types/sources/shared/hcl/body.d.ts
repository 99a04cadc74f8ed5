import type { HclBody, HclProblem } from './syntax.js';
export declare class BodyReader {
    #private;
    readonly problems: HclProblem[];
    /** Whether a block was never closed. */
    unclosed: boolean;
    constructor(text: string, resync: boolean);
    /** The whole file. */
    read(): HclBody;
}
