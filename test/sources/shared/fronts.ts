/** What tests of all readers of fronts ask of what was read. */
import { expect } from '@jest/globals';
import { isChosen, type Setting } from '../../../src/model/setting.js';
import { settingsOf } from '../../../src/model/hop.js';
import { type SourceFile, sliceOf, type Span } from '../../../src/model/span.js';
import type { Front, FrontReading } from '../../../src/sources/shared/front.js';

/** The values that somebody wrote for a front: by timer, the text at the place of the value. */
export function writtenIn(front: Front | undefined): Record<string, string> {
  if (front === undefined) throw new Error('there is no front');
  const chosen = settingsOf(front.reading.hop).filter(
    (setting) => isChosen(setting) || setting.provenance === 'unknown',
  );
  return Object.fromEntries(chosen.map((setting) => [setting.timer, shownAt(setting)]));
}

function shownAt({ span, provenance }: Setting): string {
  return `${provenance === 'unknown' ? '?' : ''}${sliceOf(span)}`;
}

/** Milliseconds of a timer, where it is one number. */
export function msOf(front: Front | undefined, timer: Setting['timer']): number | undefined {
  const value = front?.reading.hop.timer(timer)?.value;
  return value?.kind === 'band' && value.min === value.max ? value.min : undefined;
}

/** `product address`, in order. */
export function frontsIn({ fronts }: FrontReading): string[] {
  return fronts.map(({ address, reading: { hop } }) => `${hop.product} ${address}`);
}

/** Every place that a reading names lies in one of the files. */
export function expectPlacesInside(
  reading: FrontReading,
  files: readonly SourceFile[],
  more: readonly Span[] = [],
): void {
  const spans: Span[] = [...more];
  for (const { reading: each, targets } of reading.fronts) {
    spans.push(each.hop.span, ...settingsOf(each.hop).map(({ span }) => span));
    for (const target of targets) spans.push(target.span, ...target.runs);
    for (const { places } of each.observations) spans.push(...places.map(({ span }) => span));
    spans.push(...each.unknowns.map(({ span }) => span));
  }
  for (const { places } of reading.observations) spans.push(...places.map(({ span }) => span));
  spans.push(...reading.unknowns.map(({ span }) => span));
  const outside = spans.filter(
    ({ file, start, end }) => !files.includes(file) || start < 0 || end < start || end > file.text.length,
  );
  expect(outside).toEqual([]);
}
