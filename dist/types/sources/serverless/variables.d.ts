/** Variables of the Serverless Framework: `${self:custom.timeout, 30}`. */
import { type Pieces } from '../shared/pieces.js';
import type { YamlValue } from '../shared/yaml/index.js';
/**
 * The text of a value. What is taken from the same file is put in; what comes from anywhere else (`opt:`, `env:`,
 * `ssm:`) is unknown, with the number behind its comma as its fallback. Undefined where the value is no text.
 */
export declare function resolved(value: YamlValue, top: YamlValue): Pieces | undefined;
