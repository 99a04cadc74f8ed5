/** Texts from anywhere within GitHub's Markdown, where none of them is anything but text. */
import { printable } from './printable.js';

/** Whatever may mean something: emphasis, code, links, HTML, tables, mentions, references to issues, formulas, emoji. */
const MEANING = /[\\`*[\]<>&|~@#$]|:(?=[/\w+-])|(?<=\bwww)\.|(?<!\w)_|_(?!\w)/gi;

/** A text that shows as it is, on one line, wherever it stands in one. */
export function markdownText(text: string): string {
  const shown = printable(text).trim().replaceAll(MEANING, entity);
  // What stands first in a list's item or a paragraph may make a list or a heading of it.
  return shown.replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => entity(start[0] as string) + start.slice(1));
}

/** An entity never counts as structure: https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references */
function entity(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

/** A text as code within a line, also in a table. */
export function markdownCode(text: string): string {
  const shown = printable(text).trim();
  if (shown === '') return '';
  // A backslash before a bar is part of what is shown outside of tables: HTML is the same everywhere.
  if (shown.includes('|')) return `<code>${shown.replaceAll(/[^\w ./:=%,{}()+;-]/g, entity)}</code>`;
  const fence = '`'.repeat(longestRun(shown) + 1);
  const space = /^`|`$/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** The rows of a table, the first of them its head; cells are Markdown. */
export function markdownTable(rows: readonly (readonly string[])[]): string[] {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const [head = '', ...body] = lines;
  return [head, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...body];
}
