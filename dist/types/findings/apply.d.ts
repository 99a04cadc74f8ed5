import { type Choice } from './choice.js';
import type { Finding } from './finding.js';
/** Why a finding is left as it is. */
export type LeftBecause = 
/** None of its alternatives has edits. */
'words'
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
export type Original = {
    readonly text: string;
} | {
    readonly refused: string;
};
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
export declare function applyFixes(findings: readonly Finding[], choice: Choice, originalOf: (name: string) => Original): Applied;
