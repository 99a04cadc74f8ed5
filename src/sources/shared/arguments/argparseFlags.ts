/** Which option a word stands for: by its full name, a unique beginning of it, or the first letter of a bundle. */
import { type Pieces, textOf } from '../pieces.js';
import type { OptionSpec } from './argparse.js';

export interface Candidate {
  readonly spec: OptionSpec | undefined;
  readonly flag: string;
  /** Where the value begins in the word, or undefined where it has none in it. */
  readonly valueAt: number | undefined;
  /** Where the flag ends in the word. */
  readonly flagEnd: number;
  readonly ambiguous?: readonly string[];
}

const NEGATIVE_NUMBER = /^-\p{Nd}+$|^-\p{Nd}*\.\p{Nd}+$/u;

export class FlagTable {
  readonly flags = new Map<string, OptionSpec>();

  constructor(options: readonly OptionSpec[]) {
    for (const spec of options) for (const flag of spec.flags) this.flags.set(flag, spec);
  }

  /** The option that a word stands for; undefined for a value or a positional. */
  candidateOf(word: Pieces, text = textOf(word)): Candidate | undefined {
    if (!text.startsWith('-') || text.length === 1) return undefined;
    const sign = text.indexOf('=');
    // One more than the name of a long flag, for what is put in at its end makes another name of it.
    const nameEnd = text.startsWith('--') ? (sign < 0 ? text.length : sign) + 1 : 2;
    // What is not known decides which flag it is, so it may be any.
    if (hasUnknown(word, nameEnd)) return undefined;
    const whole = this.flags.get(text);
    if (whole !== undefined) return { spec: whole, flag: text, valueAt: undefined, flagEnd: text.length };
    if (sign >= 0) {
      const flag = text.slice(0, sign);
      const spec = this.flags.get(flag);
      if (spec !== undefined) return { spec, flag, valueAt: sign + 1, flagEnd: sign };
    }
    const matches = text.startsWith('--') ? this.longMatches(text, sign) : this.shortMatches(text);
    if (matches.length === 1) return matches[0];
    if (matches.length > 1) {
      const flagEnd = sign < 0 ? text.length : sign;
      const ambiguous = matches.map(({ flag }) => flag);
      return { spec: undefined, flag: text.slice(0, flagEnd), valueAt: undefined, flagEnd, ambiguous };
    }
    if (NEGATIVE_NUMBER.test(text) || text.includes(' ')) return undefined;
    const flagEnd = sign < 0 ? text.length : sign;
    return { spec: undefined, flag: text.slice(0, flagEnd), valueAt: undefined, flagEnd };
  }

  private longMatches(text: string, sign: number): Candidate[] {
    const flagEnd = sign < 0 ? text.length : sign;
    const prefix = text.slice(0, flagEnd);
    const matches: Candidate[] = [];
    for (const [flag, spec] of this.flags) {
      if (flag.startsWith(prefix)) matches.push({ spec, flag, valueAt: sign < 0 ? undefined : sign + 1, flagEnd });
    }
    return matches;
  }

  private shortMatches(text: string): Candidate[] {
    const matches: Candidate[] = [];
    for (const [flag, spec] of this.flags) {
      if (flag === text.slice(0, 2)) matches.push({ spec, flag, valueAt: 2, flagEnd: 2 });
      else if (flag.startsWith(text)) matches.push({ spec, flag, valueAt: undefined, flagEnd: text.length });
    }
    return matches;
  }
}

/** Whether a word that is read as a value may be an option: `$OPTIONS`, `--$NAME`. */
export function mayBeOption(word: Pieces): boolean {
  return hasUnknown(word, textOf(word).startsWith('-') ? Infinity : 1);
}

/** Whether one of the first `length` units of a word comes from what is not known, or stands where they begin or end. */
export function hasUnknown(word: Pieces, length: number): boolean {
  let at = 0;
  for (const piece of word) {
    if (at >= length) return false;
    if (piece.unknown !== undefined) return true;
    at += piece.text.length;
  }
  return false;
}
