/** Where the constructs of template engines stand in a text. */

export interface Construct {
  readonly start: number;
  readonly end: number;
  /** It steers the template (`{{ if }}`, `{% for %}`, a comment) and gives no value itself. */
  readonly steers: boolean;
}

/** A construct may span lines, but not without limit: `{{` may also be a slip of the keyboard. */
const LONGEST = 2000;
const STEERS =
  /^\{\{[-~]?\s*(?:\/\*|!|\$[\w.]+(?:\s*,\s*\$\w+)?\s*:?=(?!=)|(?:if|range|with|define|block|template|else|end|break|continue)(?![\w.|]))/;
const OPENING = /\{\{|\{%|\{#|<%/g;
const CLOSING: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>' };

/** The constructs of a text from first to last; linear time on any input. */
export function constructsIn(text: string): Construct[] {
  const found: Construct[] = [];
  const last = new Map<string, number>();
  /** Where `what` comes next from `from` on; each character is searched once for it. */
  const next = (what: string, from: number, purpose = what): number => {
    const known = last.get(purpose);
    if (known !== undefined && known >= from) return known;
    const at = text.indexOf(what, from);
    last.set(purpose, at < 0 ? Infinity : at);
    return at < 0 ? Infinity : at;
  };
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    const opening = match[0];
    const start = match.index;
    const close = CLOSING[opening] as string;
    let at = next(close, start + 2);
    if (opening === '{{' && /^[-~]?\s{0,20}\/\*/.test(text.slice(start + 2, start + 30))) {
      const commentEnd = next('*/', start + 2);
      if (commentEnd < Infinity && at < commentEnd) at = next(close, commentEnd, 'end of comment');
    }
    const oneLine = at < next('\n', start);
    // `${#name}` is a length in a shell; a comment of a template over several lines is left alone too.
    const refused = opening === '{#' && (!oneLine || text[start - 1] === '$');
    if (refused || at - start > LONGEST || (!oneLine && at > next(opening, start + 2))) continue;
    let end = at + 2;
    if (opening === '{{' && text[start + 2] === '{' && text[end] === '}') end++;
    found.push({ start, end, steers: steers(text, start, opening) });
    OPENING.lastIndex = end;
  }
  return found;
}

function steers(text: string, start: number, opening: string): boolean {
  if (opening === '{{') return STEERS.test(text.slice(start, start + 200));
  return opening !== '<%' || text[start + 2] !== '=';
}
