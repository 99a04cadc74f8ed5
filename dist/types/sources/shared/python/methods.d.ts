import type { Given } from './environment.js';
import type { PyDict, PyList, PyValue } from './value.js';
/** What a method without effect on its object gives; undefined where that is not known. */
export declare function callMethod(object: PyValue, name: string, given: Given): PyValue | undefined;
/** What a method makes of the list or dictionary that it changes; undefined where that is not known. */
export declare function changeBy(object: PyList | PyDict, name: string, { args, keywords }: Given): PyList | PyDict | undefined;
/** Whether methods of it are understood. */
export declare function hasMethods(object: PyValue): boolean;
