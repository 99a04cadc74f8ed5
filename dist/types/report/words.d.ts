/** `1 hop`, `2 hops`. */
export declare function counted(count: number, one: string, many?: string): string;
/** `a`, `a and b`, `a, b and c`. */
export declare function listed(parts: readonly string[]): string;
/** `①` to `⑳`, then `(21)`. */
export declare function circled(number: number): string;
