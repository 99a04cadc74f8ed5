/** Python's numbers: literals, arithmetic and how they are printed. Integers are exact and bounded, floats are IEEE doubles in both languages. */
import type { Num } from './value.js';
/** Reads a literal (`1_000`, `0xff`, `.5`, `1e3`); undefined for imaginary numbers, for `0777` and for absurd lengths. */
export declare function parseNumber(literal: string): Num | undefined;
/** What `int('...')` makes of a text; undefined where Python raises an error. */
export declare function intOfText(text: string): bigint | undefined;
/** What `float('...')` makes of a text; undefined where Python raises an error. */
export declare function floatOfText(text: string): number | undefined;
/** White space as `str.strip` knows it, in ASCII. */
export declare function trimPython(text: string): string;
/** `a op b`; undefined where Python raises an error, gives no number, or the result is too large or not surely the same. */
export declare function calculate(op: string, a: Num, b: Num): Num | undefined;
/** Integers and floats compare by their exact values; undefined for an operator that is none. */
export declare function compareNums(op: string, a: Num, b: Num): boolean | undefined;
/** As `str()` prints it: `30`, `30.0`, `1e+16`. */
export declare function numText(num: Num): string;
/** What `int()` makes of a float: cut off towards zero; undefined for infinities, NaN and absurd sizes. */
export declare function truncate(num: number): bigint | undefined;
/** What `round()` makes of a float: halves go to the even neighbour. */
export declare function roundHalfEven(num: number): bigint | undefined;
