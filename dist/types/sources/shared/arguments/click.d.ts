/**
 * How click reads a command line: uvicorn, granian and `fastapi run`. Options may stand anywhere up to `--`, their names
 * are never abbreviated, the last of several counts, and the environment counts only where the command line says nothing.
 * Seen in `click/parser.py` and `click/core.py` of 8.1, compared with uvicorn 0.17.6 over random command lines.
 */
import { type Pieces } from '../pieces.js';
import { type Grammar, type OptionSpec, type OptionValue, type Parsed } from './options.js';
/** A text as click's types take it; undefined where click refuses it. */
export declare function convertClick(option: OptionSpec, text: string): OptionValue | undefined;
/**
 * Reads words as click does. What is not known in a word makes its value unknown; a word that is wholly unknown is taken
 * for a missing argument, else it leaves the result open. After an option that does not exist, arguments are not
 * counted: the word behind it may have been its value.
 */
export declare function parseClick(args: readonly Pieces[], grammar: Grammar, environment?: ReadonlyMap<string, Pieces>): Parsed;
