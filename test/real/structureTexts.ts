import type { Random } from './random.js';

/** Where directives stand. */
type Context = 'http' | 'server' | 'location';

const WORD_PIECES = [
  ...'abxyz019/.:=+-_*~^|,()[]?<>%@!&',
  '}',
  '#',
  '"',
  "'",
  '${v}',
  '$v',
  '\\;',
  '\\{',
  '\\ ',
  '\\"',
  '\\n',
  'é',
  '\v',
];
const QUOTED_PIECES = [...WORD_PIECES, ' ', ';', '{', '\n', '#', '\\\\'];
const SPACES = [' ', ' ', ' ', '\t', '\n', '\r\n', '  # a comment; with { "words\n'];
const NOISE = [...';{}"\'\\#$)', '; ', ' }', '{ ', '\n', ' ', '${', '""'];

/** An `http` block with every kind of word and white space; five out of six are damaged in one or two places. */
export function structureText(random: Random): string {
  const text = `http {\n${new Writer(random).content('http', 0)}}\n`;
  let damaged = text;
  for (let times = random.pick([0, 1, 1, 1, 2, 2]); times > 0; times--) damaged = damage(damaged, random);
  return damaged;
}

/** Removes, doubles or adds something where it matters. */
function damage(text: string, random: Random): string {
  const structural = [...text.matchAll(/[;{}"'\\]/g)].map(({ index }) => index);
  const anywhere = random.between(0, text.length);
  const at = structural.length === 0 || random.chance(0.2) ? anywhere : random.pick(structural);
  const noise = random.pick(NOISE);
  switch (random.between(0, 3)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + noise + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + (text[at] ?? '') + text.slice(at);
    default:
      return text.slice(0, anywhere) + noise + text.slice(anywhere);
  }
}

/** Writes directives that nginx takes with any words, so that it is the structure that decides. */
class Writer {
  readonly #random: Random;
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  content(context: Context, depth: number): string {
    let text = '';
    for (let count = this.#random.between(depth === 0 ? 1 : 0, 4); count > 0; count--) {
      text +=
        this.#random.pick(['', '\n', '  ', '# note }\n']) +
        this.#directive(context, depth) +
        this.#random.pick(['', '\n', ' ']);
    }
    return text;
  }

  #directive(context: Context, depth: number): string {
    const kinds = ['types', 'types', 'index', 'header', 'once'];
    if (depth < 3) kinds.push('block', 'block', 'block');
    if (context === 'http') kinds.push('map', 'geo', 'upstream', 'format');
    switch (this.#random.pick(kinds)) {
      case 'map':
        return this.#block('map', ['$host', `$m${this.#next()}`], this.#entries());
      case 'geo':
        return this.#block('geo', [`$g${this.#next()}`], ' 127.0.0.1 1; default 0; ');
      case 'upstream':
        return this.#block('upstream', [`u${this.#next()}`], this.#simple('server', ['127.0.0.1:80', 'weight=2']));
      case 'format':
        return this.#simple('log_format', [`f${this.#next()}`, '"a;b"', "'{c}'"]);
      case 'index':
        return this.#simple('index', ['a.html', '"b c"', 'd}e']);
      case 'header':
        return this.#simple('add_header', ['X-A', this.#random.pick(['b', '"b; c"', "'{'", 'a#b'])]);
      case 'block':
        return this.#nested(context, depth);
      // `proxy_read_timeout` may stand once at a level: a block of its own makes sure of that.
      case 'once':
        return context === 'http'
          ? this.#block('server', [], this.#simple('proxy_read_timeout', ['60s']))
          : this.#location(this.#simple('proxy_read_timeout', ['60s']));
      default:
        return this.#simple('gzip_types', this.#words());
    }
  }

  #nested(context: Context, depth: number): string {
    if (context === 'http') return this.#block('server', [], this.content('server', depth + 1));
    return this.#location(this.content('location', depth + 1));
  }

  /** Only a location with a regex may stand in any other. */
  #location(content: string): string {
    return this.#block('location', ['~', this.#random.pick([`/${this.#next()}`, '"^/a{2}$"', '^/[^/]+$'])], content);
  }

  #entries(): string {
    let text = ' ';
    for (let count = this.#random.between(0, 3); count > 0; count--) {
      text += this.#simple(this.#random.pick([`k${this.#next()}`, `"k ${this.#next()}"`]), [
        this.#random.pick(['v', '"v;w"', "'}'"]),
      ]);
    }
    return text;
  }

  #words(): string[] {
    return Array.from({ length: this.#random.between(1, 4) }, () => {
      const quote = this.#random.pick(['', '', '"', "'"]);
      const pieces = Array.from({ length: this.#random.between(1, 6) }, () =>
        this.#random.pick(quote === '' ? WORD_PIECES : QUOTED_PIECES.filter((piece) => piece !== quote)),
      );
      // A bare word begins with a character that begins nothing else.
      return quote === '' ? `w${pieces.join('')}` : `${quote}${pieces.join('')}${quote}`;
    });
  }

  #simple(name: string, words: readonly string[]): string {
    return `${[name, ...words].join(this.#space())}${this.#random.pick(['', '', ' ', '\n'])}; `;
  }

  #block(name: string, words: readonly string[], content: string): string {
    return `${[name, ...words].join(this.#space())}${this.#random.pick(['', ' ', '\n'])}{${content}}`;
  }

  #space(): string {
    return this.#random.pick(SPACES);
  }

  #next(): number {
    return this.#count++;
  }
}
