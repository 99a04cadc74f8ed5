/** What a YAML scalar says, with every character's place in the file, through all five styles. */
import type { Pieces } from '../pieces.js';
import type { Templated } from './template.js';
export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded';
/**
 * The pieces of a scalar that stands from `start` up to `end` and, as the YAML parser read it, has the text `value`.
 * Where the places cannot be followed to that very text, one piece that is not exact.
 */
export declare function scalarPieces(source: Templated, start: number, end: number, style: Style, value: string): Pieces;
