/** Lists of attributes, as the AWS Load Balancer Controller takes them. */
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../../shared/pieces.js';
import type { YamlValue } from '../../shared/yaml/index.js';
/** One attribute: `idle_timeout.timeout_seconds` and what it is set to. */
export interface Attribute {
    readonly key: string;
    readonly value: Pieces;
}
export interface AttributeList {
    readonly attributes: readonly Attribute[];
    /** What is no `key=value`: the controller then refuses the whole list. */
    readonly broken: readonly {
        readonly text: string;
        readonly span: Span;
    }[];
}
/**
 * An annotation of the form `key=value,key=value`; a comma of a value is written `\,`. Where a template gives a part
 * of the list, that part is left aside.
 */
export declare function attributesIn(value: YamlValue): AttributeList;
/** The same in an object's own fields: a list of `key` and `value`. */
export declare function attributesOf(value: YamlValue | undefined): Attribute[];
