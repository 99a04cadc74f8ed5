import type { SourceFile } from '../../model/span.js';
import { type Infrastructure } from '../shared/infrastructure/index.js';
import type { TerraformEnvironment } from './roots.js';
/**
 * The resources of all files, which may be of several directories. A directory that none of the others calls as a
 * module is a configuration of its own. `environment` says which of several values it takes, where that is known.
 */
export declare function readConfiguration(files: readonly SourceFile[], environment?: TerraformEnvironment): Infrastructure;
