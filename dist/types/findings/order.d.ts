import { type Finding } from './finding.js';
/**
 * Orders findings by the file of the primary place, then the place, then the code; what is still equal by the other
 * places, the headline and the route, so that the order never depends on how the findings were come by.
 */
export declare function compareFindings(a: Finding, b: Finding): number;
/** By UTF-16 units, not by the reader's language: the same everywhere. */
export declare function compareText(a: string, b: string): number;
