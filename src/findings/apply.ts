/** Fixes put together and applied to texts. Nothing is written here. */
import type { Span } from '../model/span.js';
import { type Choice, chosenFix } from './choice.js';
import type { Edit, Finding, Fix } from './finding.js';

/** Why a finding is left as it is. */
export type LeftBecause =
  /** None of its alternatives has edits. */
  | 'words'
  /** Those that have edits may change behaviour for the worse, and were not asked for. */
  | 'unsafe'
  /** Its edits meet those of a finding before it. */
  | 'overlap'
  /** A file of it cannot be changed; `why` says the reason. */
  | 'refused';

/** A finding that is left as it is. */
export interface Left {
  readonly finding: Finding;
  readonly because: LeftBecause;
  /** For `refused`, a sentence without its full stop; for `overlap`, the rule of the finding that came first. */
  readonly why?: string;
}

/** The text of a file, or why it cannot be changed. */
export type Original = { readonly text: string } | { readonly refused: string };

/** What comes of applying fixes. */
export interface Applied {
  /** The new texts by the names of their files, in the order of the names; only files that change. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed: readonly Finding[];
  readonly left: readonly Left[];
}

/**
 * Takes one alternative of each finding and applies all of them together, each as a whole or not at all. Where two meet,
 * the finding that comes first wins; the same edit twice is one. `originalOf` is asked once for each file: spans may speak
 * of a part of it, with all else blank. What it gives must have the text that an edit replaces, or the fix is refused.
 */
export function applyFixes(
  findings: readonly Finding[],
  choice: Choice,
  originalOf: (name: string) => Original,
): Applied {
  const originals = new Map<string, Original>();
  const taken = new Map<string, TakenEdit[]>();
  const fixed: Finding[] = [];
  const left: Left[] = [];
  for (const finding of findings) {
    const fix = chosenFix(finding, choice);
    if (fix === undefined) {
      left.push({ finding, because: finding.fixes.some(({ edits }) => edits.length > 0) ? 'unsafe' : 'words' });
      continue;
    }
    const refused = refusal(fix, originals, originalOf);
    const other = refused === undefined ? overlapped(fix, taken) : undefined;
    if (refused !== undefined) left.push({ finding, because: 'refused', why: refused });
    else if (other !== undefined) left.push({ finding, because: 'overlap', why: other.rule });
    else {
      for (const edit of fix.edits) take(edit, finding.rule, taken);
      fixed.push(finding);
    }
  }
  const texts = new Map<string, string>();
  for (const name of [...taken.keys()].sort()) {
    const text = (originals.get(name) as { readonly text: string }).text;
    const changed = edited(text, taken.get(name) as TakenEdit[]);
    if (changed !== text) texts.set(name, changed);
  }
  return { texts, fixed, left };
}

interface TakenEdit {
  readonly edit: Edit;
  readonly rule: string;
}

function refusal(
  { edits }: Fix,
  originals: Map<string, Original>,
  originalOf: (name: string) => Original,
): string | undefined {
  for (const { span } of edits) {
    const { name } = span.file;
    const original = originals.get(name) ?? originalOf(name);
    originals.set(name, original);
    if ('refused' in original) return original.refused;
    if (!agrees(span, original.text)) return `${name} is not what was read`;
  }
  return undefined;
}

function agrees({ file, start, end }: Span, text: string): boolean {
  return file.text.length === text.length && file.text.slice(start, end) === text.slice(start, end);
}

/** What an edit of a fix meets: of the same place with another text, or overlapping. */
function overlapped({ edits }: Fix, taken: ReadonlyMap<string, readonly TakenEdit[]>): TakenEdit | undefined {
  for (const edit of edits) {
    const others = taken.get(edit.span.file.name) ?? [];
    const other = others.find((each) => meets(each.edit, edit) && !isSame(each.edit, edit));
    if (other !== undefined) return other;
  }
  return undefined;
}

function meets({ span: a }: Edit, { span: b }: Edit): boolean {
  return (a.start < b.end && b.start < a.end) || (a.start === b.start && (a.start === a.end) === (b.start === b.end));
}

function isSame(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

function take(edit: Edit, rule: string, taken: Map<string, TakenEdit[]>): void {
  const { name } = edit.span.file;
  const others = taken.get(name);
  if (others === undefined) taken.set(name, [{ edit, rule }]);
  else if (!others.some((each) => isSame(each.edit, edit))) others.push({ edit, rule });
}

function edited(text: string, taken: readonly TakenEdit[]): string {
  const edits = taken.map(({ edit }) => edit).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: own } of edits) {
    parts.push(text.slice(at, span.start), own);
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
