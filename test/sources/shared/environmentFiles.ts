import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { SourceFile } from '../../../src/model/span.js';
import type { Pieces } from '../../../src/sources/shared/pieces.js';
import { fileOf } from './yaml/reading.js';

/** Holds a reader of variables against any text of some words: no throw, and exact values are what the file holds there. */
export function expectExactValues(
  read: (file: SourceFile) => ReadonlyMap<string, Pieces>,
  words: readonly string[],
): void {
  const texts = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      for (const value of read(fileOf(text)).values()) {
        for (const { exact, span, text: held } of value) {
          if (exact) expect(text.slice(span.start, span.end)).toBe(held);
        }
      }
    }),
  );
}
