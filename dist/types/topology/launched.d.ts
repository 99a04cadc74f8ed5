import type { Hop } from '../model/hop.js';
import type { AppBind } from '../sources/shared/app.js';
import type { Launch } from '../sources/shared/launch.js';
/** An app server with what starts and stops it: the clocks of leaving, how many copies run, and whether it starts at all. */
export declare function launchedHop(hop: Hop, launch: Launch | undefined, binds: readonly AppBind[], refused: boolean): Hop;
