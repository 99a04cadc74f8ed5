/** The files of a compose project as one model: merged in their order, with what they extend and include. */
import type { SourceFile, Span } from '../../model/span.js';
import type { ComposeFiles } from './files.js';
import { type Lookup } from './interpolate.js';
import { type Scope, type Written } from './layers.js';
/** A service as all files write it. */
export interface ServiceLayers {
    readonly name: string;
    /** Its key in the first file that has it. */
    readonly key: Span;
    /** The nearest first. */
    readonly layers: readonly Written[];
    /** Where something is extended that was not found. */
    readonly open?: Span | undefined;
}
export interface Model {
    readonly services: ReadonlyMap<string, ServiceLayers>;
    /** `configs` of the top level, the nearest first. */
    readonly configs: readonly Written[];
}
/**
 * The model of files given in the order of `-f`. Each of them extends and includes by itself before the next is laid
 * over it. A service that a file has of its own beats one that it includes, which compose refuses.
 */
export declare function modelOf(files: readonly SourceFile[], scope: Scope, read: ComposeFiles): Model;
/** Variables with those of files, the last one of a name, where they are not set yet. */
export declare function withFiles(variables: Lookup, files: readonly SourceFile[]): Lookup;
