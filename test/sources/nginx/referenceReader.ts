/**
 * nginx's own way through a configuration, byte by byte: the state machine of `ngx_conf_read_token()` and the checks of
 * `ngx_conf_parse()`, written a second time to compare the parser with. It stops at the first error.
 */

/** A directive: its words, and the directives of its block. */
export interface Node {
  readonly words: readonly string[];
  readonly block: readonly Node[] | undefined;
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly tree: readonly Node[] }
  /** The byte at which nginx gives up. */
  | { readonly kind: 'refused'; readonly at: number }
  /** The structure is right so far, but a directive that is known has too many or too few arguments. */
  | { readonly kind: 'miscounted' };

/** What nginx knows of one directive. */
export interface Known {
  readonly block: boolean;
  readonly least: number;
  readonly most: number;
}

const BUFFER = 4096;
const ENTRIES = new Set(['map', 'geo', 'types', 'split_clients', 'charset_map']);

type Ended = 'semicolon' | 'open' | 'close' | 'end';

class Refused extends Error {
  constructor(readonly at: number) {
    super(`refused at byte ${at}`);
  }
}

class Miscounted extends Error {}

/** What nginx makes of a text; directives that are not `known` may have any shape. */
export function referenceRead(text: string, known: ReadonlyMap<string, Known>): Verdict {
  const reader = new ReferenceReader(Buffer.from(text, 'utf8'), known);
  try {
    return { kind: 'accepted', tree: reader.parse(false, undefined) };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', at: error.at };
    if (error instanceof Miscounted) return { kind: 'miscounted' };
    throw error;
  }
}

class ReferenceReader {
  #pos = 0;
  #words: string[] = [];

  constructor(
    private readonly bytes: Buffer,
    private readonly known: ReadonlyMap<string, Known>,
  ) {}

  /** Reads a block or the file; `entries` is the name of a block whose content is no directives. */
  parse(inBlock: boolean, entries: string | undefined): Node[] {
    const nodes: Node[] = [];
    for (;;) {
      const ended = this.#readToken();
      const words = this.#words;
      if (ended === 'close' || ended === 'end') {
        if (inBlock !== (ended === 'close')) throw new Refused(this.#pos);
        return nodes;
      }
      if (entries !== undefined) {
        if (ended === 'open') throw new Refused(this.#pos);
        if (entries !== 'types' && words.length > 2) throw new Miscounted();
        nodes.push({ words, block: undefined });
        continue;
      }
      const name = words[0] as string;
      const known = this.known.get(name);
      if (known !== undefined) {
        if (known.block !== (ended === 'open')) throw new Refused(this.#pos);
        if (words.length - 1 < known.least || words.length - 1 > known.most) throw new Miscounted();
      }
      nodes.push({
        words,
        block: ended === 'open' ? this.parse(true, ENTRIES.has(name) ? name : undefined) : undefined,
      });
    }
  }

  #readToken(): Ended {
    const { bytes } = this;
    this.#words = [];
    let found = false;
    let needSpace = false;
    let lastSpace = true;
    let comment = false;
    let variable = false;
    let quoted = false;
    let quote = '';
    let start = this.#pos;
    for (;;) {
      if (this.#pos >= bytes.length) {
        if (this.#words.length > 0 || !lastSpace) throw new Refused(this.#pos);
        return 'end';
      }
      // The buffer runs out, with more to come, while it holds nothing but this token.
      if (this.#pos - start === BUFFER) throw new Refused(start);
      const char = String.fromCharCode(bytes[this.#pos++] as number);
      const space = char === ' ' || char === '\t' || char === '\r' || char === '\n';
      if (char === '\n') comment = false;
      if (comment) continue;
      if (quoted) {
        quoted = false;
        continue;
      }
      if (needSpace) {
        if (space) {
          lastSpace = true;
          needSpace = false;
          continue;
        }
        if (char === ';') return 'semicolon';
        if (char === '{') return 'open';
        if (char !== ')') throw new Refused(this.#pos - 1);
        lastSpace = true;
        needSpace = false;
      }
      if (lastSpace) {
        start = this.#pos - 1;
        if (space) continue;
        if (char === ';' || char === '{') {
          if (this.#words.length === 0) throw new Refused(start);
          return char === ';' ? 'semicolon' : 'open';
        }
        if (char === '}') {
          if (this.#words.length > 0) throw new Refused(start);
          return 'close';
        }
        if (char === '#') {
          comment = true;
          continue;
        }
        if (char === '\\') quoted = true;
        else if (char === '"' || char === "'") {
          start++;
          quote = char;
        } else if (char === '$') variable = true;
        lastSpace = false;
        continue;
      }
      if (char === '{' && variable) continue;
      variable = false;
      if (char === '\\') {
        quoted = true;
        continue;
      }
      if (char === '$') {
        variable = true;
        continue;
      }
      if (quote !== '') {
        if (char === quote) {
          quote = '';
          needSpace = true;
          found = true;
        }
      } else if (space || char === ';' || char === '{') {
        lastSpace = true;
        found = true;
      }
      if (!found) continue;
      this.#words.push(unescaped(bytes.subarray(start, this.#pos - 1)));
      if (char === ';') return 'semicolon';
      if (char === '{') return 'open';
      found = false;
    }
  }
}

function unescaped(bytes: Buffer): string {
  const CONTROL: Record<string, number> = { t: 9, r: 13, n: 10 };
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    const next = String.fromCharCode(bytes[at + 1] ?? 0);
    if (byte !== 0x5c || !'"\'\\trn'.includes(next)) out.push(byte);
    else {
      at++;
      out.push(CONTROL[next] ?? (bytes[at] as number));
    }
  }
  return Buffer.from(out).toString('utf8');
}
