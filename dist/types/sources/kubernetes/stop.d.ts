/** How Kubernetes ends a container: the hook, the signal, the grace. */
import type { Unknown } from '../../model/observation.js';
import type { Stop } from '../shared/launch.js';
import type { YamlValue } from '../shared/yaml/index.js';
/** The grace includes the time that a `preStop` hook takes. */
export declare function stopOf(pod: YamlValue, container: YamlValue, unknowns: Unknown[]): Stop;
