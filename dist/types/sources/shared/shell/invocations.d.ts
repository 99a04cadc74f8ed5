import type { Invocation } from '../invocation.js';
import type { Launch } from '../launch.js';
/**
 * Every server that a launch starts, in the order in which they stand, with the wrappers and shells around it taken away:
 * `a && b` and the branches of an `if` give those of all. What the shell would put in from variables that are not known is
 * unknown; a word that is wholly unknown may be none or several words. Nothing is run. A script over 300,000 characters or
 * nested deeper than 200 brackets gives nothing.
 */
export declare function invocationsOf(launch: Launch): Invocation[];
