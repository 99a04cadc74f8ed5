import type { SourceFile } from '../../model/span.js';
import { type FileHost } from './include.js';
import { type Rendering } from './rendering.js';
/** A file or directory of a repository that an image or a container has elsewhere. */
export interface Placement {
    /** Its path in the repository, or a mask of such paths; `.` is all of it. */
    readonly source: string;
    /** The absolute path at which nginx has it. */
    readonly target: string;
    /**
     * Whether `target` is a directory that gets `source` by its own name, or, of a directory, what is in it. So it is
     * anyway where `target` ends with a slash and where `source` is a mask.
     */
    readonly into?: boolean;
    /** A file that stands in another one, whose text nginx has at `target`; `source` is only what it is called then. */
    readonly inline?: SourceFile;
}
/**
 * Finds files where an image or a container has them: first through the placements, of which later ones win, then as
 * `base` does. What a template of the image becomes is found where it is written, as the template. A file keeps the name
 * that it has in the repository, and only what `base` allows is read.
 */
export declare function placedHost(base: FileHost, placements: readonly Placement[], renderings?: readonly Rendering[]): FileHost;
