import { type Scene } from './scene.js';
export declare function observeSources(scene: Scene): void;
