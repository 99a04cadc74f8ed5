/** What was changed, as a unified diff or a list of files tells it. */
import { normalPath } from '../sources/shared/path.js';

/** The lines of files that were changed, counted from 1; `all` where only the file is known to be. */
export type Changes = ReadonlyMap<string, 'all' | readonly (readonly [first: number, last: number])[]>;

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads a unified diff, with or without lines around what was changed, or else a list of files, one a line. Lines are
 * those of the new text; where lines were only taken away, those on both sides of the gap. Never throws; what it does
 * not know it steps over.
 */
export function readChanges(text: string): Changes {
  const lines = text.split(/\r?\n/);
  return lines.some((line) => HUNK.test(line) || line.startsWith('diff --git ')) ? readDiff(lines) : readNames(lines);
}

function readNames(lines: readonly string[]): Changes {
  const names = lines.map((line) => nameIn(line.trim())).filter((name) => name !== '');
  return new Map(names.map((name) => [normalPath(name), 'all'] as const));
}

function readDiff(lines: readonly string[]): Changes {
  const found = new Map<string, (readonly [number, number])[]>();
  let ranges: (readonly [number, number])[] | undefined;
  let [old, own] = [0, 0];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (old > 0 || own > 0) {
      const sign = line[0];
      // A line without anything is one that lost its space.
      const isOld = sign === '-' || sign === ' ' || sign === undefined;
      const isOwn = sign === '+' || sign === ' ' || sign === undefined;
      if (isOld || isOwn) {
        if (sign === '+') add(ranges, at, at);
        else if (sign === '-') add(ranges, Math.max(1, at - 1), at);
        if (isOld) old--;
        if (isOwn) {
          own--;
          at++;
        }
        continue;
      }
      if (sign === '\\') continue;
      [old, own] = [0, 0];
    }
    const hunk = HUNK.exec(line);
    if (hunk !== null) {
      [old, own] = [Number(hunk[1] ?? 1), Number(hunk[3] ?? 1)];
      // Of a hunk without new lines the line before is told.
      at = Number(hunk[2]) + (own === 0 ? 1 : 0);
    } else if (line.startsWith('+++ ') && lines[index - 1]?.startsWith('--- ') === true) {
      const name = newName(line.slice(4), lines[index - 1]?.slice(4) ?? '');
      ranges = undefined;
      if (name !== undefined) found.set(name, (ranges = found.get(name) ?? []));
    } else if (line.startsWith('diff --git ')) {
      ranges = undefined;
    }
  }
  return found;
}

/** Adds lines, to the last stretch where they touch it. */
function add(ranges: (readonly [number, number])[] | undefined, first: number, last: number): void {
  const before = ranges?.at(-1);
  if (before !== undefined && first <= before[1] + 1) {
    ranges?.splice(-1, 1, [before[0], Math.max(before[1], last)]);
  } else ranges?.push([first, last]);
}

function newName(written: string, old: string): string | undefined {
  const name = nameIn(written);
  if (name === '/dev/null') return undefined;
  const isPrefixed = name.startsWith('b/') && /^(?:a\/|\/dev\/null$)/.test(nameIn(old));
  return normalPath(isPrefixed ? name.slice(2) : name);
}

/** A name as git writes it: behind it may stand a tab and a date, and odd ones stand in quotes. */
function nameIn(written: string): string {
  if (!written.startsWith('"')) return written.split('\t')[0] ?? '';
  const inside = /^"((?:[^"\\]|\\[^])*)"/.exec(written)?.[1] ?? '';
  const bytes: number[] = [];
  for (const [, octal, escaped, plain] of inside.matchAll(/\\([0-7]{3})|\\([^])|([^\\]+)/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 0xff);
    else bytes.push(...new TextEncoder().encode(escaped === undefined ? plain : (ESCAPES.get(escaped) ?? escaped)));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
]);
