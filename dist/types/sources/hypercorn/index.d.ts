import type { AppReading, ReadFile } from '../shared/app.js';
import type { ParseArguments } from '../shared/arguments/options.js';
import type { Invocation } from '../shared/invocation.js';
import { type ReadNames } from './config.js';
export interface HypercornOptions {
    readonly version?: string;
    /** Reads the names of a Python file, for `-c file:x.py`. */
    readonly names?: ReadNames;
}
/**
 * hypercorn as its command and its configuration file set it; the command line counts before the file, and no variable
 * is read. Its idle clock is armed when a connection opens and is not moved by a part of a header, so that it bounds the
 * header too (measured on 0.18.0: silent, partial and dripping headers are all closed after it).
 */
export declare function readHypercorn(invocation: Invocation, read: ReadFile, parse: ParseArguments, { version, names }?: HypercornOptions): AppReading;
