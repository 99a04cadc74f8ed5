import type { Unknown } from '../../model/observation.js';
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import { type CallValue } from '../shared/arguments/calls.js';
import type { Values } from '../shared/arguments/values.js';
import type { Sourced } from '../shared/arguments/values.js';
/** The names that a Python file gives values to. */
export type ReadNames = (file: SourceFile) => {
    readonly names: ReadonlyMap<string, CallValue>;
};
export interface ConfigFile {
    readonly values: Values;
    readonly file?: SourceFile;
    readonly unknown?: Unknown;
    /** Whether the file was there and could not be taken. */
    readonly broken?: boolean;
    /** Keys that no setting has and that look like one: as written, the right one or nothing, and the place. */
    readonly strange: readonly {
        readonly key: string;
        readonly nearest: string;
        readonly span: Span;
    }[];
}
/** `-c x.toml`, `-c file:x.py`, `-c python:module` (`hypercorn/__main__.py`). */
export declare function readConfig(given: Sourced, read: ReadFile, directory: string | undefined, names: ReadNames | undefined): ConfigFile;
