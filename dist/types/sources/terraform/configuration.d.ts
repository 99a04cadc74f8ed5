import type { SourceFile } from '../../model/span.js';
import { type Infrastructure } from '../shared/infrastructure/index.js';
/**
 * The resources of all files, which may be of several directories. A directory that none of the others calls as a
 * module is a configuration of its own.
 */
export declare function readConfiguration(files: readonly SourceFile[]): Infrastructure;
