import type { Pieces } from './pieces.js';
/**
 * Values known for names that files leave open: of `--var`, `vars:`, an env file, an image's `ENV`. Each is text with the
 * place where it is written.
 */
export type Variables = ReadonlyMap<string, Pieces>;
