/** `railway.json` and `railway.toml`: the time that Railway gives an old deployment. */
import type { SourceFile } from '../../model/span.js';
import { type FrontReading } from '../shared/front.js';
/** Whether a file is Railway's, by its name. */
export declare function looksLikeRailway(file: SourceFile): boolean;
/** The edge in front of what is deployed, with what the file says. Never throws. */
export declare function readRailway(file: SourceFile): FrontReading;
