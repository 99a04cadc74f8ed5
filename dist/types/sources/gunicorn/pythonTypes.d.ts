/** What this folder needs of a static reading of Python; the reader itself is given to it. */
import type { SourceFile, Span } from '../../model/span.js';
import type { Pieces } from '../shared/pieces.js';
export interface PyValue {
    /** The literal, or the smallest expression that decides the value. */
    readonly span: Span;
    readonly kind: 'number' | 'string' | 'boolean' | 'none' | 'list' | 'dict' | 'unknown';
    /** A number, string or boolean; the items of a list; the entries of a dict by key. */
    readonly value?: unknown;
    readonly written: string;
    /** Whether a number is a float, `30.0` as well as `1.5`. */
    readonly float?: boolean | undefined;
    /** Of a text: where its parts are written. */
    readonly pieces?: Pieces | undefined;
    /** Unknown because of a condition: what it may be. */
    readonly alternatives?: readonly PyValue[] | undefined;
    /** Whether the name may also be not set at all. */
    readonly mayBeMissing?: boolean | undefined;
    /** What it is when a variable is not set. */
    readonly fallback?: PyValue | undefined;
    /** The environment variable that decides it. */
    readonly variable?: string | undefined;
    /** Unknown, but a whole number that depends on the machine: the number of processors. */
    readonly count?: boolean | undefined;
    /** The function, class or module that it stands for; of what the module defines itself, its bare name. */
    readonly reference?: string | undefined;
}
export interface PyClass {
    readonly name: string;
    /** Dotted names with import aliases undone. */
    readonly bases: readonly string[];
    readonly attributes: ReadonlyMap<string, PyValue>;
}
export interface PythonModule {
    readonly names: ReadonlyMap<string, PyValue>;
    readonly classes: ReadonlyMap<string, PyClass>;
    /** Where each name was bound last. */
    readonly bindings?: ReadonlyMap<string, Span> | undefined;
    /** Whether names may be set that are not listed. */
    readonly open?: boolean | undefined;
}
export type ReadPython = (file: SourceFile, environment?: (name: string) => Pieces | undefined) => PythonModule;
/** Splits a text into words as Python's `shlex.split` does. */
export type SplitWords = (pieces: Pieces) => Pieces[];
