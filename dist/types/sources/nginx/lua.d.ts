/** Steps over the Lua code of OpenResty's `*_by_lua_block { ... }`, which nginx's own lexer never sees. */
/** Whether a directive's block holds Lua code. */
export declare function holdsLua(name: string): boolean;
/**
 * Offset just after the `}` that ends the Lua code beginning at `from` (just after the `{`), or -1 when none does.
 * Braces in strings, long brackets and comments do not count.
 */
export declare function luaBlockEnd(text: string, from: number): number;
/**
 * Where the Lua code probably ends when it never closes: after the next line that begins with `}` as deep as the line
 * of the directive does, or at the end of the text.
 */
export declare function probableLuaEnd(text: string, directive: number): number;
