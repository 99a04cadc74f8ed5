import type { Observation } from '../../../model/observation.js';
import { type Scene } from './context.js';
/** Header lines that replace outer ones instead of adding to them, on routes that forward requests. */
export declare function observeHeaders(scene: Scene, observations: Observation[]): void;
