import type { AppReading, ReadFile } from '../shared/app.js';
import { type ModuleCalls } from '../shared/arguments/calls.js';
import type { Invocation } from '../shared/invocation.js';
/** waitress-serve, which reads its command line alone; `_read` is not used. */
export declare function readWaitress(invocation: Invocation, _read?: ReadFile, version?: string): AppReading;
/** One reading for each `waitress.serve(...)` of a module. */
export declare function waitressServeReadings(module: ModuleCalls, version?: string): AppReading[];
