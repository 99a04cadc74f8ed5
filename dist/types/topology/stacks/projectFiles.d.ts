import type { SourceFile } from '../../model/span.js';
import type { Project } from '../appServers.js';
import type { Container } from './containers.js';
/** A compose project as it is started with some of its files. */
export interface ProjectFiles extends Project {
    /** What a person tells it by: the file that makes the difference. */
    readonly label: string;
    /** Its services as containers. */
    readonly containers: readonly Container[];
    /** Files that its containers are made of: Dockerfiles, and what is put where nginx looks. */
    readonly claimed: readonly SourceFile[];
    /** The directory around all of that. */
    readonly around: string;
}
