/** YAML with the place of everything. */
export { readYaml, type YamlReading } from './document.js';
export { expandedSize } from './size.js';
export { type YamlEntry, YamlValue } from './value.js';
