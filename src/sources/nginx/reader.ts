/** Puts tokens together to directives and blocks; one reader reads one text once. */
import type { SourceFile } from '../../model/span.js';
import { Blocks, type OpenDirective } from './blocks.js';
import { bracedValueEnd, gluedBraces, lengthened, semicolonBehind, shortened } from './glued.js';
import { Lexer } from './lexer.js';
import { holdsLua, luaBlockEnd, probableLuaEnd } from './lua.js';
import { Problems } from './problems.js';
import { type Ending, findSwallowed, looksFine } from './swallowed.js';
import type { Directive, ParsedFile, TemplateSpan, Word } from './syntax.js';

/** How often reading goes on behind Lua code that never ends: finding that out costs a look at the whole text. */
const MOST_LUA_GUESSES = 20;
const BYTE_ORDER_MARK = 0xfeff;

export class Reader {
  readonly problems: Problems;
  /** Whether a word was seen whose last `}` may have been meant to end a block. */
  sawGluedBrace = false;
  readonly #file: SourceFile;
  readonly #text: string;
  readonly #ungluing: boolean;
  readonly #lexer: Lexer;
  readonly #templates: TemplateSpan[] = [];
  readonly #directives: Directive[] = [];
  readonly #blocks: Blocks;
  #name: Word | undefined;
  /** The words behind the name; the array is used again, because one that grows takes room for sixteen. */
  readonly #behind: Word[] = [];
  #given = 0;
  #luaGuesses = 0;

  /** With `ungluing`, a `}` at the end of a word is taken off where it may have been meant to end a block. */
  constructor(file: SourceFile, ungluing: boolean) {
    this.#file = file;
    this.#text = file.text;
    this.#ungluing = ungluing;
    this.problems = new Problems(file.text);
    this.#lexer = new Lexer(file.text, (reason, start, end) => this.problems.add(reason, start, end));
    this.#blocks = new Blocks(file.text, this.#directives, this.problems);
  }

