import { type Scene } from './scene.js';
export declare function observeValues(scene: Scene): void;
