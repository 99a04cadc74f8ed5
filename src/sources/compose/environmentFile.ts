/** Files of variables that a service names by `env_file`. */
import type { SourceFile } from '../../model/span.js';
import { readDotenv } from '../shared/dotenv.js';
import type { Pieces } from '../shared/pieces.js';
import { interpolate } from './interpolate.js';

/** The variables of a file, the last of a name; `$NAME` depends on what compose itself is started with, and is unknown. */
export function readEnvironmentFile(file: SourceFile): Map<string, Pieces> {
  return readDotenv(file, interpolate);
}
