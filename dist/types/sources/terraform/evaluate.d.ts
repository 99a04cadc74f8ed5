/** What an expression of Terraform is worth when it is only read: nothing is run or asked for. */
import type { Expression } from '../shared/hcl/index.js';
import { type Value } from '../shared/infrastructure/index.js';
import { type Frame } from './frame.js';
export declare class Evaluator {
    #private;
    /** The value of an expression. */
    readonly evaluate: (expression: Expression, frame: Frame) => Value;
}
