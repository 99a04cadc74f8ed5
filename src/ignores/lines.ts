import { lineStarts, type SourceFile } from '../model/span.js';
import { type Commented, type Range, without } from './comments/index.js';

/** The lines of a file, and what each comment stands at. */
export class CommentedLines {
  private readonly starts: Uint32Array;
  /** Whether a line holds more than comments. */
  private readonly hasCode: readonly boolean[];
  /** For each line the next one that does, or how many lines there are. */
  private readonly nextCode: Uint32Array;
  /** For each line the first and the last of those that belong together with it. */
  private readonly first: Uint32Array;
  private readonly last: Uint32Array;

  constructor(
    private readonly file: SourceFile,
    { comments, wholes }: Commented,
  ) {
    this.starts = lineStarts(file);
    const count = this.starts.length;
    const bare = without(comments, file.text);
    this.hasCode = Array.from(this.starts, (start, line) => bare.slice(start, this.starts[line + 1]).trim() !== '');
    this.nextCode = new Uint32Array(count + 1).fill(count);
    for (let line = count - 1; line >= 0; line--) {
      this.nextCode[line] = this.hasCode[line] === true ? line : (this.nextCode[line + 1] ?? count);
    }
    const goesOn = new Uint8Array(count);
    for (const { start, end } of wholes) goesOn.fill(1, this.lineOf(start), this.lineOf(Math.max(start, end - 1)));
    this.first = Uint32Array.from({ length: count }, (_, line) => line);
    this.last = Uint32Array.from(this.first);
    for (let line = 1; line < count; line++)
      if (goesOn[line - 1] === 1) this.first[line] = this.first[line - 1] ?? line;
    for (let line = count - 2; line >= 0; line--) if (goesOn[line] === 1) this.last[line] = this.last[line + 1] ?? line;
  }

  /** What a comment speaks of: its line, or, where that holds nothing else, the next one that does; with all that goes on. */
  reachOf({ start, end }: Range): Range | undefined {
    const line = this.hasCode[this.lineOf(start)] === true ? this.lineOf(start) : this.lineOf(Math.max(start, end - 1));
    const own = this.nextCode[line] ?? this.hasCode.length;
    if (own >= this.hasCode.length) return undefined;
    return {
      start: this.starts[this.first[own] ?? own] ?? 0,
      end: this.starts[(this.last[own] ?? own) + 1] ?? this.file.text.length + 1,
    };
  }

  /** Whether nothing but comments stands before an offset, and what only begins a document. */
  isHead(offset: number): boolean {
    const line = this.lineOf(offset);
    const code = this.nextCode[0] ?? 0;
    if (line < code) return true;
    const text = this.file.text.slice(this.starts[code], this.starts[code + 1]).trim();
    return text === '---' && line < (this.nextCode[code + 1] ?? 0);
  }

  private lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
