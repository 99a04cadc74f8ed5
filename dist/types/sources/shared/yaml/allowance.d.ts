/** A bound on what variables may put into one another in one file. */
import { type Pieces } from '../pieces.js';
export declare class Allowance {
    #private;
    /** Whether a value may still be put in; counts it. */
    takes(value: Pieces): boolean;
}
