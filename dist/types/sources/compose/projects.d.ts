/** Which compose files are read together, as somebody who works with them would say. */
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
/** Files that are given to compose in one call. */
export interface ComposeProject {
    /** Empty for what plain `docker compose` reads in its directory; otherwise the environment: `prod` of `compose.prod.yml`. */
    readonly name: string;
    /** That of the first file, with a slash at its end; empty for the top. */
    readonly directory: string;
    /** In the order of `-f`. */
    readonly files: readonly SourceFile[];
    /** Half a sentence for a person: why these files. */
    readonly because: string;
}
/**
 * The projects that compose files make, directory by directory: what `COMPOSE_FILE` of a `.env` names, or the base with its
 * override; then every other file, laid over the base where the base completes one of its services, or else by itself.
 * A file that another one includes or extends is part of that one. `find` gives a `.env` by its path.
 */
export declare function composeProjects(files: readonly SourceFile[], find: ReadFile): ComposeProject[];
