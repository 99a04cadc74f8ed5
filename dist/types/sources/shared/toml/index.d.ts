import type { Unknown } from '../../../model/observation.js';
import type { SourceFile, Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
/** One value that is neither a table nor a list. */
export interface TomlValue {
    /** Names of tables and keys; the number of the element in a list or in an array of tables. */
    readonly path: readonly (string | number)[];
    readonly keySpan: Span;
    readonly value: Pieces;
    /** Whether it stands in quotes. */
    readonly isText: boolean;
}
/** All values in the order of the file. What is no TOML is said in `unknowns`, at its line; never throws. */
export declare function readToml(file: SourceFile): {
    readonly values: readonly TomlValue[];
    readonly unknowns: readonly Unknown[];
};
