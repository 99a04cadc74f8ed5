import type { Hop } from '../model/hop.js';
import type { Launch } from '../sources/shared/launch.js';
/** An app server with what starts and stops it: the clocks of leaving, and how many copies run. */
export declare function launchedHop(hop: Hop, launch: Launch | undefined): Hop;
