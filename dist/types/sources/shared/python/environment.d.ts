/** Environment variables, and the libraries through which they are read. */
import type { Span } from '../../../model/span.js';
import type { Context } from './context.js';
import type { PyValue } from './value.js';
/** What a variable is: as the program set it before, as the environment says, or else unknown with its default. */
export declare function readVariable(context: Context, name: PyValue, otherwise: PyValue | undefined, span: Span): PyValue;
/** `os.environ[name] = value`. */
export declare function setVariable(context: Context, name: PyValue, value: PyValue): void;
/** Variables that a part of a program may set or take away; `*` for one without a name in quotes, which may be any. */
export declare function variablesSetIn(text: string): Set<string>;
/** Takes variables for unknown that a part sets, when it is not known how often that runs. */
export declare function forgetVariables(context: Context, roots: ReadonlySet<string>, text: string, span: Span): void;
/** Whether a name stands for a variable and not for one of Python's names. */
export declare function isVariableName(name: string): boolean;
export interface Given {
    readonly args: readonly PyValue[];
    readonly keywords: ReadonlyMap<string, PyValue>;
    readonly span: Span;
}
/** In which order a reader takes what follows the variable's name, and whether it converts its default too. */
interface Reader {
    readonly second: 'default' | 'cast';
    readonly castsDefault: boolean;
}
/** Functions, and classes whose objects are called like functions or by `.int(...)`. */
export declare const READERS: ReadonlyMap<string, Reader>;
/** `config('TIMEOUT', default=30, cast=int)` of a library; `method` is `int` of `env.int('TIMEOUT', 30)`. */
export declare function readThrough(context: Context, reader: Reader, given: Given, method: string | undefined, scheme?: ReadonlyMap<string, PyValue>): PyValue;
export {};
