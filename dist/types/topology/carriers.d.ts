import type { Unknown } from '../model/observation.js';
import { type SourceFile } from '../model/span.js';
import type { NamedFile, Use } from '../model/use.js';
import type { ComposeService } from '../sources/compose/index.js';
import type { Reached } from '../sources/kubernetes/index.js';
import type { ReadFile } from '../sources/shared/app.js';
import type { Launch } from '../sources/shared/launch.js';
import { type Pieces } from '../sources/shared/pieces.js';
import { type Place } from './place.js';
/** What was read of one file. */
export interface Carrying {
    readonly launches: readonly Launch[];
    readonly unknowns: readonly Unknown[];
    /** Files whose variables are set for what is launched. */
    readonly variableFiles?: readonly NamedFile[];
    /** How other pods of a cluster reach what is launched. */
    readonly reached?: ReadonlyMap<Launch, readonly Reached[]>;
    /** Containers that run whatever their image starts: launches without words. */
    readonly images?: readonly Launch[];
}
/** What starts processes: a carrier's own reader for the files that look like it. */
export interface Carrier {
    readonly looksLike: (file: SourceFile) => boolean;
    /** `find` gives a file by its path from the carrier's own directory on. */
    readonly read: (file: SourceFile, find: ReadFile) => Carrying;
    /** Reads all files that look like it together, where one speaks of what another holds; `read` is not called then. */
    readonly readAll?: (files: readonly SourceFile[]) => Carrying;
}
/** Whether a file is by its name what a server reads, rather than what starts one. */
export declare function isConfiguration(name: string): boolean;
/** How others reach a process: by which names, where it runs, and by which ports of the machine. */
export interface Reach {
    readonly names: readonly string[];
    readonly place?: Place | undefined;
    readonly published: readonly {
        readonly port: number;
        readonly target: number;
    }[];
    /** The Services of a cluster through which other pods reach it. */
    readonly reached?: readonly Reached[];
    /** Finds files as its container has them. */
    readonly find?: ReadFile | undefined;
    /** Why it is taken to be what runs there, where no file says so. */
    readonly taken?: string;
}
/** Of a process of which nobody says how it is reached. */
export declare const UNREACHED: Reach;
/** The processes that files start, and how others reach each. */
export interface Carried {
    readonly launches: readonly (readonly [launch: Launch, reach: Reach])[];
    /** What the files that start them use. */
    readonly uses: readonly Use[];
    readonly unknowns: readonly Unknown[];
}
/** What is known of the files as a whole. */
export interface CarrierScene {
    /** Finds a file by its path. */
    readonly find: ReadFile;
    /** Readers of YAML and JSON. */
    readonly further: readonly Carrier[];
    /** The compose project that the files are one with; its own files are not among those given. */
    readonly project?: ComposedServices | undefined;
    /** The container that has a file, where one does. */
    readonly placeOf?: (file: SourceFile) => Place | undefined;
}
/** A compose project as far as it starts processes. */
export interface ComposedServices {
    readonly launches: readonly Launch[];
    readonly services: readonly ComposedService[];
    readonly unknowns: readonly Unknown[];
}
export interface ComposedService {
    readonly service: ComposeService;
    readonly place: Place;
    /** The Dockerfile that it is built from, where that is among the given files. */
    readonly dockerfile: SourceFile | undefined;
    /** The variables that it has, those of its image among them. */
    readonly environment: ReadonlyMap<string, Pieces>;
    /** Finds files as its container has them. */
    readonly find: ReadFile;
}
/** Reads every file as the first carrier that it looks like, own ones before `further`. */
export declare function readCarriers(files: readonly SourceFile[], { find, further, project, placeOf }: CarrierScene): Carried;
