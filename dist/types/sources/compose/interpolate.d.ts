/** Variables in values of a compose file, as its specification has them: `$NAME`, `${NAME:-fallback}`, `$$`. */
import type { Pieces } from '../shared/pieces.js';
/**
 * A value with its variables undone. They come from the caller's environment or from `.env`, so that each is
 * unknown; its fallback is what stands behind `:-` or `-`.
 */
export declare function interpolate(pieces: Pieces): Pieces;
