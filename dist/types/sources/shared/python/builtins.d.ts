/** Functions of Python and its standard library whose results can be known without running them. */
import type { Context } from './context.js';
import type { Given } from './environment.js';
import type { PyValue } from './value.js';
type Function = (context: Context, given: Given) => PyValue | undefined;
/** By dotted name; undefined is a result that is not known. */
export declare const FUNCTIONS: ReadonlyMap<string, Function>;
export {};
