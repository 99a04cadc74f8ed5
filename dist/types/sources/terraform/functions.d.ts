/** Functions of Terraform whose results can be known from literals. */
import type { Span } from '../../model/span.js';
import { type Value } from '../shared/infrastructure/index.js';
type Function = (args: readonly Value[], span: Span) => Value | undefined;
/** By name; undefined is a result that is not known. */
export declare const FUNCTIONS: ReadonlyMap<string, Function>;
export {};
