import type { Directive } from './syntax.js';
import { DirectiveTable } from './table.js';
/** Where directives stand. `http`, `server` and `location` may be made up around a fragment; `unseen` says so. */
export type LevelKind = 'main' | 'http' | 'server' | 'location' | 'if' | 'limit_except' | 'upstream' | 'stream' | 'stream server' | 'stream upstream' | 'other';
/**
 * One block of a configuration with its includes put in place: its own directives by name, and the blocks in it.
 * nginx merges each directive on its own: the innermost level that sets it wins.
 */
export declare class Level {
    readonly kind: LevelKind;
    readonly parent: Level | undefined;
    /** The directive that opens the block; undefined for a file's top level. */
    readonly opening: Directive | undefined;
    /** Whether the block itself was not among the files, only (part of) what stands in it. */
    readonly unseen: boolean;
    readonly own: DirectiveTable;
    children: readonly Level[];
    /** Whether an include in this block could not be read, so that what it sets is not known. */
    partial: boolean;
    constructor(kind: LevelKind, parent: Level | undefined, 
    /** The directive that opens the block; undefined for a file's top level. */
    opening: Directive | undefined, 
    /** Whether the block itself was not among the files, only (part of) what stands in it. */
    unseen?: boolean, own?: DirectiveTable);
    /** Puts a block into this one, at its end. */
    append(child: Level): void;
    /** The directives of one name in this block itself. */
    get(name: string): readonly Directive[];
    /** The first directive of a name in this block itself. */
    first(name: string): Directive | undefined;
    /** The directive of a name that is in force here: the first of the nearest level that has one. */
    effective(name: string): Directive | undefined;
    /** The nearest level, from here outwards, that sets a directive. */
    setter(name: string): Level | undefined;
    /** The nearest level of a kind, from here outwards. */
    enclosing(kind: LevelKind): Level | undefined;
    /** Whether a level from here outwards was not wholly read, so that a default may not hold. */
    get uncertain(): boolean;
    /** Whether an include in this block or one around it, up to the server, could not be read. */
    get unread(): boolean;
}
