import { type Scene } from './scene.js';
export declare function observeNames(scene: Scene): void;
