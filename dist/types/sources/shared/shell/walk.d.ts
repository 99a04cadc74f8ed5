/** Goes every way through a script that the shell could go, and finds the commands that start programs. */
import type { Command, Function, Statement } from 'unbash';
import type { Budget } from './guard.js';
import type { Origin } from './origin.js';
import type { Scope } from './scope.js';
import type { Reader, Signals, Start } from './start.js';
/** A function of a script, and the text it stands in. */
interface Body {
    readonly node: Function['body'];
    readonly origin: Origin;
}
/** One script that is gone through. */
export interface Run {
    readonly origin: Origin;
    readonly budget: Budget;
    readonly reader: Reader;
    /** The shell as a program, with what is around it. */
    readonly start: Start;
    readonly functions: Map<string, Body>;
    readonly called: Set<string>;
    /** Functions that are being gone through. */
    readonly active: Set<string>;
    /** The command that bash puts in its own place without being told to. */
    readonly replacing: Command | undefined;
}
/** Where in a script a command stands. */
export interface Inside {
    /** In a subshell, a pipeline or the background: in a process of its own. */
    readonly isChild: boolean;
    readonly isBackground: boolean;
}
/** Goes through a whole script; then through the functions that only a name from outside can have called. */
export declare function walkScript(statements: readonly Statement[], scope: Scope, from: Omit<Run, 'replacing'>, isText: boolean): void;
export declare function walkStatements(statements: readonly Statement[], scope: Scope, run: Run, inside: Inside): void;
/** Which signals reach what a command starts. */
export declare function signalsOf(run: Run, inside: Inside, takesOver: boolean, scope: Scope): Signals;
/** A call of a function of the script; false where there is none of that name, or it is being called already. */
export declare function callFunction(name: string, args: Scope['positionals'][number], scope: Scope, run: Run, inside: Inside): boolean;
export {};
