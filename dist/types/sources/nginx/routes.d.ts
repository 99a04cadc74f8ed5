import type { Route } from '../../model/chain.js';
import { NginxHop } from './hop.js';
import type { Names } from './names.js';
import type { Configuration } from './tree.js';
import type { NginxVersion } from './version.js';
/** One route through nginx and how nginx behaves on it. */
export interface NginxRoute {
    readonly route: Route;
    readonly hop: NginxHop;
}
/**
 * Every route of a configuration, in the order of the file: each location, nested ones included; each server without
 * a location `/` for what no location takes; each `if` and `limit_except` that sends requests elsewhere; each server
 * of `stream`. A configuration without any server has one route, for what its outermost level sets.
 */
export declare function routesOf(configuration: Configuration, names: Names, version: NginxVersion): NginxRoute[];
