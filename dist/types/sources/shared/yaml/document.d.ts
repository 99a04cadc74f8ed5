import type { Unknown } from '../../../model/observation.js';
import type { SourceFile } from '../../../model/span.js';
import { type YamlValue } from './value.js';
export interface YamlReading {
    /** One for each document that holds anything. */
    readonly documents: readonly YamlValue[];
    readonly unknowns: readonly Unknown[];
}
/** All documents of a file. What cannot be read is said in `unknowns`; never throws. */
export declare function readYaml(file: SourceFile): YamlReading;
