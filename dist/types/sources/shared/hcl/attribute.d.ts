import type { Expression, HclAttribute } from './syntax.js';
export declare class LazyAttribute implements HclAttribute {
    #private;
    readonly name: string;
    readonly start: number;
    readonly nameEnd: number;
    readonly end: number;
    readonly valueStart: number;
    /** `value` was read from `text` without any problem. */
    constructor(name: string, start: number, value: Expression, text: string);
    get value(): Expression;
}
/** Whether a value is small enough to be kept. */
export declare function isSmall({ kind }: Expression): boolean;
