import type { Observation } from '../model/observation.js';
/**
 * Whether a server ends before it listens, by what was seen of its command line and configuration: then its clocks never
 * run, and what the words that it refuses were meant to say is not known.
 */
export declare function isRefused(observations: readonly Observation[]): boolean;
