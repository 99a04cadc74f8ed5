/** Puts known values into words that leave names open, as the program does that fills the template in. */
import { COMMAND_LINE, positionAt, type SourceFile, sliceOf } from '../../model/span.js';
import type { Filling } from '../../model/setting.js';
import { type Piece, type Pieces, spanOf, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';
import type { Directive, ParsedFile, Word } from './syntax.js';
import { hasPlaceholder, isEncoded } from './template.js';
import { BUFFER_BYTES, unescape } from './word.js';

/** `$NAME`, `${NAME}`; `{{ name }}`, `{{ .Values.name }}`; `%NAME%`; `<%= name %>`, `<%= @name %>`. */
const PLACEHOLDER =
  /\$(?:\{(?<braced>[A-Za-z_]\w*)\}|(?<plain>[A-Za-z_]\w*))|(?<!\{)\{\{[ \t]*(?<action>\.?[A-Za-z_][\w.]*)[ \t]*\}\}(?!\})|(?<!%)%(?<percent>[A-Z][A-Z0-9_]*)%(?!%)|<%=[ \t]*@?(?<erb>[A-Za-z_]\w*)[ \t]*(?:-%>(?![\r\n])|%>)/g;

const CAPITALS = /^_*[A-Z][A-Z0-9_]*$/;

/** Directives whose values nginx never takes from variables of its own, so that any name in them is a placeholder. */
const WITHOUT_VARIABLES =
  /(?:_timeout|_time|_tries|_requests|_connections|_processes)$|^(?:keepalive|listen|server|include|resolver)$/;

/** What would make other words of a word, or another text: nginx's punctuation and quotes, and its escapes. */
const BREAKS_BARE = /[ \t\r\n;{}"'\\]/;
const BREAKS_QUOTED = /["'\\]/;

/** As much of a value that is not known as is shown. */
const LONGEST_SHOWN = 200;

/**
 * What was read of a file with all values put in that are known. A word with a known value is no longer a template; one
 * that names something known to be unknown, or whose value would not stay one word, is one. Everything keeps its
 * place, and what names nothing known is the same as before.
 */
export function filledIn(parsed: ParsedFile, variables: Variables): ParsedFile {
  if (variables.size === 0) return parsed;
  const directives = new Filler(parsed.file, variables).directives(parsed.directives);
  return directives === parsed.directives ? parsed : { ...parsed, directives };
}

/** A value put in for one name. */
interface Inserted {
  readonly name: string;
  readonly pieces: Pieces;
  readonly before: string;
  readonly text: string;
  /** Where, in the word as written, the name's placeholder ends. */
  readonly end: number;
}

class Filler {
  constructor(
    private readonly file: SourceFile,
    private readonly variables: Variables,
  ) {}

  directives(list: readonly Directive[]): readonly Directive[] {
    let changed: Directive[] | undefined;
    for (const [index, directive] of list.entries()) {
      const filled = this.directive(directive);
      if (filled === directive) continue;
      changed ??= [...list];
      changed[index] = filled;
    }
    return changed ?? list;
  }

  private directive(directive: Directive): Directive {
    const { block, name } = directive;
    let args: Word[] | undefined;
    for (const [index, word] of directive.args.entries()) {
      if (!word.template && !word.text.includes('$')) continue;
      const filled = this.word(word, WITHOUT_VARIABLES.test(name.text));
      if (filled === word) continue;
      args ??= [...directive.args];
      args[index] = filled;
    }
    const inner = block === undefined ? undefined : this.directives(block);
    return args === undefined && inner === block
      ? directive
      : { ...directive, args: args ?? directive.args, block: inner };
  }

  /** `anyCase`: names in small letters are no variables of nginx's here. */
  private word(word: Word, anyCase: boolean): Word {
    const written = this.writtenOf(word);
    if (written === undefined) return word;
    const literals: string[] = [];
    const inserted: Inserted[] = [];
    let from = 0;
    for (const match of written.matchAll(PLACEHOLDER)) {
      const { braced, plain, action, percent, erb } = match.groups as Record<string, string | undefined>;
      const variable = braced ?? plain;
      if (variable !== undefined && !anyCase && !CAPITALS.test(variable)) continue;
      if (percent !== undefined && isEncoded(percent, written.slice(match.index + match[0].length))) continue;
      const found = this.find((variable ?? action ?? percent ?? erb) as string, action !== undefined);
      if (found === undefined) continue;
      const before = written.slice(from, match.index);
      literals.push(before);
      from = match.index + match[0].length;
      inserted.push({ ...found, before, text: textOf(found.pieces), end: from });
    }
    const last = inserted.at(-1);
    if (last === undefined) return word;
    literals.push(written.slice(last.end));
    const open = inserted.find(({ pieces }) => unknownIn(pieces) !== undefined);
    if (open !== undefined) return { ...word, text: shownOpen(inserted, literals), template: true };
    const breaks = word.quote === '' ? BREAKS_BARE : BREAKS_QUOTED;
    const text = inserted.map((each) => each.before + each.text).join('') + (literals.at(-1) as string);
    const fits =
      inserted.every((each) => !breaks.test(each.text) && !joins(each)) &&
      text.length < BUFFER_BYTES &&
      (word.quote !== '' || (text !== '' && !/^[#"']/.test(text)));
    // What is still open keeps the whole word from being known.
    if (!fits || hasPlaceholder(literals.join(' '))) return word.template ? word : { ...word, template: true };
    return {
      text: text.includes('\\') ? unescape(text) : text,
      start: word.start,
      end: word.end,
      quote: word.quote,
      template: false,
      filling: fillingOf(inserted, literals.at(-1) as string),
    };
  }

  /**
   * The word as it stands in the file, without its quotes; undefined where the reader made something else of it, and
   * where it is longer than nginx takes words.
   */
  private writtenOf({ start, end, quote, text }: Word): string | undefined {
    if (end - start > BUFFER_BYTES) return undefined;
    const whole = this.file.text.slice(start, end);
    const isClosed = quote !== '' && whole.length > 1 && whole.endsWith(quote);
    const inside = quote === '' ? whole : whole.slice(1, isClosed ? -1 : undefined);
    return (inside.includes('\\') ? unescape(inside) : inside) === text ? inside : undefined;
  }

  private find(name: string, dotted: boolean): Pick<Inserted, 'name' | 'pieces'> | undefined {
    const names = dotted ? [name, name.replace(/^\./, ''), name.replace(/^\.?(?:Values|Env)\./, '')] : [name];
    for (const each of names) {
      const pieces = this.variables.get(each);
      if (pieces !== undefined) return { name: each, pieces };
    }
    return undefined;
  }
}

/** Whether a value would make what stands around it something else: an escape with what follows, or a `${`. */
function joins({ before, text }: Inserted): boolean {
  return (text === '' && before.endsWith('\\')) || text.endsWith('$');
}

/** A word with values that are not known, in their own words: `${TIMEOUT:-120}`. */
function shownOpen(inserted: readonly Inserted[], literals: readonly string[]): string {
  const shown = inserted.map(({ before, pieces }) => {
    const written = writtenText(pieces);
    const fallback = unknownIn(pieces)?.fallback;
    return before + (fallback === undefined || written.includes(fallback) ? written : `${written} or ${fallback}`);
  });
  const text = shown.join('') + (literals.at(-1) as string);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function fillingOf(inserted: readonly Inserted[], after: string): Filling {
  const note = [...new Set(inserted.map(originOf))].join(', ');
  const [only, second] = inserted;
  if (only === undefined || second !== undefined) return { note };
  const span = wholeSpan(only.pieces);
  return span === undefined ? { note } : { note, place: { span, before: only.before, after } };
}

/** `PROXY_READ_TIMEOUT at compose.yml:12` */
function originOf({ name, pieces }: Inserted): string {
  const { file, start } = spanOf(pieces);
  if (file.name === COMMAND_LINE) return `${name} on the command line`;
  return `${name} at ${file.name}:${positionAt(file, start).line}`;
}

/** Where a value is written as it is and whole, in a file; undefined where it is put together or written otherwise. */
function wholeSpan(pieces: Pieces): Piece['span'] | undefined {
  const [only, second] = pieces;
  if (only === undefined || second !== undefined || !only.exact) return undefined;
  return only.span.file.name !== COMMAND_LINE && sliceOf(only.span) === only.text ? only.span : undefined;
}
