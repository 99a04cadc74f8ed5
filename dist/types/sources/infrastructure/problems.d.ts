import type { Observation } from '../../model/observation.js';
import type { InfrastructureProblem } from '../shared/infrastructure/index.js';
/** What is wrong with files of known formats, as observations `infrastructure/syntax` {format, reason, found}. */
export declare function problemsOf(problems: readonly InfrastructureProblem[]): Observation[];
