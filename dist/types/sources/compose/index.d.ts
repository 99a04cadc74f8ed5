/** Compose files: what each service starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { Launch } from '../shared/launch.js';
import type { Variables } from '../shared/variables.js';
import type { ComposeService } from './composeService.js';
import { type Split } from './service.js';
export type { ComposeBuild, ComposeService, ComposeWords, InlineFile, Mount, SharedVolume, UnknownMount, } from './composeService.js';
export { type ComposeProject, composeProjects } from './projects.js';
export { composeFilesOf, composeProfilesOf } from './projectVariables.js';
export { readEnvironmentFile } from './environmentFile.js';
export interface ComposeReading {
    /** The services that say which command they run. */
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
    /** All services with what else they say. */
    readonly services: readonly ComposeService[];
}
/**
 * The services of a compose file, or of several in the order of `-f`. Relative paths are relative to the directory of the
 * first. A string is split into words (`split`) and goes through no shell. `find` gives a file by its path from that
 * directory on: what is included and extended, files of variables, and `.env`, whose variables `given` ones beat; the
 * shell's are never read. The image's own variables are not read either, so that the environment of a launch is always
 * open; {@link ComposeService.environmentOpen} does not count these. Every value keeps its place in the file that wrote it.
 */
export declare function readCompose(files: SourceFile | readonly SourceFile[], split: Split, find?: ReadFile, given?: Variables): ComposeReading;
/** Whether a file is a compose file, by its name or by its services. */
export declare function looksLikeCompose(file: SourceFile): boolean;
