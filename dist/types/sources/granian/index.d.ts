import type { AppReading, ReadFile } from '../shared/app.js';
import type { Invocation } from '../shared/invocation.js';
/**
 * granian, from its sources of 1.7 to 2.8 (it was not run). It has no clock of its own for unused connections: the header
 * clock, in milliseconds, runs whenever a connection waits for a request (hyper 1.6, granian 2.0), and so is both.
 */
export declare function readGranian(invocation: Invocation, _read?: ReadFile, version?: string): AppReading;
/** `90`, `1h30m`: seconds. Undefined where it is neither. */
export declare function parseGranianDuration(text: string): number | undefined;
