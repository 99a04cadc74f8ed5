import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
/** The `scripts` of a package.json, a launch each; none where there are none, or it is no JSON. */
export declare function readPackageScripts(file: SourceFile): readonly Launch[];
