/** Task definitions of Amazon ECS in JSON: what each container starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
/**
 * The containers of a task definition that say what they run: of a definition as it is registered or described, of
 * CloudFormation in JSON, or a list of container definitions alone. An image's own variables are not read.
 */
export declare function readEcs(file: SourceFile): {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
};
/** Whether a file is a task definition, by its text. */
export declare function looksLikeEcs(file: SourceFile): boolean;
