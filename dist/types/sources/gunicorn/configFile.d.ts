/** The names that a configuration file sets, with those of the modules from which it takes everything. */
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { Pieces } from '../shared/pieces.js';
import type { PyClass, PyValue, ReadPython } from './pythonTypes.js';
export interface ConfigFile {
    readonly file: SourceFile;
    readonly names: ReadonlyMap<string, PyValue>;
    readonly classes: ReadonlyMap<string, PyClass>;
    /** Where each name is bound. */
    readonly bindings: ReadonlyMap<string, Span>;
    /** All files that were read, this one first. */
    readonly files: readonly SourceFile[];
    /** Modules whose names are all taken over, but which were not found. */
    readonly missing: readonly {
        readonly module: string;
        readonly span: Span;
    }[];
    /** Whether names may be set that are not listed. */
    readonly open: boolean;
}
/** Reads a configuration file. Modules that import each other are read once each. */
export declare function readConfigFile(file: SourceFile, directory: string | undefined, read: ReadFile, python: ReadPython, environment: (name: string) => Pieces | undefined): ConfigFile;
