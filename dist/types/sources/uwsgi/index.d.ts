import type { AppReading, ReadFile } from '../shared/app.js';
import type { Invocation } from '../shared/invocation.js';
/** uWSGI as its variables, its command line and its ini files set it; other forms of files are not read. */
export declare function readUwsgi(invocation: Invocation, read: ReadFile, version?: string): AppReading;
