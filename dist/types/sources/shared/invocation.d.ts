/** A server's own command, taken out of the wrappers and the shell around it. */
import type { Launch } from './launch.js';
import type { Pieces } from './pieces.js';
/** The servers whose command lines are understood. */
export declare const SERVERS: readonly ["gunicorn", "uvicorn", "fastapi", "hypercorn", "granian", "daphne", "waitress", "uwsgi"];
export type Server = (typeof SERVERS)[number];
export interface Invocation {
    readonly server: Server;
    /** The word that names the program. */
    readonly program: Pieces;
    /** What follows the program's name, as the program sees it. */
    readonly args: readonly Pieces[];
    /** Variables that the program sees, as far as they were read: the carrier's and those set before the command. */
    readonly environment: ReadonlyMap<string, Pieces>;
    readonly environmentOpen: boolean;
    /** Programs around it, outermost first: `poetry`, `ddtrace-run`, `tini`. */
    readonly wrappers: readonly string[];
    /** Whether it is process 1 or gets the signals that process 1 gets; false under a shell that does not pass them on. */
    readonly getsSignals: boolean;
    /** The directory it starts in, where known. */
    readonly directory?: string;
    readonly launch: Launch;
}
