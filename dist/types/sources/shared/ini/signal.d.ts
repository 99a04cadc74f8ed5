/** Names of signals, as every carrier's own spelling has them. */
import { type Pieces } from '../pieces.js';
import type { Stop } from '../launch.js';
/** `SIGQUIT` for `QUIT`, `sigquit` and `3`; undefined for what is no signal or not known. */
export declare function signalOf(pieces: Pieces | undefined): Stop['signal'];