  read(): void {
    const lexer = this.#lexer;
    if (this.#text.charCodeAt(0) === BYTE_ORDER_MARK) {
      this.problems.add('byte-order-mark', 0, 1);
      lexer.pos = 1;
    }
    for (;;) {
      switch (lexer.next(this.#name === undefined)) {
        case 'word':
          this.#word(lexer.word);
          break;
        case 'semicolon':
          if (this.#name === undefined) this.problems.add('unexpected-semicolon', lexer.start, lexer.pos);
          else this.#settle(this.#name, 'semicolon');
          break;
        case 'open':
          this.#open();
          break;
        case 'close':
          this.#close();
          break;
        case 'template':
          this.#templates.push({ start: lexer.start, end: lexer.pos });
          if (!lexer.templates.isComment(lexer.start)) this.problems.steered = true;
          break;
        case 'end':
          this.#finish();
          return;
      }
    }
  }

  result(): ParsedFile {
    return {
      file: this.#file,
      directives: this.#directives,
      problems: this.problems.inOrder(),
      templates: this.#templates,
    };
  }

  #word(read: Word): void {
    let word = read;
    const glued = this.#blocks.depth > 0 ? gluedBraces(this.#text, read, this.#lexer.templates) : 0;
    if (glued > 0) {
      this.sawGluedBrace = true;
      if (this.#ungluing) {
        word = shortened(read, Math.min(glued, this.#blocks.depth));
        this.#lexer.pos = word.end;
      }
    }
    if (this.#name !== undefined) {
      this.#behind[this.#given++] = word;
      return;
    }
    if (word.template && word.quote === '') {
      const end = this.#lexer.templates.lineOfPlaceholders(word.start, word.end);
      if (end >= 0) {
        this.#templates.push({ start: word.start, end });
        this.#lexer.pos = end;
        return;
      }
    }
    this.#name = word;
  }

  #open(): void {
    const { start, pos } = this.#lexer;
    if (this.#name === undefined) {
      this.problems.add('unexpected-open-brace', start, pos);
      if (!this.#skipsTooDeep(start, pos)) this.#blocks.enterStray();
      return;
    }
    this.#blocks.leaveFor(this.#name.text, this.#name.start);
    this.#settle(this.#name, 'open');
  }

  #close(): void {
    if (this.#name !== undefined) this.#settle(this.#name, 'close');
    if (this.#blocks.depth === 0) this.problems.add('unexpected-close-brace', this.#lexer.start, this.#lexer.pos);
    else this.#blocks.leave(this.#lexer.pos);
  }

  #finish(): void {
    if (this.#name !== undefined) this.#settle(this.#name, 'end');
    this.#blocks.leaveAll(this.#text.length);
  }

  /** The words read so far are over: makes a directive of them, or several when nginx would take too much for one. */
  #settle(first: Word, ending: Ending): void {
    let name = first;
    let args = this.#behind.slice(0, this.#given);
    let complained = false;
    this.#name = undefined;
    this.#given = 0;
    if (!looksFine(name.text, args.length, ending, this.#blocks.innermost)) {
      const words = [name, ...args];
      let from = 0;
      for (;;) {
        const { at, lacksOpen } = findSwallowed(words, from, ending, this.#blocks.innermost);
        if (at < 0) {
          complained = lacksOpen;
          break;
        }
        const before = words[at - 1] as Word;
        this.problems.add(lacksOpen ? 'missing-open-brace' : 'missing-semicolon', before.start, before.end);
        this.#add(words[from] as Word, words.slice(from + 1, at), lacksOpen, before.end);
        from = at;
      }
      name = words[from] as Word;
      args = words.slice(from + 1);
    }
    const last = args.at(-1) ?? name;
    if (complained) this.problems.add('missing-open-brace', name.start, last.end);
    if (ending === 'open') this.#openBlock(name, args);
    else if (ending === 'semicolon') this.#add(name, args, false, this.#lexer.pos);
    else {
      if (!complained) this.problems.add('missing-semicolon', last.start, last.end);
      this.#add(name, args, false, last.end);
    }
  }

  #openBlock(name: Word, args: Word[]): void {
    const { start, pos } = this.#lexer;
    const stray =
      this.#blocks.innermost.entryLimit !== undefined || !looksFine(name.text, 0, 'open', this.#blocks.innermost);
    if (stray) {
      this.problems.add('unexpected-open-brace', start, pos);
      const end = bracedValueEnd(this.#text, pos);
      if (end >= 0) {
        this.#lexer.pos = semicolonBehind(this.#text, end) ?? end;
        const last = args.at(-1);
        // `http://{host}/`: perhaps a placeholder; at any rate no shorter value than what is written.
        if (last?.end === start) args[args.length - 1] = lengthened(this.#text, last, end);
        this.#add(name, args, false, this.#lexer.pos);
        return;
      }
    }
    this.#add(name, args, true, pos);
  }

  /** Adds a directive and enters its block, if it opens one. */
  #add(name: Word, args: Word[], opens: boolean, end: number): void {
    const directive: OpenDirective = { name, args, block: undefined, end, file: this.#file };
    this.#blocks.innermost.content.push(directive);
    if (!opens) return;
    const block: Directive[] = [];
    directive.block = block;
    if (holdsLua(name.text)) directive.end = this.#lexer.pos = this.#luaEnd(name);
    else if (this.#skipsTooDeep(name.start, name.end)) directive.end = this.#lexer.pos;
    else this.#blocks.enter(directive, block);
  }

  #luaEnd(name: Word): number {
    const end = luaBlockEnd(this.#text, this.#lexer.pos);
    if (end >= 0) return end;
    this.problems.add('unterminated-lua', name.start, name.end);
    return this.#luaGuesses++ < MOST_LUA_GUESSES ? probableLuaEnd(this.#text, name.start) : this.#text.length;
  }

  /** Steps over the block just opened when too many are open. */
  #skipsTooDeep(start: number, end: number): boolean {
    if (!this.#blocks.full) return false;
    this.problems.add('too-deep', start, end);
    this.problems.mute(() => {
      for (let depth = 1, startsDirective = true; depth > 0;) {
        const token = this.#lexer.next(startsDirective);
        if (token === 'end') return;
        if (token === 'open') depth++;
        else if (token === 'close') depth--;
        startsDirective = token !== 'word';
      }
    });
    return true;
  }
}
