import type { PyValue } from './value.js';
export declare class Scope {
    #private;
    /** Whether the program never goes on from here: after `raise`, `return`, `sys.exit()`. */
    ended: boolean;
    constructor(base?: Scope);
    /** A branch that starts from here and leaves this one as it is. */
    fork(): Scope;
    get(name: string): PyValue | undefined;
    /** The same, but unknown for a name that may have been set unseen; at the place of another value of that name. */
    getUnseen(name: string, other: PyValue): PyValue | undefined;
    /** Binds a name, or with undefined takes it away. */
    set(name: string, value: PyValue | undefined): void;
    /** From here on every name may have got another value. Modules and functions are taken to keep theirs. */
    blur(): void;
    /** Whether {@link blur} was called on this layer. */
    get blurred(): boolean;
    /** The names that this layer changed, and to what. */
    get changes(): ReadonlyMap<string, PyValue | undefined>;
    /** Every name that is set. */
    names(): Map<string, PyValue>;
    /** Goes on where one of several branches of this scope ended; those that never go on do not count. */
    join(branches: readonly Scope[]): void;
}
