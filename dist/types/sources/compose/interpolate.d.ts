/** Variables in values of a compose file, as its specification has them: `$NAME`, `${NAME:-fallback}`, `$$`. */
import { type Pieces } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';
import { Allowance } from '../shared/yaml/text.js';
/** Variables that are asked for by name. */
export type Lookup = Pick<Variables, 'get'>;
/** What variables stand for, as far as that is known, and how much they may still put in. */
export interface Substitutes {
    readonly variables: Lookup;
    readonly allowance: Allowance;
}
export declare function substitutesOf(variables: Lookup): Substitutes;
/**
 * A value with its variables undone. What a known one stands for has the place of the variable, not of what sets it, so
 * that a finding points into the file that uses it. All others come from what compose is started with: they are unknown,
 * and their fallback is what stands behind `:-` or `-`.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
export declare function interpolate(pieces: Pieces, substitutes?: Substitutes): Pieces;
