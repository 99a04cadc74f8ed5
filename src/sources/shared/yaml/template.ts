/** Files that a template engine still has to fill in: Helm, Jinja, ERB. */
import type { SourceFile, Span } from '../../../model/span.js';
import type { Piece, Pieces } from '../pieces.js';
import { joined } from './pieceText.js';
import { type Construct, constructsIn } from './constructs.js';

/** Stands in the masked text where a template's value goes; no file has a reason to hold it. */
const FILLER = '\uE000';
const SCALAR_HEADER = /[:-][ \t]+(?:[&!][^\s]*[ \t]+)*[|>][-+0-9]*[ \t]*(?:#.*)?$/;
/** `| default 30`, `| default("30", true)`: a value that is written, not the name of another. */
const DEFAULT_FILTER =
  /\|\s*default(?:\s*\(\s*|\s+)(?:"([^"{}]*)"|'([^'{}]*)'|(\d[\w.]*|true|false))\s*(?:,\s*[Tt]rue\s*)?\)?\s*(?:\|\s*\w+\s*(?:\(\s*\))?\s*)*[-~]?(?:\}\}|%>)$/;
/** What is indented anew lies below the key before it, beside what is written there. */
const INDENTED = /\|\s*nindent\s+\d+\s*-?\}\}$/;

/**
 * A file with its templates masked by as many other characters, so that every offset stays. What steers the template
 * (`{{ if }}`, `{% for %}`, comments) becomes blanks; what gives a value becomes filler, and an unknown piece where a
 * text holds it.
 */
export class Templated {
  readonly file: SourceFile;
  readonly text: string;
  /** Whether templates are in the file at all. */
  readonly isTemplate: boolean;
  readonly #masked: readonly Construct[];

  constructor(file: SourceFile, text: string, masked: readonly Construct[]) {
    this.file = file;
    this.text = text;
    this.#masked = masked;
    this.isTemplate = masked.length > 0;
  }

  /** The same, of a file that has the same text at the same offsets. */
  of(file: SourceFile): Templated {
    return file === this.file ? this : new Templated(file, this.text, this.#masked);
  }

  span(start: number, end: number): Span {
    return { file: this.file, start, end };
  }

  /** A stretch of the file, with what a template gives as unknown; possibly none. */
  readonly parts = (start: number, end: number): Piece[] => {
    const found: Piece[] = [];
    let at = start;
    for (let index = this.#first(start); index < this.#masked.length; index++) {
      const construct = this.#masked[index] as Construct;
      if (construct.start >= end) break;
      if (construct.start > at) found.push(this.#exact(at, construct.start));
      found.push(
        construct.steers
          ? this.#blank(Math.max(construct.start, start), Math.min(construct.end, end))
          : this.#unknown(construct),
      );
      at = construct.end;
    }
    if (at < end) found.push(this.#exact(at, end));
    return found;
  };

  /** The same, never empty. */
  pieces(start: number, end: number): Pieces {
    return joined(this.parts(start, end), this.span(start, end));
  }

  #exact(start: number, end: number): Piece {
    return { text: this.file.text.slice(start, end), span: this.span(start, end), exact: true };
  }

  #blank(start: number, end: number): Piece {
    return { text: this.text.slice(start, end), span: this.span(start, end), exact: false };
  }

  #unknown({ start, end }: Construct): Piece {
    const written = this.file.text.slice(start, end);
    const found = DEFAULT_FILTER.exec(written.length < 500 ? written : '');
    const fallback = found?.[1] ?? found?.[2] ?? found?.[3];
    if (fallback === undefined) return { text: '', span: this.span(start, end), exact: false, unknown: { written } };
    return { text: fallback, span: this.span(start, end), exact: false, unknown: { written, fallback } };
  }

