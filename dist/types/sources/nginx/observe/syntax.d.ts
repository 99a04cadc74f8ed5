import type { Observation, Unknown } from '../../../model/observation.js';
import type { ParsedFile } from '../syntax.js';
/** What is wrong with a file's structure, and the templates in it that were stepped over. */
export declare function syntaxObservations(parsed: ParsedFile, observations: Observation[], unknowns: Unknown[]): void;
