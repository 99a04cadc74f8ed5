import type { Applied, Left } from '../findings/apply.js';
import { type Choice, chosenFix } from '../findings/choice.js';
import { primaryOf } from '../findings/finding.js';
import { placeLabel } from './place.js';
import { short } from './printable.js';

export interface FixedOptions {
  /** Whether nothing is written. */
  readonly shown: boolean;
  /** Whether fixes are shown that `--fix` would leave. */
  readonly offered: boolean;
  readonly prefer: Choice['prefer'];
}

/** What became of findings, a line each: how many are fixed, which are left although they could be, and why. */
export function fixedText({ fixed, left, texts }: Applied, { shown, offered, prefer }: FixedOptions): string {
  const lines: string[] = [];
  const what = `${counted(fixed.length, 'finding')} in ${counted(texts.size, 'file')}`;
  lines.push(`${shown ? 'Would fix' : 'Fixed'} ${fixed.length === 0 ? 'nothing' : what}`);
  if (offered) {
    const unsafe = fixed.filter((finding) => chosenFix(finding, { unsafe: true, prefer })?.safety === 'unsafe').length;
    if (unsafe > 0)
      lines.push(`${unsafe} of them may change behaviour for the worse: --fix=unsafe applies all, --fix the others`);
  }
  const unsafe = left.filter(({ because }) => because === 'unsafe').length;
  if (unsafe > 0)
    lines.push(`${counted(unsafe, 'finding')} left whose fix may change behaviour for the worse: --fix=unsafe`);
  for (const each of left) {
    const reason = reasonOf(each);
    if (reason === undefined) continue;
    const { finding } = each;
    lines.push(`Left ${finding.rule} at ${short(placeLabel(primaryOf(finding).span))}: ${short(reason, 300)}`);
  }
  return `${lines.join('\n')}\n`;
}

function reasonOf({ because, why = '' }: Left): string | undefined {
  if (because === 'overlap') return `its change meets that of ${why}; run it again to see whether it is still needed`;
  return because === 'refused' ? why : undefined;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
