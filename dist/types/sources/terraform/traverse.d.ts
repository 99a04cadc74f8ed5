/** References of Terraform: what a name and the steps behind it lead to. */
import type { Span } from '../../model/span.js';
import type { Expression, HclName, HclTraversal } from '../shared/hcl/index.js';
import { type Option, type Value } from '../shared/infrastructure/index.js';
import { type Frame } from './frame.js';
export type Evaluate = (expression: Expression, frame: Frame) => Value;
/** The value that a reference leads to; of another resource the reference itself. */
export declare function traverse(expression: HclName | HclTraversal, frame: Frame, evaluate: Evaluate): Value;
/** The member of an object; of another resource, what it knows of itself. */
export declare function member(value: Option, name: string, span: Span): Value;
/** What stands under a key or number. */
export declare function indexed(value: Option, key: Value, span: Span): Value;
