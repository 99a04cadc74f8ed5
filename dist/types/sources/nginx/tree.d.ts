import type { Observation, Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { NamedFile } from '../../model/use.js';
import { type IncludeResolver } from './include.js';
import { Level } from './level.js';
import type { Directive, ParsedFile } from './syntax.js';
/** What building the tree of one configuration needs and what it finds on the way. */
export interface TreeContext {
    readonly resolver: IncludeResolver;
    readonly parse: (file: SourceFile) => ParsedFile;
    readonly observations: Observation[];
    readonly unknowns: Unknown[];
    readonly visited: Set<SourceFile>;
    /** Files that others include, each once for every place that names it. */
    readonly includes: Map<string, NamedFile>;
}
/** One configuration: a main file or a fragment, with its includes in place. */
export interface Configuration {
    readonly root: Level;
    readonly file: SourceFile;
    /** Whether it begins at nginx's main level, so that nothing stands outside of it. */
    readonly whole: boolean;
}
/** The level at which a file's outermost directives must stand for the file to make sense. */
export declare function outermostKind(directives: readonly Directive[]): 'main' | 'http' | 'server' | 'location';
/**
 * Builds the levels of the configuration that begins with `file`. Levels around a fragment are made up and marked
 * as unseen. Includes are put in place; what cannot be read is observed and leaves the level marked as partial.
 */
export declare function buildTree(file: SourceFile, context: TreeContext): Configuration;
