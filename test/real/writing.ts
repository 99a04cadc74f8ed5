import type { Random } from './random.js';

/** A directive as written, a block, or directives that stand in a file of their own. */
export type Item =
  | string
  | { readonly head: string; readonly items: readonly Item[] }
  | { readonly include: string; readonly mask?: string; readonly items?: readonly Item[] };

/** Writes a tree of directives as files; `files` gathers those that are included. */
export function write(items: readonly Item[], files: Map<string, string>, random: Random, depth = 0): string {
  const indent = random.pick(['  ', '    ', '\t']).repeat(depth);
  let text = '';
  for (const item of items) {
    if (random.chance(0.03)) text += `${indent}# proxy_read_timeout 7s; { a comment\n`;
    if (typeof item === 'string') {
      text += `${indent}${item};${random.chance(0.03) ? ' # }' : ''}\n`;
    } else if ('include' in item) {
      if (item.items !== undefined) files.set(item.include, write(item.items, files, random));
      text += `${indent}include ${item.mask ?? item.include};\n`;
    } else {
      text += `${indent}${item.head} {\n${write(item.items, files, random, depth + 1)}${indent}}\n`;
    }
  }
  return text;
}

/** Milliseconds in one of the many ways that nginx's grammar allows. */
export function writeMs(ms: number, random: Random): string {
  if (ms === 0) return random.pick(['0', '0s', '0ms', '00']);
  const seconds = Math.floor(ms / 1000);
  const rest = ms % 1000;
  if (rest === 0) {
    const ways = [
      `${seconds}`,
      `${seconds}s`,
      `${ms}ms`,
      `"${seconds}s"`,
      `0m${seconds}s`,
      `0${seconds}`,
      `0h0m${seconds}`,
    ];
    if (seconds % 60 === 0) ways.push(`${seconds / 60}m`, `"${seconds / 60}m 0s"`);
    if (seconds > 1) ways.push(`${seconds - 1}s1`, `"${seconds - 1}s 1000ms"`);
    return random.pick(ways);
  }
  if (seconds === 0) return random.pick([`${ms}ms`, `0s${ms}ms`, `'${ms}ms'`, `"0m ${ms}ms"`]);
  return random.pick([`${ms}ms`, `${seconds}s${rest}ms`, `"${seconds}s ${rest}ms"`, `'0m  ${seconds}s  ${rest}ms'`]);
}
