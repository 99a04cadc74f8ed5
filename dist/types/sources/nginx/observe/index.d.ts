import type { Findings, Scene } from './context.js';
/** Everything that can be seen in one configuration without knowing the hops around it. */
export declare function observe(scene: Scene, findings: Findings): void;
