import type { YamlEntry } from '../../shared/yaml/index.js';
import type { Gathered } from './build.js';
/**
 * Which of two values counts depends on where in nginx's configuration the piece ends up: what a snippet sets is not
 * known. `entries` are all that may hold one.
 */
export declare function snippetsOver(given: Gathered, entries: Iterable<YamlEntry>): void;
