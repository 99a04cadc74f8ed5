/** One service of a compose file, with what it takes over from another service of the same file. */
import type { Unknown } from '../../model/observation.js';
import type { Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { PublishedPort, Stop } from '../shared/launch.js';
import { type Pieces } from '../shared/pieces.js';
import type { YamlEntry, YamlValue } from '../shared/yaml/index.js';
/** The image that a service builds. */
export interface ComposeBuild {
    /** A directory, relative to the compose file. */
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
/** A service as written, also one whose command stands in its image. */
export interface ComposeService {
    readonly name: string;
    /** The key of the service. */
    readonly span: Span;
    readonly image?: string;
    readonly build?: ComposeBuild;
    readonly command?: ComposeWords;
    readonly entrypoint?: ComposeWords;
    readonly environment: ReadonlyMap<string, Pieces>;
    /** Whether variables come from files that were not read: `env_file`, `extends`. The image's own are not counted. */
    readonly environmentOpen: boolean;
    /** Where the first of these is named. */
    readonly environmentUnread?: Span;
    readonly directory?: string;
    readonly stop: Stop;
    readonly replicas?: number;
    readonly published: readonly PublishedPort[];
    /** Names by which other services reach it: its own, `container_name`, `hostname`, aliases on networks. */
    readonly hostNames: readonly string[];
}
type Split = (pieces: Pieces) => Pieces[];
/** What all services of a file share: each other, for `extends`, and what is beside the file. */
export interface ComposeFile {
    readonly services: YamlValue;
    readonly split: Split;
    readonly find: ReadFile;
    readonly unknowns: Unknown[];
}
/** Reads one service. */
export declare function readService(entry: YamlEntry, { services, split, find: findFile, unknowns }: ComposeFile): ComposeService;
export {};
