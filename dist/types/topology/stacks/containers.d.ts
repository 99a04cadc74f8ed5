/** What a container has where nginx looks for its configuration: the image's own files, then what is mounted over them. */
import type { SourceFile } from '../../model/span.js';
import type { FileHost } from '../../sources/nginx/include.js';
import { type Placement } from '../../sources/nginx/placed.js';
import type { ReadFile } from '../../sources/shared/app.js';
import type { Variables } from '../../sources/shared/variables.js';
import type { Place } from '../place.js';
import type { NginxFiles } from '../readStack.js';
/** A container as files describe it. */
export interface Container {
    readonly place: Place;
    /** The image that it runs, or is built from. */
    readonly image: string;
    /** Its files, later ones over earlier ones. */
    readonly placements: readonly Placement[];
    readonly environment: Variables;
    /** Paths that the image removed. */
    readonly removed: readonly string[];
    /** The directory in which it starts what it starts; undefined where no file says it. */
    readonly directory?: string | undefined;
}
/** What the image of a Dockerfile adds to a container; `context` is the directory that it is built from. */
export declare function builtFrom(file: SourceFile, context: string, target?: string): Omit<Container, 'place'> | undefined;
/** Finds files by the paths that a container has them at; a relative one is looked up from its working directory on. */
export declare function filesIn({ placements, directory }: Pick<Container, 'placements' | 'directory'>, find: ReadFile): ReadFile;
/** Whether something is put where nginx reads it. */
export declare function isForNginx({ target }: Placement): boolean;
/**
 * The configuration that nginx has in a container; undefined where the files put none there. Without a main file of their
 * own, it is that of the official image, or else what there is are fragments.
 */
export declare function nginxIn(container: Container, base: FileHost): NginxFiles | undefined;
