import type { Pieces } from './pieces.js';

/** Values known for names that files leave open: of `--var`, `vars:`, an env file, an image's `ENV`; each with its place. */
export type Variables = ReadonlyMap<string, Pieces>;
