/** The files that one reading of a project asks for, each read once. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import { type YamlValue } from '../shared/yaml/index.js';
import type { Written } from './layers.js';
export declare class ComposeFiles {
    #private;
    readonly unknowns: Unknown[];
    /** `given` are files that need not be looked for; `directory` is that of the project's first file. */
    constructor(given: readonly SourceFile[], directory: string, find: ReadFile);
    /** The file at a path from the project's directory on; undefined where there is none, and for what stands elsewhere. */
    readonly file: ReadFile;
    /** The path of a file that was found, from the project's directory on. */
    pathOf(file: SourceFile): string;
    /** What a file holds. */
    documents(file: SourceFile): readonly YamlValue[];
    /** Whether one more service may be included; counts it. */
    takes(): boolean;
    /** Tells that a file which a value names was not found. */
    missing({ value }: Written, name: string): void;
}
