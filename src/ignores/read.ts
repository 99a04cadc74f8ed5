/** Ignores that comments of the files say. */
import type { Ignore } from '../findings/ignore.js';
import { nearest } from '../findings/nearest.js';
import { answersTo } from '../findings/ruleWord.js';
import type { Observation } from '../model/observation.js';
import type { SourceFile, Span } from '../model/span.js';
import type { Rule } from '../rules/rule.js';
import { commentsOf, type Range } from './comments/index.js';
import { CommentedLines } from './lines.js';
import { MARK, type Marker, markersIn } from './marker.js';

/** Far more than people write; the work that a file asks for stays bounded by it. */
const MOST = 5000;

export interface IgnoreComments {
  readonly ignores: readonly Ignore[];
  /** Comments that are not understood, or name what is no rule; each with the stretch that it would speak of. */
  readonly refused: readonly (Observation & { readonly reach?: Span })[];
}

/** Whether a file may have comments for timeout-lint. */
export function mayIgnore({ text }: SourceFile): boolean {
  return text.includes(MARK);
}

/** Reads the comments of files. Never throws; files without the word `timeout-lint:` cost a search for it. */
export function readIgnoreComments(files: readonly SourceFile[], rules: readonly Rule[]): IgnoreComments {
  const ignores = new Map<string, Ignore>();
  const refused = new Map<string, IgnoreComments['refused'][number]>();
  for (const file of files) {
    if (!mayIgnore(file)) continue;
    const commented = commentsOf(file);
    let lines: CommentedLines | undefined;
    for (const comment of commented.comments) {
      for (const marker of markersIn(comment)) {
        if (ignores.size + refused.size >= MOST)
          return { ignores: [...ignores.values()], refused: [...refused.values()] };
        lines ??= new CommentedLines(file, commented);
        // The same file may have been read twice, each time in part.
        const key = `${file.name}\0${marker.start}`;
        const range = marker.kind === 'file' ? { start: 0, end: file.text.length + 1 } : lines.reachOf(comment);
        const reach = range && { file, ...range };
        const problem = problemOf(marker, lines.isHead(comment.start));
        if (problem !== undefined) {
          refused.set(key, { ...refusal(file, marker, problem), ...(reach === undefined ? {} : { reach }) });
          continue;
        }
        for (const word of 'rules' in marker ? marker.rules : []) {
          const span = { file, start: word.start, end: word.end };
          if (!rules.some((rule) => answersTo(rule, word.text))) {
            refused.set(`${key} ${word.start}`, unknownRule(span, word.text, rules));
          } else {
            const reason = 'reason' in marker && marker.reason !== undefined ? { reason: marker.reason } : {};
            const nothing = { file, start: word.start, end: word.start };
            ignores.set(`${key} ${word.start}`, {
              said: 'comment',
              rule: word.text,
              reach: reach ?? nothing,
              span,
              ...reason,
            });
          }
        }
      }
    }
  }
  return { ignores: [...ignores.values()], refused: [...refused.values()] };
}

function problemOf({ kind }: Marker, isHead: boolean): string | undefined {
  if (kind === 'line') return undefined;
  if (kind === 'file') return isHead ? undefined : 'not-at-head';
  return kind;
}

function refusal(file: SourceFile, marker: Marker & Range, problem: string): Observation {
  const written = 'written' in marker ? marker.written : 'ignore-file';
  return {
    id: 'ignore/refused',
    places: [{ name: 'primary', span: { file, start: marker.start, end: marker.end } }],
    data: { hop: 'timeout-lint', problem, written: `timeout-lint: ${written}` },
  };
}

function unknownRule(span: Span, word: string, rules: readonly Rule[]): Observation {
  const near = nearest(
    word,
    rules.flatMap(({ name, code }) => [name, code]),
  );
  return {
    id: 'ignore/refused',
    places: [{ name: 'primary', span }],
    data: {
      hop: 'timeout-lint',
      problem: near === undefined ? 'unknown-rule' : 'misspelt-rule',
      written: word.slice(0, 60),
      ...(near === undefined ? {} : { near }),
    },
  };
}
