import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
/**
 * The commands of a Makefile or a justfile, a launch for each target that has any. Every line of a recipe is a shell of
 * its own to make; read as one script, they start the same servers. `$$` is make's way to write `$`; its own variables
 * are not known.
 */
export declare function readMakefile(file: SourceFile): readonly Launch[];
