/** Calls in Python that start a server: their keywords are the configuration. */
import type { Span } from '../../../model/span.js';
import type { OpenWords } from './options.js';
import type { Values } from './values.js';
/** A value in Python, as far as it is read. */
export interface CallValue {
    readonly span: Span;
    readonly kind: string;
    readonly value?: unknown;
    readonly written: string;
}
export interface ServerCall {
    /** `uvicorn.run`, with import aliases resolved. */
    readonly callee: string;
    readonly args: readonly CallValue[];
    readonly keywords: ReadonlyMap<string, CallValue>;
    /** Whether more keywords come through `**`. */
    readonly open: boolean;
    readonly span: Span;
}
export interface ModuleCalls {
    readonly calls: readonly ServerCall[];
}
/** The keywords of a call as values. `positional` names the arguments by place. */
export declare function callValues(call: ServerCall, positional?: readonly string[]): Values;
/** Values of Python as those of a server; of a list, every value that is one. */
export declare function pythonValues(find: (name: string) => CallValue | undefined, open?: OpenWords): Values;
