import type { FactValue } from '../../model/hop.js';
import type { NginxHop } from './hop.js';
/** All properties of a route that are no clocks. */
export declare function allFacts(hop: NginxHop): Record<string, FactValue>;
/** One property of a route; undefined where it has none of that name, null where it cannot be known. */
export declare function nginxFact(hop: NginxHop, name: string): FactValue | undefined;
