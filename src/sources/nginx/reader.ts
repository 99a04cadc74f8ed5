/** Puts tokens together to directives and blocks; one reader reads one text once. */
import type { SourceFile } from '../../model/span.js';
import { entryLimit, shapeOf } from './grammar.js';
import { braceIsGlued, glueStart } from './glued.js';
import { Lexer } from './lexer.js';
import { holdsLua, luaBlockEnd, probableLuaEnd } from './lua.js';
import { Problems } from './problems.js';
import { type Ending, findSwallowed, type Place } from './swallowed.js';
import type { Directive, ParsedFile, TemplateSpan, Word } from './syntax.js';

const DEEPEST = 200;
/** How often Lua code that never ends is looked for again behind its probable end: each time costs the whole text. */
const MOST_LUA_GUESSES = 20;

type OpenDirective = { -readonly [Key in keyof Directive]: Directive[Key] };

/** An open block. Without a directive it is a stray `{`, whose content belongs to the block around. */
interface Frame extends Place {
  readonly directive: OpenDirective | undefined;
  readonly content: Directive[];
}

export class Reader {
  readonly problems: Problems;
  /** Whether a word was seen that may end with the `}` of a block. */
  gluedBrace = false;
  readonly #file: SourceFile;
  readonly #text: string;
  readonly #ungluing: boolean;
  readonly #lexer: Lexer;
  readonly #templates: TemplateSpan[] = [];
  readonly #frames: Frame[] = [];
  readonly #outermost: Frame;
  #frame: Frame;
  #words: Word[] = [];
  #steered = false;
  #luaGuesses = 0;
}
