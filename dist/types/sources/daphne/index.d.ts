import type { AppReading, ReadFile } from '../shared/app.js';
import type { ParseArguments } from '../shared/arguments/options.js';
import type { Invocation } from '../shared/invocation.js';
/**
 * daphne, which reads its command line alone; `_read` is not used. It keeps connections for 60 s whatever is set, and
 * drops requests at once when it is told to stop (measured on 4.0.0).
 */
export declare function readDaphne(invocation: Invocation, _read: ReadFile | undefined, parse: ParseArguments, version?: string): AppReading;
