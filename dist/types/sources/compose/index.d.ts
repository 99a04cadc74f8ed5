/** Compose files: what each service starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { Launch } from '../shared/launch.js';
import { type Pieces } from '../shared/pieces.js';
import { type ComposeService } from './service.js';
export type { ComposeBuild, ComposeService, ComposeWords } from './service.js';
/**
 * The services of a compose file that say which command they run, and all services with what else they say. A string
 * is split into words (`split`) and goes through no shell. `find` gives a file by its path from the compose file on. The image's own variables are not read, so that the
 * environment of a launch is always open; {@link ComposeService.environmentOpen} does not count these.
 */
export declare function readCompose(file: SourceFile, split: (pieces: Pieces) => Pieces[], find?: ReadFile): {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
    readonly services: readonly ComposeService[];
};
/** Whether a file is a compose file, by its name or by its services. */
export declare function looksLikeCompose(file: SourceFile): boolean;
