/** What reading a Python module gives. */
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
import type { PyValue } from './value.js';
export interface PythonModule {
    /** The names of the module once it has run from top to bottom; imports, functions and classes are unknown values with a `reference`. */
    readonly names: ReadonlyMap<string, PyValue>;
    /** Where each name was bound last: the name itself, not its value. */
    readonly bindings: ReadonlyMap<string, Span>;
    /** In the order in which they would be reached; those in functions last. Calls that can never be reached are left out. */
    readonly calls: readonly PyCall[];
    /** By name; of two with one name the last. */
    readonly classes: ReadonlyMap<string, PyClass>;
    /** `config.keep_alive_timeout = 65` and `Worker.CONFIG_KWARGS['timeout_keep_alive'] = 65`, in order. */
    readonly attributes: readonly PyAttribute[];
    /** Whether names may be set that are not listed: `from base import *`, `exec`, a part that was not understood. */
    readonly open: boolean;
    readonly problems: readonly PyProblem[];
}
export interface PyCall {
    /** `uvicorn.run`, import aliases undone; a bare name is a function or class of this module. */
    readonly callee: string;
    readonly calleeSpan: Span;
    readonly args: readonly PyValue[];
    readonly keywords: ReadonlyMap<string, PyValue>;
    /** Where the keywords' names are written. */
    readonly keywordSpans: ReadonlyMap<string, Span>;
    /** Whether there may be more arguments: `*args`, `**kwargs` of unknown content. */
    readonly open: boolean;
    readonly span: Span;
    /** Within a function or a lambda: whether and when it runs is not known. */
    readonly inFunction: boolean;
    /** Under `if __name__ == '__main__':`. */
    readonly inMain: boolean;
    /** Under a condition, in a loop or in a `try` whose outcome is not known; `if __name__ == '__main__'` is none. */
    readonly conditional: boolean;
}
export interface PyClass {
    readonly name: string;
    /** Dotted names with import aliases undone; as written where they have none. */
    readonly bases: readonly string[];
    readonly attributes: ReadonlyMap<string, PyValue>;
    readonly attributeSpans: ReadonlyMap<string, Span>;
    /** The class's name where it is defined. */
    readonly span: Span;
}
export interface PyAttribute {
    /** As written: `config`. */
    readonly object: string;
    /** What the object is: the dotted name of the class or function whose call made it, or of the object itself. */
    readonly of: string | undefined;
    readonly name: string;
    /** The key of an element that is set in it; undefined where the attribute itself is set. */
    readonly key?: PyValue;
    /** The attribute's name. */
    readonly span: Span;
    readonly value: PyValue;
    readonly inFunction: boolean;
    readonly conditional: boolean;
}
export interface PyProblem {
    /** `syntax`: a part that Python refuses, or that the grammar does not know; the others: the text was not, or not wholly, read. */
    readonly kind: 'syntax' | 'too-large' | 'too-deep' | 'too-broken' | 'too-long';
    readonly span: Span;
}
/** Tells what an environment variable is, undefined where that is not known. */
export type EnvironmentLookup = (name: string) => Pieces | undefined;
