/** The escapes of double-quoted text in JSON and YAML. */
import type { PiecesBuilder } from './builder.js';
/**
 * Adds what the escape at `at` stands for, and gives the offset after it; -1 where there is no such escape. YAML's
 * escapes hold all of JSON's.
 */
export declare function addEscape(builder: PiecesBuilder, text: string, at: number): number;
/** Adds the inside of a JSON string, from after its opening quote up to its closing one. */
export declare function addJsonString(builder: PiecesBuilder, text: string, start: number, end: number): void;
