/** Paths in an image and in a build context, as their parts. */

/** The parts of an absolute path: none is the root. Of a source they may be masks. */
export type Path = readonly string[];

/** Beyond these it is no path of a person's. */
const LONGEST = 1000;
const DEEPEST = 50;
/** Longest name of a file. */
const LONGEST_NAME = 255;

/**
 * A path as its parts, `.` and `..` resolved and nothing above the root; a relative one starts at `from`. Undefined where
 * it is no path of POSIX (`C:\nginx`, an escape), where it is relative and `from` is not known, or where it is far too long.
 */
export function pathOf(text: string, from: Path | undefined): Path | undefined {
  if (text.length > LONGEST || /[\\\0\n]|^[A-Za-z]:/.test(text)) return undefined;
  const start = text.startsWith('/') ? [] : from;
  if (start === undefined) return undefined;
  const parts = [...start];
  for (const part of text.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  if (parts.length > DEEPEST || parts.some((part) => part.length > LONGEST_NAME)) return undefined;
  return parts;
}

/** The path as a person writes it: `/etc/nginx`. */
export function absolute(path: Path): string {
  return `/${path.join('/')}`;
}

/** Whether a part is a mask. */
export function isMask(part: string): boolean {
  return /[*?[]/.test(part);
}

/** Whether what a pattern matches is looked for at all: lists in brackets are not. */
export function isReadable(pattern: Path): boolean {
  return !pattern.some((part) => part.includes('[') || part === '**');
}

/**
 * Whether one part of a path fits a part of a pattern, in which `*` and `?` stand for what they do in masks. A leading dot
 * only fits itself, as in the shell; Docker's own masks match it as well.
 */
export function fits(pattern: string, part: string): boolean {
  if (pattern === part) return true;
  if (!isMask(pattern) || pattern.includes('[')) return false;
  if (part.startsWith('.') && !pattern.startsWith('.')) return false;
  let at = 0;
  let star = -1;
  let retry = 0;
  let next = 0;
  // Only the last star is ever tried again, so that this ends after length times length at most.
  while (at < part.length) {
    const char = pattern[next];
    if (char === '*') {
      star = next++;
      retry = at;
    } else if (char === '?' || char === part[at]) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++retry;
    } else return false;
  }
  while (pattern[next] === '*') next++;
  return next === pattern.length;
}

/** Whether the first parts of both fit, up to the end of the shorter one. */
export function meets(pattern: Path, path: Path): boolean {
  const length = Math.min(pattern.length, path.length);
  for (let at = 0; at < length; at++) if (!fits(pattern[at] as string, path[at] as string)) return false;
  return true;
}
