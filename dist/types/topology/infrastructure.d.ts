/** What infrastructure files set up in front of everything that was read: load balancers and CDNs with their own clocks. */
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import { type Headless, type NginxText } from '../sources/kubernetes/fronts/index.js';
import { type Manifests } from '../sources/kubernetes/index.js';
import { type TerraformEnvironment } from '../sources/terraform/index.js';
import { type Standing } from './frontLinks.js';
import type { Fronts } from './fronts.js';
import type { StackFiles } from './stacks/stackFiles.js';
/** An nginx file that a manifest carries: where pods have it, and which. */
export type CarriedText = Pick<NginxText, 'file' | 'key' | 'map' | 'paths' | 'runs' | 'namespace'>;
/** All that was read of infrastructure files. */
export interface ReadInfrastructure {
    /** What stands in front, outermost first; undefined where the files set up nothing, or several and nobody says which. */
    readonly fronts: Fronts | undefined;
    /** What files say to stand right before a server that was read, one for each way to it. */
    readonly waysTo: (server: Standing) => readonly Fronts[];
    /** nginx files that manifests carry, and the constructs that start what has them. */
    readonly nginx: readonly CarriedText[];
    /** Services whose names stand for the changing addresses of their pods. */
    readonly headless?: readonly Headless[];
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    readonly files: readonly SourceFile[];
    /** How many values are written. */
    readonly written: number;
}
/** What the infrastructure files of a stack set up. */
export declare function readStackInfrastructure({ infrastructure, cluster, environment }: StackFiles): ReadInfrastructure;
/**
 * Reads infrastructure files, the directories of Terraform's configuration each as a whole. Never throws; a file of
 * another kind is left alone. `manifests` are the objects of Kubernetes where an overlay makes them something else than
 * what the files have; `environment` decides which values a configuration of Terraform takes.
 */
export declare function readInfrastructure(files: readonly SourceFile[], manifests?: Manifests, environment?: TerraformEnvironment): ReadInfrastructure;
