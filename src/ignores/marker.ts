/** What a comment says to timeout-lint: `timeout-lint: ignore[keepalive-race, TL2] -- reason`. */
import { nearest } from '../findings/nearest.js';
import type { Comment, Range } from './comments/index.js';

/** The word that a file must hold somewhere to be looked through for comments. */
export const MARK = 'timeout-lint:';

/** A rule as somebody wrote it, with its place. */
export interface RuleWord extends Range {
  readonly text: string;
}

/** What was understood of a comment, or what is wrong with it. */
export type Marker = Range &
  (
    | { readonly kind: 'line' | 'file'; readonly rules: readonly RuleWord[]; readonly reason?: string }
    | { readonly kind: 'no-rules' | 'not-understood'; readonly written: string }
  );

const LINE = /^[\s#;*/!-]*?timeout-lint:[ \t]*(.*)$/;
const AGAIN = /(?:^|[\s#;/])(?:#|;|\/\/)[ \t]*timeout-lint:[ \t]*(.*)$/;
const IGNORE = /^(ignore(?:-file)?)[ \t]*\[([^\]]*)\](.*)$/;
/** What other linters call it. */
const OTHER_WORDS = ['disable', 'disable-line', 'disable-next-line', 'disable-file', 'off', 'skip', 'noqa', 'nolint'];
const LONGEST_REASON = 500;

/** The markers of a comment, one a line of it. Prose that only names timeout-lint is none. */
export function markersIn(comment: Comment): Marker[] {
  if (!comment.text.includes(MARK)) return [];
  const markers: Marker[] = [];
  let at = comment.textStart;
  for (const line of comment.text.split('\n')) {
    const found = LINE.exec(line) ?? AGAIN.exec(line);
    if (found !== null) {
      const rest = (found[1] ?? '').replace(/\s*(?:#\}|\*\/)?\s*$/, '');
      const start = at + line.length - (found[1] ?? '').length;
      const marker = markerOf(rest, start);
      if (marker !== undefined) markers.push(marker);
    }
    at += line.length + 1;
  }
  return markers;
}

function markerOf(text: string, start: number): Marker | undefined {
  const [, word, list, tail = ''] = IGNORE.exec(text) ?? [];
  if (word === undefined || list === undefined) {
    const [said = ''] = /^[\w-]*/.exec(text) ?? [];
    const range = { start, end: start + Math.max(1, said.length) };
    if (said === 'ignore' || said === 'ignore-file') {
      const kind = text[said.length] === '[' ? 'not-understood' : 'no-rules';
      return { ...range, kind, written: said };
    }
    const isMeant = nearest(said, ['ignore', 'ignore-file', ...OTHER_WORDS]) !== undefined || text[said.length] === '[';
    return said !== '' && isMeant ? { ...range, kind: 'not-understood', written: said } : undefined;
  }
  const listStart = start + text.indexOf('[') + 1;
  const rules: RuleWord[] = [];
  for (const match of list.matchAll(/[^\s,]+(?:[ \t]+[^\s,]+)*/g)) {
    rules.push({ text: match[0], start: listStart + match.index, end: listStart + match.index + match[0].length });
  }
  const range = { start, end: listStart + list.length + 1 };
  if (rules.length === 0) return { ...range, kind: 'no-rules', written: word };
  const reason = reasonIn(tail);
  return { ...range, kind: word === 'ignore' ? 'line' : 'file', rules, ...(reason === '' ? {} : { reason }) };
}

/** What stands behind `--`, up to another comment. */
function reasonIn(tail: string): string {
  const [, reason = ''] = /^\s*(?:--|[—–:])\s*(.*)$/.exec(tail) ?? [];
  return (reason.split(/\s#\s/)[0] ?? '').replace(/^#.*$/, '').trim().slice(0, LONGEST_REASON);
}
