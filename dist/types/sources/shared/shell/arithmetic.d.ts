import type { ArithmeticExpression } from 'unbash';
/** A number, and whether it stands only as a fallback. */
export interface Computed {
    readonly number: bigint;
    readonly isFallback: boolean;
}
/** Gives a variable's text, where it is known. */
export type Variables = (name: string) => {
    text: string;
    isFallback: boolean;
} | undefined;
/** The value of `$((T + 10))`; undefined where it cannot be known. */
export declare function compute(expression: ArithmeticExpression | undefined, variable: Variables, depth?: number): Computed | undefined;
