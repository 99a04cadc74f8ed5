/** Files of variables that a service names by `env_file`. */
import type { SourceFile } from '../../model/span.js';
import { readDotenv } from '../shared/dotenv.js';
import type { Pieces } from '../shared/pieces.js';
import { interpolate, type Lookup, substitutesOf } from './interpolate.js';

/**
 * The variables of a file, the last of a name. `$NAME` is one of `known`, or of the lines before, or depends on what compose
 * itself is started with, so that it is unknown.
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
 */
export function readEnvironmentFile(file: SourceFile, known: Lookup = new Map()): Map<string, Pieces> {
  return readDotenv(file, (before) => {
    const substitutes = substitutesOf({ get: (name) => known.get(name) ?? before.get(name) });
    return (pieces) => interpolate(pieces, substitutes);
  });
}
