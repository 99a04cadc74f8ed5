/** Which program a word names. */
import { type Pieces } from '../pieces.js';
import type { Server } from '../invocation.js';
/** `/venv/bin/gunicorn` is `gunicorn`. */
export declare function baseName(path: string): string;
/** The server that a word names, as a program or, after `python -m`, as a module. */
export declare function serverNamed(word: string, isModule: boolean): Server | undefined;
/** Whether a server that is called like this serves: `fastapi dev` is no server for production, `--version` none at all. */
export declare function serves(server: Server, args: readonly Pieces[]): boolean;
