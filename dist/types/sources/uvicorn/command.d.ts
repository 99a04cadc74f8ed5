import type { AppReading, ReadFile } from '../shared/app.js';
import type { Invocation } from '../shared/invocation.js';
/**
 * uvicorn started by its own command, or by `fastapi run` and `fastapi dev`. An option that the version does not have is
 * said only where the version is known. uvicorn reads no file, so `_read` is not used.
 */
export declare function readUvicorn(invocation: Invocation, _read?: ReadFile, version?: string): AppReading;
