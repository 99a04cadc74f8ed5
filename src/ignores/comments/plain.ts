/** Finds the comments of texts whose formats need no more than quotes to be told apart from them. */
import type { Comment, Commented, Range } from './comment.js';
import type { Quote, Syntax } from './syntax.js';

/** Texts without an end are looked for up to the end of the file: a person leaves few of them. */
const MOST_ENDLESS = 20;

/** The comments of a text. Never throws; a quote that is never closed goes to the end, or to that of its line. */
export function commentsBy(text: string, syntax: Syntax): Commented {
  return new PlainReader(text, syntax).read();
}

class PlainReader {
  private readonly comments: Comment[] = [];
  private readonly wholes: Range[] = [];
  private readonly heredocs: string[] = [];
  private heredocStart = 0;
  private at = 0;
  /** Whether nothing but white space stood on the line so far. */
  private isFresh = true;
  private statement = -1;
  private endless = 0;

  constructor(
    private readonly text: string,
    private readonly syntax: Syntax,
  ) {}

  read(): Commented {
    while (this.at < this.text.length) this.step();
    return { comments: this.comments, wholes: this.wholes };
  }

  private step(): void {
    const { text, syntax, at } = this;
    const char = text[at] as string;
    if (char === '\n') return this.newline();
    if (char === ' ' || char === '\t' || char === '\r') {
      this.at++;
      return;
    }
    if (this.comment()) return;
    if (this.statement < 0) this.statement = at;
    if (syntax.indentedGoOn === true && this.isFresh && at > 0 && text[at - 1] !== '\n') {
      this.wholes.push({ start: Math.max(0, text.lastIndexOf('\n', at) - 1), end: at + 1 });
    }
    if (char === syntax.escape) return this.escaped();
    if (this.heredoc() || this.quoted()) return;
    if (syntax.statementEnds?.includes(char) === true) this.endStatement(at);
    this.isFresh = false;
    this.at++;
  }

  private newline(): void {
    this.at++;
    this.isFresh = true;
    if (this.heredocs.length > 0) this.skipHeredocs();
  }

  private endStatement(at: number): void {
    if (this.text.slice(this.statement, at).includes('\n')) this.wholes.push({ start: this.statement, end: at + 1 });
    this.statement = -1;
  }

  private escaped(): void {
    const { text, at } = this;
    const rest = /[ \t]*\r?\n/y;
    rest.lastIndex = at + 1;
    if (rest.test(text)) {
      // Comments between lines that go on are none of theirs, and take a line.
      this.wholes.push({ start: at, end: this.behindComments(rest.lastIndex) + 1 });
      this.at = rest.lastIndex;
      this.isFresh = true;
      return;
    }
    this.isFresh = false;
    this.at = at + 2;
  }

  /** Where the first line begins that is no comment, from a line's beginning on. */
  private behindComments(from: number): number {
    const { text, syntax } = this;
    if (syntax.at !== 'line') return from;
    const line = /[ \t]*[#;][^\n]*\n/y;
    let at = from;
    for (line.lastIndex = at; line.test(text); line.lastIndex = at) at = line.lastIndex;
    return at;
  }

  /** `{# ... #}` where a directive would begin, as nginx's files that a program fills in have it. */
  private templateComment(): boolean {
    const { text, syntax, at } = this;
    if (syntax.statementEnds === undefined || this.statement >= 0 || !text.startsWith('{#', at)) return false;
    const newline = text.indexOf('\n', at);
    const close = text.slice(at, newline < 0 ? text.length : newline).indexOf('#}', 2);
    if (close < 0) return false;
    this.at = at + close + 2;
    this.add(at, at + 2, this.at, at + close);
    return true;
  }

  private comment(): boolean {
    if (this.templateComment()) return true;
    const { text, syntax, at } = this;
    const { between } = syntax;
    if (between !== undefined && text.startsWith(between[0], at)) {
      const found = this.endless < MOST_ENDLESS ? text.indexOf(between[1], at + between[0].length) : -1;
      if (found < 0) this.endless++;
      const end = found < 0 ? text.length : found + between[1].length;
      this.add(at, at + between[0].length, end, found < 0 ? end : found);
      this.at = end;
      return true;
    }
    const sign = syntax.signs.find((each) => text.startsWith(each, at));
    if (sign === undefined || !this.mayBegin(sign)) return false;
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    this.add(at, at + sign.length, end);
    this.at = end;
    return true;
  }

  private mayBegin(sign: string): boolean {
    const { at, behindSpace } = this.syntax;
    if (at === 'anywhere') return true;
    if (at === 'word') return this.mayBeginWord();
    return this.isFresh || (sign === behindSpace && /\s/.test(this.text[this.at - 1] ?? ''));
  }

  private mayBeginWord(): boolean {
    const before = this.text[this.at - 1] ?? '\n';
    return /\s/.test(before) || this.syntax.wordsAfter?.includes(before) === true;
  }

  private add(start: number, textStart: number, end: number, textEnd = end): void {
    this.comments.push({ start, end, textStart, text: this.text.slice(textStart, textEnd) });
  }

  private quoted(): boolean {
    const { text, syntax, at } = this;
    const quote = syntax.quotes?.find(({ open }) => text.startsWith(open, at));
    if (quote === undefined || (syntax.quotedWords === true && !this.mayBeginWord())) return false;
    const end = quoteEnd(text, at + quote.open.length, quote);
    // Statements hold their texts as they are.
    if (syntax.statementEnds === undefined && text.slice(at, end).includes('\n')) this.wholes.push({ start: at, end });
    this.isFresh = false;
    this.at = end;
    return true;
  }

  private heredoc(): boolean {
    const { heredoc } = this.syntax;
    if (heredoc === undefined || this.text[this.at] !== '<') return false;
    heredoc.lastIndex = this.at;
    const [whole, name] = heredoc.exec(this.text) ?? [];
    if (whole === undefined || name === undefined) return false;
    if (this.heredocs.length === 0) this.heredocStart = this.at;
    this.heredocs.push(name);
    this.at += whole.length;
    return true;
  }

  private skipHeredocs(): void {
    const { text } = this;
    const start = this.at;
    let at = start;
    while (at < text.length && this.heredocs.length > 0) {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline;
      if (text.slice(at, end).trim() === this.heredocs[0]) this.heredocs.shift();
      at = end + 1;
    }
    const isClosed = this.heredocs.length === 0;
    this.heredocs.length = 0;
    // What looked like one and has no end was none.
    if (!isClosed && this.endless++ < MOST_ENDLESS) return;
    this.at = Math.min(at, text.length);
    this.wholes.push({ start: this.heredocStart, end: Math.max(start, this.at - 1) });
  }
}

/** The offset behind the end of a text that begins at `from`, just behind its opening quote. */
function quoteEnd(text: string, from: number, { close, escape, oneLine = false, fills = false }: Quote): number {
  // How deep in braces each text is whose value is being filled in.
  const open: number[] = [];
  let braces = -1;
  for (let at = from; at < text.length; at++) {
    const char = text[at] as string;
    if (oneLine && char === '\n') return at;
    if (braces >= 0) {
      if (char === '{') braces++;
      else if (char === '}') braces = braces > 1 ? braces - 1 : -1;
      else if (char === '"') {
        open.push(braces);
        braces = -1;
      }
      continue;
    }
    if (char === escape) at++;
    else if (fills && (char === '$' || char === '%') && text[at + 1] === '{') {
      braces = 0;
    } else if (text.startsWith(close, at)) {
      const outer = open.pop();
      if (outer === undefined) return at + close.length;
      braces = outer;
    }
  }
  return text.length;
}
