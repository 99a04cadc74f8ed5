import type { AppReading, ReadFile } from '../shared/app.js';
import type { Invocation } from '../shared/invocation.js';
import type { ReadPython, SplitWords } from './pythonTypes.js';
/**
 * Reads one gunicorn: its command line, the variables it sees and its configuration file, each found and ranked as
 * gunicorn does it. `read` is asked for the file of `-c` or for `gunicorn.conf.py` of the start directory, with and
 * without that directory in front, and for the modules these import. Without a version, what differs between versions
 * is a band or unknown.
 */
export declare function readGunicorn(invocation: Invocation, read: ReadFile, python: ReadPython, split: SplitWords, gunicornVersion?: readonly number[]): AppReading;
