/** Files that run together, read to chains. */
import type { Chain } from '../model/chain.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import type { FileHost } from '../sources/nginx/include.js';
import type { NginxVersion } from '../sources/nginx/version.js';
import type { Variables } from '../sources/shared/variables.js';
import type { AppServers } from './appServers.js';
import type { Fronts } from './fronts.js';
import type { ReadInfrastructure } from './infrastructure.js';
import type { Place } from './place.js';
/** The files of one nginx: what it is given, how it finds the others, and where it runs as far as that is known. */
export interface NginxFiles {
    readonly files: readonly SourceFile[];
    readonly host: FileHost;
    readonly version?: NginxVersion;
    readonly place?: Place;
    /** What names mean that its templates leave open. */
    readonly variables?: Variables;
    /** Whether these are what is left: files that another nginx of the stack has read are not read again. */
    readonly rest?: boolean;
}
/** Files that run together: one way in which a repository is deployed. */
export interface Stack {
    /** What tells it from the others. */
    readonly name: string;
    readonly nginx: readonly NginxFiles[];
    readonly apps?: AppServers;
    readonly infrastructure?: ReadInfrastructure;
}
/** What stands in front of every stack, as somebody typed it; it wins over what files say. */
export type Typed = Fronts | undefined;
/** All that was read of a stack. */
export interface StackReading {
    readonly chains: readonly Chain[];
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    readonly files: readonly SourceFile[];
    /** How many values of clocks and counts are written. */
    readonly written: number;
}
/**
 * Reads one stack: its hops, and which of them are neighbours. `variables` win over those of a container. Never throws.
 */
export declare function readStack({ nginx, apps, infrastructure }: Stack, typed: Typed, variables?: Variables): StackReading;
/** A reading with the name of its stack on every route, so that a finding tells where it holds. */
export declare function named(stack: string, reading: StackReading): StackReading;
