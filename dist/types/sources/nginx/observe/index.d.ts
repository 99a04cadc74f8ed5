import type { Findings, Scene } from './context.js';
/**
 * Everything that can be seen in one configuration without knowing the hops around it. All look at a route before the
 * next one is taken: what was worked out for one of them is then at hand for the others.
 */
export declare function observe(scene: Scene, findings: Findings): void;
