import { Buffer } from 'node:buffer';

/** One part of a path against one part of a mask, by glob(3): `*`, `?`, `[a-z]`, `[!a]`, `\` escapes. */
export function matchesPart(mask: string, name: string): boolean {
  // A leading dot is only matched by a dot.
  if (name.startsWith('.') && !mask.startsWith('.') && !mask.startsWith('\\.')) return false;
  const tokens = tokensOf(mask);
  const chars = [...name];
  let token = 0;
  let char = 0;
  let starToken = -1;
  let starChar = 0;
  while (char < chars.length) {
    const current = tokens[token];
    if (current === '*') {
      [starToken, starChar] = [token++, char];
    } else if (current?.(chars[char] as string) === true) {
      token++;
      char++;
    } else if (starToken >= 0) {
      // The last star takes one more character: nothing before it needs to be tried again.
      token = starToken + 1;
      char = ++starChar;
    } else return false;
  }
  while (tokens[token] === '*') token++;
  return token === tokens.length;
}

type Token = '*' | ((char: string) => boolean);

function tokensOf(mask: string): Token[] {
  const tokens: Token[] = [];
  const chars = [...mask];
  for (let index = 0; index < chars.length; index++) {
    const char = chars[index] as string;
    const set = char === '[' ? setAt(chars, index) : undefined;
    if (char === '*') tokens.push('*');
    else if (char === '?') tokens.push(() => true);
    else if (set !== undefined) {
      tokens.push(set.test);
      index = set.end;
    } else {
      const literal = char === '\\' && index + 1 < chars.length ? (chars[++index] as string) : char;
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

/** The bracket expression that starts at an index, or undefined where it is not closed and `[` is an ordinary letter. */
function setAt(chars: readonly string[], start: number): { test: (char: string) => boolean; end: number } | undefined {
  let index = start + 1;
  const negated = chars[index] === '!' || chars[index] === '^';
  if (negated) index++;
  const ranges: (readonly [string, string])[] = [];
  const first = index;
  while (index < chars.length && (chars[index] !== ']' || index === first)) {
    const low = chars[index] as string;
    const high = chars[index + 2];
    if (chars[index + 1] === '-' && high !== undefined && high !== ']') {
      ranges.push([low, high]);
      index += 3;
    } else {
      ranges.push([low, low]);
      index++;
    }
  }
  if (chars[index] !== ']') return undefined;
  return { test: (char) => ranges.some(([low, high]) => low <= char && char <= high) !== negated, end: index };
}

/** Whether a part of a path has wildcards. */
export function isMask(part: string): boolean {
  return /[*?[]/.test(part);
}

/** A whole path against a mask, part by part. */
export function matchesPath(mask: string, path: string): boolean {
  const masks = mask.split('/');
  const parts = path.split('/');
  return masks.length === parts.length && masks.every((each, index) => matchesPart(each, parts[index] as string));
}

/** Orders paths by their bytes, as glob(3) does in the C locale. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
