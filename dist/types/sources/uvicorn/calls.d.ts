import type { AppReading } from '../shared/app.js';
import { type ModuleCalls } from '../shared/arguments/calls.js';
import type { Pieces } from '../shared/pieces.js';
/**
 * One reading for each `uvicorn.run(...)` and `uvicorn.Config(...)` of a module. Their keywords have the options' names
 * with underscores. No `UVICORN_...` variable is read there, `WEB_CONCURRENCY` is (seen on 0.17.6 and 0.51).
 */
export declare function uvicornRunReadings(module: ModuleCalls, environment?: ReadonlyMap<string, Pieces>, version?: string): AppReading[];
