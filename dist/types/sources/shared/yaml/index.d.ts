/** YAML with the place of everything. */
export { readYaml, type YamlReading } from './document.js';
export { madeList, madeMap, madeScalar, placedAt, unknownThroughout } from './made.js';
export { expandedSize } from './size.js';
export { type YamlEntry, YamlValue } from './value.js';
export { type YamlToken, yamlTokens } from './tokens.js';
