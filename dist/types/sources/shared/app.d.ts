/** What is read of one app server: how it behaves as the last hop of a chain, and what is wrong with how it is set. */
import type { Hop } from '../../model/hop.js';
import type { Observation, Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Invocation } from './invocation.js';
import type { Pieces } from './pieces.js';
/** Gives a file beside the ones that were given; undefined where there is none or it may not be read. */
export type ReadFile = (path: string) => SourceFile | undefined;
export interface AppReading {
    readonly hop: Hop;
    /** Addresses it listens on, as written: `0.0.0.0:8000`, `unix:/run/app.sock`; its default where nobody says any. */
    readonly binds: readonly AppBind[];
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    /** How many values of clocks and counts are written, each counted once. */
    readonly written: number;
    /** Configuration files that were read for it. */
    readonly files: readonly SourceFile[];
    readonly invocation: Invocation | undefined;
}
export interface AppBind {
    readonly address: string;
    readonly pieces: Pieces | undefined;
}
