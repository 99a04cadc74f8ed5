import type { HclReading } from './syntax.js';
export type * from './syntax.js';
/**
 * Reads a text of HCL. Never throws; what cannot be read is told in `problems` and stepped over, and the bodies around it are
 * `damaged`. A text that is too large has one problem and no body.
 */
export declare function readHcl(text: string): HclReading;
