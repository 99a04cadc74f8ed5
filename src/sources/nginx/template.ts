/** Recognises template constructs in a configuration that a program still has to fill in. */

const OPEN = 0x7b;
const PERCENT = 0x25;
const HASH = 0x23;
const LESS = 0x3c;

/** A `{{ ... }}` may span lines, but not without limit: `{{` may also be a slip of the keyboard. */
const LONGEST_ACTION = 4000;

const CONTROL_ACTION =
  /^\{{2,3}[-~]?\s*(?:[#/^>!*]|\$[\w.]+(?:\s*,\s*\$\w+)?\s*:?=(?!=)|(?:if|range|with|define|block|template|else|end|break|continue)(?![\w.|]))/;
const COMMENT = /^(?:\{#|<%#|\{\{[-~]?\s*(?:\/\*|!))/;
const PLACEHOLDER_ALONE = /%+[A-Z][A-Z0-9_]*%+|\$\{[A-Z_][A-Z0-9_]*\}/y;
const PERCENT_NAME = /%([A-Z][A-Z0-9_]*)%/g;
const ENVIRONMENT_NAME = /\$\{_*[A-Z][A-Z0-9_]*(?:\}|:?[-+=?])/;
const HEX_PAIR = /^[0-9A-F]{2}$/;

/** Finds where the template constructs of one text end. Asking at rising offsets costs linear time altogether. */
export class Templates {
  readonly #text: string;
  /** The last search for each closing text: from where, and where it was found (infinite: nowhere). */
  readonly #found = new Map<string, { from: number; at: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Offset just after the construct that begins at `at`, or -1. Where nginx would also read the text in another way
   * (after the first word of a directive), only what closes on the same line counts.
   */
  endAt(at: number, startsDirective: boolean): number {
    const first = this.#text.charCodeAt(at);
    const second = this.#text.charCodeAt(at + 1);
    if (first === OPEN) {
      if (second === OPEN) return this.#action(at);
      if (second === PERCENT) return this.#closed(at, '%}', startsDirective);
      // `server {# comment` is a block and a comment for nginx.
      if (second === HASH && startsDirective) return this.#closed(at, '#}', true);
    } else if (first === LESS && second === PERCENT) {
      return this.#closed(at, '%>', startsDirective);
    } else if (first === PERCENT && second === OPEN && startsDirective) {
      return this.#closed(at, '}', false);
    }
    return -1;
  }

  /** Whether the construct steers the template (`{% if %}`, `{{ end }}`, comments) and stands for no value itself. */
  isControl(start: number, end: number): boolean {
    if (this.#text.charCodeAt(start) === LESS) return this.#text[start + 2] !== '=';
    if (!this.#text.startsWith('{{', start)) return true;
    return CONTROL_ACTION.test(this.#text.slice(start, Math.min(end, start + 200)));
  }

  /** Whether the construct is a comment of the template. */
  isComment(start: number): boolean {
    return COMMENT.test(this.#text.slice(start, start + 20));
  }

  /**
   * Offset at which a line of nothing but placeholders ends, when the word from `start` to `end` begins one, or -1:
   * `{{ include "x" }}`, `${EXTRA}`, `%%GLOBALS%%`, also with a `;` after it.
   */
  lineOfPlaceholders(start: number, end: number): number {
    let last = start;
    while (last < end) {
      const next = this.#placeholderEnd(last);
      if (next < 0) return -1;
      last = next;
    }
    for (let count = 1; ; count++) {
      let at = last;
      while (isBlank(this.#text.charCodeAt(at))) at++;
      const char = this.#text[at];
      if (char === undefined || char === '\n' || char === '#' || char === '}') return last;
      if (char === ';') return count === 1 ? at + 1 : -1;
      const next = this.endAt(at, false);
      if (next < 0) return -1;
      if (this.isControl(at, next)) return last;
      last = next;
    }
  }

  #placeholderEnd(at: number): number {
    PLACEHOLDER_ALONE.lastIndex = at;
    const match = PLACEHOLDER_ALONE.exec(this.#text);
    return match === null ? this.endAt(at, false) : at + match[0].length;
  }

  #action(at: number): number {
    let inner = at + 2;
    while ('-~ \t'.includes(this.#text[inner] ?? '.')) inner++;
    if (this.#text.startsWith('/*', inner)) {
      const comment = this.#find('*/', inner);
      return comment === Infinity ? -1 : after(this.#find('}}', comment), 2);
    }
    if (this.#text.startsWith('!--', inner)) return after(this.#find('--}}', inner), 4);
    const close = this.#find('}}', at + 2);
    const length = this.#text[at + 2] === '{' && this.#text[close + 2] === '}' ? 3 : 2;
    if (close < this.#find('\n', at)) return close + length;
    // Over several lines a `;` inside tells that the braces are not a template's.
    return close - at < LONGEST_ACTION && close < this.#find(';', at) ? close + length : -1;
  }

  #closed(at: number, closing: string, overLines: boolean): number {
    const close = this.#find(closing, at + 2);
    return overLines || close < this.#find('\n', at) ? after(close, closing.length) : -1;
  }

  #find(what: string, from: number): number {
    const last = this.#found.get(what);
    if (last === undefined || from > last.at) return this.#search(what, from);
    if (from >= last.from) return last.at;
    // A step back: only the gap before the last search is new.
    const gap = this.#text.slice(from, last.from + what.length - 1).indexOf(what);
    return gap < 0 ? last.at : from + gap;
  }

  #search(what: string, from: number): number {
    const found = this.#text.indexOf(what, from);
    const at = found < 0 ? Infinity : found;
    this.#found.set(what, { from, at });
    return at;
  }
}

/** Whether a word as written holds a placeholder that a program fills in before nginx reads it. */
export function hasPlaceholder(written: string): boolean {
  if (!written.includes('{') && !written.includes('%')) return false;
  if (ENVIRONMENT_NAME.test(written)) return true;
  if (closes(written, '{{', '}}') || closes(written, '{%', '%}') || closes(written, '<%', '%>')) return true;
  for (const match of written.matchAll(PERCENT_NAME)) {
    const behind = match.index + match[0].length;
    if (!isEncoded(match[1] as string, written.slice(behind, behind + 2))) return true;
  }
  return false;
}

/**
 * Whether what stands between two `%` is an encoded character and no name, seen by what is behind: `%C3%A9`, and the
 * `%C3` of `%C3A%A9`.
 */
export function isEncoded(name: string, behind: string): boolean {
  return HEX_PAIR.test(name.slice(0, 2)) && (name.length === 2 || HEX_PAIR.test(behind.slice(0, 2)));
}

function closes(text: string, opening: string, closing: string): boolean {
  const at = text.indexOf(opening);
  return at >= 0 && text.includes(closing, at + 2);
}

function after(at: number, length: number): number {
  return at === Infinity ? -1 : at + length;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}
