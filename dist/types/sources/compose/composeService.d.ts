/** What is known of one service of a compose project. */
import type { Span } from '../../model/span.js';
import type { PublishedPort, Stop } from '../shared/launch.js';
import type { Pieces } from '../shared/pieces.js';
/** The image that a service builds from a Dockerfile. */
export interface ComposeBuild {
    /** A directory, relative to that of the project's first file. */
    readonly context: string;
    /** Relative to the context; `Dockerfile` where nothing is said. */
    readonly dockerfile?: string;
    /** The stage to build. */
    readonly target?: string;
}
/** What one of the keys `command` and `entrypoint` says; no words where it is emptied. */
export interface ComposeWords {
    readonly key: Span;
    readonly words: readonly Pieces[];
}
/** A file or a directory of the repository that a container sees. */
export interface Mount {
    /** A path as `SourceFile.name` has it, not from the compose file on; absolute where it is outside of the repository. */
    readonly source: string;
    /** An absolute path in the container. */
    readonly target: string;
    readonly span: Span;
}
/** A file in the container whose text stands in the compose file: `content` of a config. */
export interface InlineFile {
    readonly target: string;
    readonly content: Pieces;
    readonly span: Span;
}
/** A place in the container at which something lies that nobody here knows. */
export interface UnknownMount {
    readonly target: string;
    readonly span: Span;
}
/** A volume by its name, which services may share. */
export interface SharedVolume {
    readonly name: string;
    readonly target: string;
}
/** A service of all files together, also one whose command stands in its image. */
export interface ComposeService {
    readonly name: string;
    /** The key of the service in the first file that has it. */
    readonly span: Span;
    readonly image?: string;
    /** Left out where the Dockerfile stands in the compose file. */
    readonly build?: ComposeBuild;
    readonly command?: ComposeWords;
    readonly entrypoint?: ComposeWords;
    readonly environment: ReadonlyMap<string, Pieces>;
    readonly labels: ReadonlyMap<string, Pieces>;
    /** Whether variables come from files that were not read: `env_file`, `extends`. The image's own are not counted. */
    readonly environmentOpen: boolean;
    /** Where the first of these is named. */
    readonly environmentUnread?: Span;
    readonly directory?: string;
    readonly stop: Stop;
    readonly replicas?: number;
    /** Ports of the machine over TCP whose numbers are known; no ranges. */
    readonly published: readonly PublishedPort[];
    /** Ports that other services reach, as far as the file says; no ranges. */
    readonly expose: readonly number[];
    /** Names by which other services reach it: its own, `container_name`, `hostname`, aliases on networks. */
    readonly hostNames: readonly string[];
    /** Networks by their names in the file; none is the network `default`, unless {@link networkMode} is set. */
    readonly networks: readonly string[];
    /** `host`, `none`, `service:web`. */
    readonly networkMode?: string;
    /** A service with profiles runs only where one of them is asked for. */
    readonly profiles: readonly string[];
    readonly dependsOn: readonly string[];
    /** Names that only this service has for another: alias to service. */
    readonly links: ReadonlyMap<string, string>;
    /** Names that only this service has for addresses: `host.docker.internal` to `host-gateway`. */
    readonly extraHosts: ReadonlyMap<string, string>;
    readonly mounts: readonly Mount[];
    /** Where something is mounted whose source is not known: a variable, a path in somebody's home. */
    readonly unknownMounts: readonly UnknownMount[];
    readonly inlineFiles: readonly InlineFile[];
    readonly sharedVolumes: readonly SharedVolume[];
}
