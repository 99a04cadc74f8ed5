import { type Scene } from './scene.js';
export declare function observeClasses(scene: Scene): void;
