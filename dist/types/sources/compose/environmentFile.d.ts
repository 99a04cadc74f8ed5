/** Files of variables that a service names by `env_file`. */
import type { SourceFile } from '../../model/span.js';
import type { Pieces } from '../shared/pieces.js';
import { type Lookup } from './interpolate.js';
/**
 * The variables of a file, the last of a name. `$NAME` is one of `known`, or of the lines before, or depends on what compose
 * itself is started with, so that it is unknown.
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
 */
export declare function readEnvironmentFile(file: SourceFile, known?: Lookup): Map<string, Pieces>;
