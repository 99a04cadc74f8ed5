import type { Confidence } from '../model/chain.js';
import type { NginxHop } from '../sources/nginx/hop.js';
import type { AppServer } from './appServers.js';
/** The app server behind a route, and why it is taken to be there. */
export interface Link {
    readonly app: AppServer;
    readonly confidence: Confidence;
    readonly because: string;
}
/**
 * The app server that a route's requests reach: the one that listens where nginx sends them. Where several do, or none
 * that was read, there is no link: two hops that are not neighbours must not be compared.
 */
export declare function linkOf(hop: NginxHop, apps: readonly AppServer[]): Link | undefined;
