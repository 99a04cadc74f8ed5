import type { Piece } from '../pieces.js';
import type { Origin } from './origin.js';
/** Where a literal stands, which settles what a backslash means there. */
export type Quoting = 'bare' | 'double' | 'heredoc';
/** A literal of the shell with its backslashes undone, each stretch at its own place. */
export declare function literal(origin: Origin, start: number, end: number, quoting: Quoting): Piece[];
