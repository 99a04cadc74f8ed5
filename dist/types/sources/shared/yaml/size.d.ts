/** How large a YAML value is with all aliases put in, which a few lines can make larger than any memory. */
import type { YamlValue } from './value.js';
/**
 * How many values a value holds, itself included, counting those behind an alias each time; Infinity where an alias
 * leads into itself or far too deep. Takes time in proportion to what is written, not to what that stands for.
 */
export declare function expandedSize(value: YamlValue): number;