  #first(offset: number): number {
    let low = 0;
    let high = this.#masked.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#masked[middle] as Construct).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Masks the templates of a file. In YAML (`yaml`) a line of nothing but templates has no value of its own and is left
 * blank, except inside a block scalar, where it is a part of the text.
 */
export function withoutTemplates(file: SourceFile, yaml: boolean): Templated {
  const constructs = constructsIn(file.text);
  if (constructs.length === 0) return new Templated(file, file.text, []);
  const ranges: Construct[] = [];
  const masked: string[] = [];
  let copied = 0;
  const mask = (start: number, end: number, blank: boolean): void => {
    masked.push(file.text.slice(copied, start));
    const covered = file.text.slice(start, end);
    masked.push(blank ? covered.replace(/[^\r\n]/g, ' ') : FILLER.repeat(covered.length));
    copied = end;
    ranges.push({ start, end, steers: blank });
  };
  const scalars = yaml ? blockScalarLines(file.text) : undefined;
  for (const line of byLine(file.text, constructs)) {
    const alone = isAlone(file.text, line);
    const inText = scalars === undefined || scalars(line.start);
    let { start } = line;
    for (let index = 0; index < line.constructs.length; index++) {
      const construct = line.constructs[index] as Construct;
      if (alone) mask(construct.start, construct.end, construct.steers || !inText);
      else if (!construct.steers) mask(construct.start, construct.end, yaml && isBeside(file.text, line, construct));
      else if (file.text.slice(start, construct.start).trim() === '') mask(construct.start, construct.end, true);
      else {
        // `{% if a %}30{% else %}60{% endif %}` behind a key: all of it is one value that is not known.
        let last = index;
        line.constructs.forEach((other, place) => {
          if (other.steers) last = place;
        });
        mask(construct.start, (line.constructs[last] as Construct).end, false);
        index = last;
      }
      start = (line.constructs[index] as Construct).end;
    }
  }
  masked.push(file.text.slice(copied));
  return new Templated(file, masked.join(''), ranges);
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly constructs: Construct[];
}

/** Constructs by the line on which they begin; one over several lines makes these one. */
function byLine(text: string, constructs: readonly Construct[]): Line[] {
  const lines: { start: number; end: number; constructs: Construct[] }[] = [];
  for (const construct of constructs) {
    const last = lines.at(-1);
    // A line end is searched once for each line, however many constructs are on it.
    if (last !== undefined && construct.end <= last.end) {
      last.constructs.push(construct);
      continue;
    }
    const after = text.indexOf('\n', construct.end);
    const end = after < 0 ? text.length : after;
    if (last !== undefined && construct.start < last.end) {
      last.constructs.push(construct);
      last.end = end;
    } else {
      lines.push({ start: text.lastIndexOf('\n', construct.start) + 1, end, constructs: [construct] });
    }
  }
  return lines;
}

function isAlone(text: string, line: Line): boolean {
  let at = line.start;
  for (const { start, end } of line.constructs) {
    if (text.slice(at, start).trim() !== '') return false;
    at = end;
  }
  return text.slice(at, line.end).trim() === '';
}

/** Whether a construct gives a part of a map or list of which more is written on the lines that follow. */
function isBeside(text: string, line: Line, { start, end }: Construct): boolean {
  if (!INDENTED.test(text.slice(Math.max(start, end - 40), end)) || text.slice(end, line.end).trim() !== '')
    return false;
  const own = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0].length ?? 0;
  const next = /^(?:[ \t]*\r?\n)*([ \t]*)[^\s{]/.exec(text.slice(line.end + 1, line.end + 500))?.[1];
  return next !== undefined && next.length > own;
}

/** Tells for rising offsets of line starts whether the line lies in a block scalar, by its indentation. */
function blockScalarLines(text: string): (lineStart: number) => boolean {
  let at = 0;
  let scalarIndent = -1;
  return (lineStart) => {
    while (at <= lineStart && at < text.length) {
      const next = text.indexOf('\n', at);
      const end = next < 0 ? text.length : next;
      const line = text.slice(at, end);
      const indent = line.length - line.trimStart().length;
      if (line.trim() !== '' && indent <= scalarIndent) scalarIndent = -1;
      if (at === lineStart) return scalarIndent >= 0;
      if (scalarIndent < 0 && line.length < 1000 && SCALAR_HEADER.test(line.trimEnd())) scalarIndent = indent;
      at = end + 1;
    }
    return false;
  };
}
