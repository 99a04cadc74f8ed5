/** The ports of the machine that lead to a service. */
import type { PublishedPort } from '../shared/launch.js';
import type { YamlValue } from '../shared/yaml/index.js';
/** Ports of all addresses of the machine; those of one loopback address, ranges and what is not known are left out. */
export declare function publishedPorts(ports: YamlValue | undefined): PublishedPort[];
