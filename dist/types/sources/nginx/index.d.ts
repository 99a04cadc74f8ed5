import type { Observation, Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { NamedFile } from '../../model/use.js';
import type { Variables } from '../shared/variables.js';
import { type FileHost } from './include.js';
import { type NginxRoute } from './routes.js';
import type { NginxVersion } from './version.js';
/** What was read from a set of nginx files. */
export interface NginxReading {
    readonly routes: readonly NginxRoute[];
    readonly observations: readonly Observation[];
    readonly unknowns: readonly Unknown[];
    /** All files read, the given ones first. */
    readonly files: readonly SourceFile[];
    /** Those that others include, and where. */
    readonly includes: readonly NamedFile[];
    /** How many values of clocks and counts are written, each counted once. */
    readonly written: number;
}
/**
 * Reads nginx files: each with its includes in place, a file that another includes only there. Never throws; what is
 * wrong or unknown is observed at its place. Words of directives that leave a name open have the value that `variables`
 * gives it.
 */
export declare function readNginx(given: readonly SourceFile[], host: FileHost, version: NginxVersion, variables?: Variables): NginxReading;
