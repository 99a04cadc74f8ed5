/** What infrastructure files set up in front of everything that was read: load balancers and CDNs with their own clocks. */
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile, Span } from '../model/span.js';
import { type Standing } from './frontLinks.js';
import type { Fronts } from './fronts.js';
/** All that was read of infrastructure files. */
export interface ReadInfrastructure {
    /** What stands in front, outermost first; undefined where the files set up nothing, or several and nobody says which. */
    readonly fronts: Fronts | undefined;
    /** What files say to stand right before a server that was read, one for each way to it. */
    readonly waysTo: (server: Standing) => readonly Fronts[];
    /** nginx files that manifests carry, and the constructs that start what has them. */
    readonly nginx: readonly {
        readonly file: SourceFile;
        readonly runs: readonly Span[];
    }[];
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    readonly files: readonly SourceFile[];
    /** How many values are written. */
    readonly written: number;
}
/**
 * Reads infrastructure files, the directories of Terraform's configuration each as a whole. Never throws; a file of
 * another kind is left alone.
 */
export declare function readInfrastructure(files: readonly SourceFile[]): ReadInfrastructure;
