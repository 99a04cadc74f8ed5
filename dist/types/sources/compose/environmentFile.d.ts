/** Files of variables that a service names by `env_file`, as `dotenv` of compose-go reads them. */
import type { SourceFile } from '../../model/span.js';
import type { Pieces } from '../shared/pieces.js';
/**
 * The variables of a file, the last of a name. A value in single quotes is taken as it is; elsewhere `$NAME` depends on
 * what compose itself is started with, so that it is unknown. A name without a value is handed on from there, too.
 * Lines that are none of this, which compose refuses, set nothing.
 */
export declare function readEnvironmentFile(file: SourceFile): Map<string, Pieces>;
