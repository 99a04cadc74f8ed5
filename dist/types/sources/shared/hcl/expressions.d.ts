import type { Scanner } from './scanner.js';
import type { Expression } from './syntax.js';
export declare class Expressions {
    #private;
    constructor(scanner: Scanner);
    /** Reads one expression; after a failure it is `opaque`, or a part of it is. */
    readonly expression: () => Expression;
    /** Forgets how deep it was, after a failure. */
    reset(): void;
}
