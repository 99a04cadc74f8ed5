/**
 * The app servers that a set of files starts: carriers (images, units, process lists) say how processes are started, and
 * each server's own reader says what its command line and configuration come to.
 */
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import type { AppBind, AppReading, ReadFile } from '../sources/shared/app.js';
import type { Invocation, Server } from '../sources/shared/invocation.js';
import { type PythonModule } from '../sources/shared/python/index.js';
import { type Carrier } from './carriers.js';
/** One app server that is started. */
export interface AppServer {
    readonly hop: Hop;
    readonly binds: readonly AppBind[];
    /** Names by which other hosts reach it: of a compose service, of a container. */
    readonly names: readonly string[];
}
/** All that was read of app servers. */
export interface AppServers {
    readonly servers: readonly AppServer[];
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    /** The files given, then those read for them. */
    readonly files: readonly SourceFile[];
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
}
/**
 * Reads the app servers that files start. `find` gives a file beside the given ones by its path; what is read is never
 * run. Never throws: what is wrong or unknown is observed at its place. Without `further`, files in YAML and JSON are
 * taken for scripts, which start nothing.
 */
export declare function readAppServers(files: readonly SourceFile[], find?: ReadFile, further?: FurtherReaders): AppServers;
/** Files among the given ones, by their names. */
export declare function filesBeside(files: readonly SourceFile[]): ReadFile;
export {};
