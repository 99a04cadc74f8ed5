import { type ServerBasics, ServerReading } from '../shared/arguments/reading.js';
import { type Values } from '../shared/arguments/values.js';
import { type Pieces } from '../shared/pieces.js';
/** How uvicorn is started: by its own command, by `fastapi run`, or from Python. */
export interface UvicornStart {
    readonly basics: ServerBasics;
    readonly values: Values;
    readonly environment: ReadonlyMap<string, Pieces>;
    readonly host: string;
}
/**
 * What uvicorn does with its values (`uvicorn/config.py`, `uvicorn/server.py`). It has no clock for headers, bodies or
 * requests; a handler goes on when its client leaves. The keep-alive clock runs from the end of a response on.
 */
export declare function uvicornServer({ basics, values, environment, host }: UvicornStart): ServerReading;
/** Says of every `UVICORN_...` variable that names an option that nothing reads it here. */
export declare function reportIgnoredVariables(reading: ServerReading, environment: ReadonlyMap<string, Pieces>, names: Iterable<string>, by: string): void;
