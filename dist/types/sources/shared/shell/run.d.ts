import type { Pieces } from '../pieces.js';
import { Scope } from './scope.js';
import type { Reader, ShellStart } from './start.js';
import { type Inside, type Run } from './walk.js';
/** Goes through the script of a shell of its own: it knows only what is exported. */
export declare function runShell({ script, shell, isText, positionals, from }: ShellStart, reader: Reader): void;
/** Goes through a text in the shell that is already there, as `eval` does. */
export declare function runText(text: Pieces, scope: Scope, run: Run, inside: Inside): void;
