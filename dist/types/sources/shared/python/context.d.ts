/** What is carried along while a module is read. */
import type { SyntaxNode } from '@lezer/common';
import type { SourceFile, Span } from '../../../model/span.js';
import type { Damage } from './damage.js';
import { Scope } from './scope.js';
import type { PyValue } from './value.js';
import type { EnvironmentLookup, PyAttribute, PyCall, PyClass } from './module.js';
/** What was bound in a part that may be left at any point. */
export interface Recorder {
    readonly values: Map<string, Set<PyValue | undefined>>;
    blurred: boolean;
}
/** Everything that was ever bound in a scope, in order. */
export interface Log {
    readonly values: Map<string, {
        readonly at: number;
        readonly value: PyValue | undefined;
    }[]>;
    length: number;
    /** When anything may have been bound, for the last time. */
    blurredAt: number;
}
/** A function whose body is read once the module is through. */
export interface Pending {
    readonly node: SyntaxNode;
    /** Where it looks for names that are not its own. */
    readonly scope: Scope;
    /** What its parameters are when nobody says otherwise. */
    readonly defaults: ReadonlyMap<string, PyValue>;
    /** The names in it as they were when it was defined. */
    readonly seen: ReadonlyMap<string, PyValue | undefined>;
    readonly log: Log;
    readonly definedAt: number;
}
export declare function emptyLog(): Log;
export declare class Context {
    #private;
    readonly file: SourceFile;
    readonly environment: EnvironmentLookup;
    readonly damage: Damage;
    scope: Scope;
    readonly bindings: Map<string, Span>;
    readonly calls: PyCall[];
    readonly classes: Map<string, PyClass>;
    readonly attributes: PyAttribute[];
    readonly pending: Pending[];
    recorders: Recorder[];
    log: Log;
    /** What the module itself bound. */
    readonly moduleLog: Log;
    /** Names that functions may set or whose content they may change, whenever they run; and variables of the environment, `*` for all. */
    readonly volatile: {
        set: Set<string>;
        changed: Set<string>;
        variables: Set<string>;
    };
    /** Where a function that is read now begins to look for names; the module's scope outside. */
    home: Scope;
    place: 'module' | 'class' | 'function';
    inMain: boolean;
    conditional: number;
    depth: number;
    steps: number;
    /** Whether names may be set that were not seen. */
    open: boolean;
    /** Whether a function may set any name of the module. */
    blurredLate: boolean;
    constructor(file: SourceFile, environment: EnvironmentLookup, damage: Damage);
    get exhausted(): boolean;
    /** Goes one level down with `read`, unless that is too deep or too long already. */
    within<T>(read: () => T, otherwise: () => T): T;
    span(first: SyntaxNode, last?: SyntaxNode): Span;
    text(node: SyntaxNode): string;
    unknown(node: SyntaxNode): PyValue;
    /** Binds a name of the scope that is read; what functions of the module may change at any time stays unknown. */
    set(name: string, value: PyValue | undefined, span?: Span): void;
    /** Anything may be bound to anything from here on: `from base import *`, `exec`. */
    blur(): void;
    /** Counts one more name or container that holds a value; what is in a list or dictionary is held from the first time on. */
    hold(value: PyValue | undefined): void;
    /** Whether a list or dictionary can be reached in more than one way, so that a change through one shows in the others. */
    isShared(value: PyValue): boolean;
    /** A list or dictionary goes where it is no longer seen; what changes an unknown value may change it from now on. */
    escape(value: PyValue): void;
    /** Whether a value is not known, and may be a list or dictionary that went out of sight. */
    mayBeEscaped(value: PyValue): boolean;
    addCall(call: PyCall): void;
    /** Reads what may or may not be run, and goes on with both. */
    maybe<T>(read: () => T): T;
}
