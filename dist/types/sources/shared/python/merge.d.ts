/** What a name is after two ways through the program that meet again. */
import type { Span } from '../../../model/span.js';
import type { PyValue } from './value.js';
/** One value for several that it may be: itself where all agree, otherwise unknown with the alternatives. Undefined stands for a name that is not set. */
export declare function mergeValues(values: readonly (PyValue | undefined)[], span?: Span): PyValue;
/** The value as it is where the name is set: reading a name that is not set raises an error. */
export declare function withoutMissing(value: PyValue): PyValue;
