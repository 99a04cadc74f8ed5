import { type Findings, type Scene } from './context.js';
/** Looks at every clock that is written, wherever it stands, used or not. */
export declare function observeValues(scene: Scene, findings: Findings): void;
