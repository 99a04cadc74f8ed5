/** What stands in brackets in HCL: arguments, tuples, objects and the expressions that make such. */
import type { Scanner, TokenKind } from './scanner.js';
import type { Expression } from './syntax.js';
type Read = () => Expression;
/** Reads what stands in the brackets whose first is the scanner's token, and gives the offset behind the other. */
export declare function bracketed(scanner: Scanner, close: TokenKind, inside: () => void, newlines?: boolean): number;
/** `max(a, b)`; the opening bracket is the scanner's token. */
export declare function readCall(scanner: Scanner, read: Read, name: string, start: number): Expression;
/** `(a + b)` */
export declare function readParentheses(scanner: Scanner, read: Read): Expression;
/** `[a, b]`, `[for x in y : x]` */
export declare function readTuple(scanner: Scanner, read: Read): Expression;
/** `{ a = b }`, `{ for k, v in a : k => v }` */
export declare function readObject(scanner: Scanner, read: Read): Expression;
export {};
