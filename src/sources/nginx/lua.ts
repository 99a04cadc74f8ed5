/** Steps over the Lua code of OpenResty's `*_by_lua_block { ... }`, which nginx's own lexer never sees. */

const NEWLINE = 0x0a;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const HYPHEN = 0x2d;
const EQUALS = 0x3d;
const LEFT_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Whether a directive's block holds Lua code. */
export function holdsLua(name: string): boolean {
  return name.endsWith('_by_lua_block');
}

/**
 * Offset just after the `}` that ends the Lua code beginning at `from` (just after the `{`), or -1 when none does.
 * Braces in strings, long brackets and comments do not count.
 */
export function luaBlockEnd(text: string, from: number): number {
  let depth = 1;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) return at + 1;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) at = stringEnd(text, at);
    else if (code === LEFT_BRACKET) at = longBracketEnd(text, at) ?? at + 1;
    else if (code === HYPHEN && text.charCodeAt(at + 1) === HYPHEN) at = commentEnd(text, at);
    else at++;
    if (at < 0) return -1;
  }
  return -1;
}

/**
 * Where the Lua code probably ends when it never closes: after the next line that begins with `}` as deep as the line
 * of the directive does, or at the end of the text.
 */
export function probableLuaEnd(text: string, directive: number): number {
  const lineStart = text.lastIndexOf('\n', directive - 1) + 1;
  let indented = lineStart;
  while (text.charCodeAt(indented) === 0x20 || text.charCodeAt(indented) === 0x09) indented++;
  const closing = `\n${text.slice(lineStart, indented)}}`;
  const at = text.indexOf(closing, directive);
  return at < 0 ? text.length : at + closing.length;
}

function stringEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 2;
    else if (code === quote) return at + 1;
    // Lua has no string over a bare line end: the quote was left open.
    else if (code === NEWLINE) return at;
    else at++;
  }
  return text.length;
}

function commentEnd(text: string, start: number): number {
  const long = longBracketEnd(text, start + 2);
  if (long !== undefined) return long;
  const newline = text.indexOf('\n', start);
  return newline < 0 ? text.length : newline;
}

/** Offset after `[[ ... ]]` or `[==[ ... ]==]`; undefined where no long bracket opens, -1 where it never closes. */
function longBracketEnd(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) !== LEFT_BRACKET) return undefined;
  let at = start + 1;
  while (text.charCodeAt(at) === EQUALS) at++;
  if (text.charCodeAt(at) !== LEFT_BRACKET) return undefined;
  const closing = `]${'='.repeat(at - start - 1)}]`;
  const end = text.indexOf(closing, at + 1);
  return end < 0 ? -1 : end + closing.length;
}
