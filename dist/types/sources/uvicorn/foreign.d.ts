import type { ForeignWord } from '../shared/arguments/report.js';
/** Words that uvicorn does not have, by what is meant with them here. */
export declare const FOREIGN: ReadonlyMap<string, ForeignWord>;
