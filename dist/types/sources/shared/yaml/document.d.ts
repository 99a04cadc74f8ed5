import type { Unknown } from '../../../model/observation.js';
import type { SourceFile, Span } from '../../../model/span.js';
import type { YamlValue } from './value.js';
export interface YamlReading {
    /** One for each document that holds anything. */
    readonly documents: readonly YamlValue[];
    readonly unknowns: readonly Unknown[];
}
/**
 * All documents of a file, or of the lines of it from `within.start` up to `within.end` alone. What cannot be read is said
 * in `unknowns`; never throws.
 */
export declare function readYaml(file: SourceFile, within?: Pick<Span, 'start' | 'end'>): YamlReading;
