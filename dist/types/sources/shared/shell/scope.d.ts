/** What a shell knows at one place of a script: variables, positional parameters, the directory. */
import type { Pieces } from '../pieces.js';
import { type Field, type Value } from './value.js';
export interface Variable {
    readonly value: Value;
    readonly exported: boolean;
}
/** How a way through a script ended: `exit` and `exec` end the shell, `return` a function. */
export type Ending = 'shell' | 'function';
/** Ways through a script write into branches of their own, and only what they wrote is joined again. */
export declare class Scope {
    #private;
    /** What `$1` and `$@` may be: several lists where ways through the script differ. Never empty. */
    positionals: readonly (readonly Field[])[];
    directory: string | undefined;
    /** Whether variables may come from a file that was not read. */
    isOpen: boolean;
    /** `set -a`: every assignment is exported. */
    exportsAll: boolean;
    /** `trap ... TERM`: signals run a command of the script. */
    hasTrap: boolean;
    /** `trap ... EXIT`: bash stays to run it. */
    hasExitTrap: boolean;
    ending: Ending | undefined;
    constructor(from: Scope | {
        positionals: readonly Field[];
        directory: string | undefined;
        isOpen: boolean;
    });
    get(name: string): Variable | undefined;
    /** Sets a variable; one that is exported stays so. */
    set(name: string, value: Value, exported?: boolean): void;
    export(name: string, exported: boolean): void;
    branch(): Scope;
    /** Takes over what one way did that is surely gone. */
    adopt(way: Scope): void;
    /**
     * Goes on after several ways, of which one was gone; `orNone` where it may be that none was.
     * `isDefaulted` says whether a variable was tested for being empty before it was set.
     */
    join(ways: readonly Scope[], orNone: boolean, isDefaulted?: (name: string) => boolean): void;
    /** The variables that a program sees which is started here. */
    exported(): Map<string, Pieces>;
}
