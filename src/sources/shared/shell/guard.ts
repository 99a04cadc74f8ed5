/** Longest text that is parsed, in UTF-16 units: no script of a person's is near it, and its parsing ends in a part of a second. */
const LONGEST = 300_000;

/** Deepest nesting of brackets, quotations of commands and blocks. */
const DEEPEST = 200;

/** Most here-documents in one text: each is looked for to the end. */
const MOST_HEREDOCS = 2000;

/**
 * Whether a text may be given to the shell parser: it is neither longer nor more deeply nested than scripts that people
 * write. Brackets count wherever they stand, so that a text is refused rather too early than too late.
 */
export function isParsable(text: string): boolean {
  if (text.length > LONGEST) return false;
  return deepest(text) <= DEEPEST && count(text, /<</g) <= MOST_HEREDOCS && deepestBlocks(text) <= DEEPEST;
}

function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  let backticks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // ( [ {
    if (code === 0x28 || code === 0x5b || code === 0x7b) most = Math.max(most, (depth += 1));
    // ) ] }
    else if (code === 0x29 || code === 0x5d || code === 0x7d) depth = Math.max(depth - 1, 0);
    // Backticks nest by backslashes before them: `\`\\\`...
    else if (code === 0x5c && text.charCodeAt(at + 1) === 0x60) backticks += 1;
    else if (code === 0x0a) backticks = 0;
  }
  return Math.max(most, backticks);
}

/** `if`, `while`, `case` and the like that are open at once, at most. */
function deepestBlocks(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [word] of text.matchAll(/(?<![\w-])(?:if|while|until|for|select|case|fi|done|esac)(?![\w-])/g)) {
    if (word === 'fi' || word === 'done' || word === 'esac') depth = Math.max(depth - 1, 0);
    else most = Math.max(most, (depth += 1));
  }
  return most;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

/** What reading one launch may cost in all: steps of work, so that a hostile script ends early with what is known by then. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** Takes steps; false when there are none left. */
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left > 0;
  }
}
