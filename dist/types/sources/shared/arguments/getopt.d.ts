/**
 * How Python's getopt reads a command line, with long options alone: waitress-serve. Options stand before the first
 * argument, and may be abbreviated to any beginning that no other option shares (`getopt.py`, `waitress/adjustments.py`).
 */
import { type Pieces } from '../pieces.js';
import { type Convert } from './gather.js';
import type { Grammar, Parsed } from './options.js';
/**
 * Reads words as getopt does; `convert` turns texts into values, as the program does by itself after getopt is done.
 * Everything from the first word that is no option, or behind `--`, is an argument, also what looks like an option.
 */
export declare function parseGetopt(args: readonly Pieces[], grammar: Grammar, convert: Convert): Parsed;
