/** Where reading can go on after something that is no HCL. */

const WORD = String.raw`[\p{ID_Start}_][\p{ID_Continue}-]{0,200}`;
/** A line that says by itself what it is: `name = `, `block "label" {`, `}`. */
const ITEM = new RegExp(
  String.raw`[ \t]{0,200}(?:\}|${WORD}[ \t]{0,200}(?:=(?![=>])|(?:[ \t](?:"[^"\n]{0,200}"|${WORD})){0,5}[ \t]?\{))`,
  'uy',
);

/**
 * The offset behind a failure at `failure`, of an item that begins at `item` in a body whose brace is at `open`: the
 * end of the line before it or of a later one, so that the next line is an item or a closing brace. Where that body
 * began on the same line, its last brace.
 */
export function resumeAt(text: string, item: number, failure: number, open: number): number {
  const before = text.lastIndexOf('\n', failure - 1);
  if (before > item && isItem(text, before + 1)) return before;
  const end = lineEndFrom(text, failure);
  if (open >= 0 && end > open && text.indexOf('\n', open) >= end - 1) {
    const close = text.lastIndexOf('}', end);
    if (close >= failure) return close;
  }
  let at = end;
  while (at < text.length) {
    if (isItem(text, at + 1)) return at;
    at = lineEndFrom(text, at + 1);
  }
  return at;
}

function isItem(text: string, lineStart: number): boolean {
  ITEM.lastIndex = lineStart;
  return ITEM.test(text);
}

/** The offset of the line end that follows. */
function lineEndFrom(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}
