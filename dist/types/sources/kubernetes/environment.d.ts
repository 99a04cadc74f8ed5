/** The variables of a container, and `$(NAME)` in its command. */
import type { Unknown } from '../../model/observation.js';
import type { Pieces } from '../shared/pieces.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { type Allowance } from '../shared/yaml/text.js';
/** Data of the ConfigMaps of a file, by name. */
export type ConfigMaps = ReadonlyMap<string, YamlValue>;
/** The variables that a container sets. `env` beats `envFrom`; `unread` is where all variables come from of an object that no file holds. */
export declare function environmentOf(container: YamlValue, maps: ConfigMaps, allowance: Allowance): {
    environment: Map<string, Pieces>;
    unread: readonly Unknown[];
};
/**
 * A text with `$(NAME)` put in, as `expansion.Expand` of Kubernetes does: `$$` is `$`. A name that the container does
 * not set may still come from `envFrom`, or else it stays as it is; it is unknown.
 */
export declare function expandReferences(pieces: Pieces, environment: ReadonlyMap<string, Pieces>, allowance: Allowance): Pieces;
