/** Scripts that a launch names: what they start runs with the launch's own variables and is stopped as it is. */
import type { SourceFile } from '../model/span.js';
import type { ReadFile } from '../sources/shared/app.js';
import type { Invocation } from '../sources/shared/invocation.js';
import type { Launch } from '../sources/shared/launch.js';
/** What a launch starts, through the scripts that it names. */
export interface Started {
    readonly launch: Launch;
    readonly invocations: readonly Invocation[];
    /** The script that was read for it, if any. */
    readonly script: SourceFile | undefined;
}
/**
 * Follows a launch into the script that it begins with, where that is found beside it; where the script starts no server,
 * or there is none, the launch's own words count.
 */
export declare function startedBy(launch: Launch, beside: ReadFile): Started;
