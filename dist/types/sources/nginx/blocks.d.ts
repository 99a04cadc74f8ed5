import type { Problems } from './problems.js';
import type { Place } from './swallowed.js';
import type { Directive } from './syntax.js';
export type OpenDirective = {
    -readonly [Key in keyof Directive]: Directive[Key];
};
/** An open block. One without a directive is a stray `{`: what it holds belongs to the block around it. */
interface Frame extends Place {
    readonly directive: OpenDirective | undefined;
    readonly content: Directive[];
}
export declare class Blocks {
    #private;
    /** The innermost open block; outside of all blocks, the file itself. */
    innermost: Frame;
    constructor(text: string, content: Directive[], problems: Problems);
    /** How many blocks are open. */
    get depth(): number;
    /** Whether no further block may be opened: deeper than any real one, and a bound for whoever follows them down. */
    get full(): boolean;
    enter(directive: OpenDirective, content: Directive[]): void;
    enterStray(): void;
    /** Ends the innermost block; there must be one. */
    leave(end: number): void;
    /** Ends the blocks that cannot hold a block of this name: they were never closed. */
    leaveFor(name: string, end: number): void;
    /** Ends all blocks at the end of the text. */
    leaveAll(end: number): void;
}
export {};
