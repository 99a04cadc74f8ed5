/** What a written word means to nginx: its escapes, and how long it may be. */

/** The room that nginx has for one word or comment (`NGX_CONF_BUFFER`), in bytes. */
export const BUFFER_BYTES = 4096;

const ESCAPE = /\\(["'\\trn])/g;

/** The value of a word written with backslashes: nginx undoes six escapes and keeps every other backslash. */
export function unescape(written: string): string {
  return written.replace(ESCAPE, (_, char: string) =>
    char === 't' ? '\t' : char === 'r' ? '\r' : char === 'n' ? '\n' : char,
  );
}

/**
 * Whether a piece of text takes at least `limit` bytes in UTF-8. A lone surrogate counts three bytes, as an encoder
 * writes it.
 */
export function takesBytes(text: string, start: number, end: number, limit: number): boolean {
  if (end - start >= limit) return true;
  if ((end - start) * 3 < limit) return false;
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    // Both halves of a pair together take four bytes.
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(at + 1))) bytes += 1;
    else bytes += 3;
  }
  return bytes >= limit;
}

/** Whether a UTF-16 unit is the second half of a pair. */
export function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
