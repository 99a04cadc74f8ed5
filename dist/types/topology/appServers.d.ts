/**
 * The app servers that a set of files starts: carriers (images, units, process lists) say how processes are started, and
 * each server's own reader says what its command line and configuration come to.
 */
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import type { Use } from '../model/use.js';
import type { AppBind, AppReading, ReadFile } from '../sources/shared/app.js';
import type { Invocation, Server } from '../sources/shared/invocation.js';
import type { Launch } from '../sources/shared/launch.js';
import { type PythonModule } from '../sources/shared/python/index.js';
import type { Variables } from '../sources/shared/variables.js';
import { type Carrier, type ComposedServices, type Reach } from './carriers.js';
import type { ProjectFiles } from './stacks/projectFiles.js';
import type { Place } from './place.js';
/** One app server that is started. */
export interface AppServer extends Reach {
    readonly hop: Hop;
    readonly binds: readonly AppBind[];
}
/** All that was read of app servers. */
export interface AppServers {
    readonly servers: readonly AppServer[];
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    /** The files given, then those read for them. */
    readonly files: readonly SourceFile[];
    /** What files are used for, as far as others say it. */
    readonly uses: readonly Use[];
    /** How many values of clocks and counts are written. */
    readonly written: number;
}
/** `version` is the one to which the files beside pin the server, `20.1.0`; undefined where none does. */
type ServerReader = (invocation: Invocation, read: ReadFile, version?: string) => AppReading;
type ServerReaders = Readonly<Partial<Record<Server, ServerReader>>>;
/** Readers of their own file, `furtherReaders.ts`: for files in YAML, JSON or TOML, and of rarer servers. */
export interface FurtherReaders {
    readonly carriers: readonly Carrier[];
    readonly servers: ServerReaders;
    /** What a module in Python starts by a call. */
    readonly calls: (module: PythonModule) => readonly AppReading[];
    /** The compose files among the given ones as one project, in the order of `-f`; undefined where there are none. */
    readonly project: (files: readonly SourceFile[], find: ReadFile, variables?: Variables, nginx?: readonly SourceFile[]) => ProjectFiles | undefined;
}
/** What is known of the files from how they were put together. */
export interface AppScene {
    /** The compose project; without it the compose files among those given are one. */
    readonly project?: Project | undefined;
    /** Where what a file starts runs, as far as that is known. */
    readonly placeOf?: (file: SourceFile) => Place | undefined;
    /** Values for names that nothing in the files sets. */
    readonly variables?: Variables | undefined;
    /** Servers whose commands were stated by hand. */
    readonly stated?: readonly Launch[];
}
/** A compose project and the files that it was read from. */
export interface Project extends ComposedServices {
    readonly files: readonly SourceFile[];
}
/**
 * Reads the app servers that files start. `find` gives a file beside the given ones by its path; what is read is never
 * run. Never throws: what is wrong or unknown is observed at its place. Without `further`, files in YAML and JSON are
 * taken for scripts, which start nothing. `variables` are known to whatever is started, before those that its carrier sets;
 * `stated` are processes that no file of these starts.
 */
export declare function readAppServers(files: readonly SourceFile[], find?: ReadFile, further?: FurtherReaders, { variables, stated, ...scene }?: AppScene): AppServers;
export {};
