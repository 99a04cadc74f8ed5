/** Fixes of findings shown or written. A part of its own: what is wrong is given back, not thrown. */
import { Buffer } from 'node:buffer';
import { applyFixes, type Applied } from '../findings/apply.js';
import type { Choice } from '../findings/choice.js';
import type { Finding } from '../findings/finding.js';
import { fixedText } from '../report/fixed.js';
import { patchOf } from '../report/patch.js';
import { type Ground, originals, type OnDisk } from './originals.js';
import { writeTogether } from './together.js';

/** What was asked for. */
export interface FixOptions {
  readonly diff: boolean;
  /** Which fixes are meant; undefined where they are only shown: then all. */
  readonly fix: 'safe' | 'unsafe' | undefined;
  readonly prefer: Choice['prefer'];
}

/** What came of it. */
export type FixResult =
  | { readonly problem: string }
  | {
      /** For standard output: the diff. */
      readonly patch: string;
      /** For standard error: how many, and what is left. */
      readonly told: string;
      /** Whether files were changed. */
      readonly changed: boolean;
    };

/** Shows or writes what the findings advise. */
export function fixFindings(findings: readonly Finding[], ground: Ground, options: FixOptions): FixResult {
  const { originalOf, onDisk } = originals(ground);
  const { diff, fix, prefer } = options;
  const applied = applyFixes(findings, { unsafe: fix !== 'safe', prefer }, originalOf);
  const told = fixedText(applied, { shown: diff, offered: fix === undefined, prefer });
  if (diff) return { patch: patch(applied, onDisk), told, changed: false };
  const rewrites = [...applied.texts].map(([name, text]) => {
    const { path, bytes } = onDisk.get(name) as OnDisk;
    return { name, path, before: bytes, after: Buffer.from(text) };
  });
  const problem = twice(rewrites) ?? writeTogether(rewrites);
  return problem === undefined ? { patch: '', told, changed: rewrites.length > 0 } : { problem };
}

function patch({ texts }: Applied, onDisk: ReadonlyMap<string, OnDisk>): string {
  return patchOf([...texts].map(([name, after]) => ({ name, before: (onDisk.get(name) as OnDisk).text, after })));
}

/** Two names of one file, of which one change would undo the other. */
function twice(files: readonly { readonly name: string; readonly path: string }[]): string | undefined {
  const known = new Map<string, string>();
  for (const { name, path } of files) {
    const other = known.get(path);
    if (other !== undefined) return `nothing was written: ${other} and ${name} are the same file`;
    known.set(path, name);
  }
  return undefined;
}
