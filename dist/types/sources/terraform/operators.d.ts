/** Operators of Terraform on values of which some are not known. */
import type { HclBinary, HclUnary } from '../shared/hcl/index.js';
import { unknown, type Value } from '../shared/infrastructure/index.js';
import type { Evaluate } from './traverse.js';
import { type Frame } from './frame.js';
/** The value of an operation. */
export declare function calculate(expression: HclBinary | HclUnary, frame: Frame, evaluate: Evaluate): Value;
/** What fails when Terraform works it out: an attribute that is not there, a text that is no number. */
export declare function failure(span: Parameters<typeof unknown>[0]): Value;
export declare function isFailure(value: Value): boolean;
