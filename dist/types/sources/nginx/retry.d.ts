import type { Setting } from '../../model/setting.js';
import type { NginxHop } from './hop.js';
import type { Directive } from './syntax.js';
/** How often nginx tries a request, and after which failures. */
export interface Retry {
    /** Tries in all: the least of `*_next_upstream_tries` and the servers there are. */
    readonly setting: Setting;
    /** Words of `*_next_upstream` in force, empty when off; several lines at one level add up. */
    readonly conditions: readonly string[];
    readonly lines: readonly Directive[];
    /** Servers that a request may be tried on; undefined where the target is not known. */
    readonly servers: number | undefined;
}
/**
 * The retries of a route (facts F.4): attempts are at most the addresses that are not `down`, backups included. A host
 * name counts as one address, though it may have several.
 */
export declare function retryOf(hop: NginxHop): Retry | undefined;
