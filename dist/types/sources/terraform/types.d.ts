/** Defaults that stand in the type of a variable: `object({ idle_timeout = optional(number, 60) })`. */
import type { Expression } from '../shared/hcl/index.js';
import { type Value } from '../shared/infrastructure/index.js';
import { type Frame } from './frame.js';
import type { Evaluate } from './traverse.js';
/** The value with what its type puts in where nothing is given. */
export declare function withDefaults(value: Value, type: Expression, frame: Frame, evaluate: Evaluate): Value;
