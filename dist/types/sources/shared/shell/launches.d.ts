/** Commands that stand in files of their own: entrypoint scripts, and what a person typed. */
import type { SourceFile } from '../../../model/span.js';
import type { Launch } from '../launch.js';
import type { Pieces } from '../pieces.js';
/**
 * The launch that an entrypoint script is: none where it starts no server itself, or is for another interpreter than a
 * shell. Its place is the first server's command.
 */
export declare function scriptLaunches(file: SourceFile): Launch[];
/** A launch that runs a script with these words; undefined where the script is for no shell. */
export declare function scriptOf(launch: Launch, file: SourceFile, args: readonly Pieces[]): Launch | undefined;
/** A command that a person typed: the whole text of a file that stands for the command line. */
export declare function commandLineLaunch(file: SourceFile): Launch;
