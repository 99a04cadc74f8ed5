import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintOf } from '../../src/findings/fingerprint.js';

/** FNV-1a as its authors define it, in plain big integers, to hold the quick one against. */
function slowly(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

describe('fingerprintOf', () => {
  test.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of %j is the published FNV-1a', (text, hash) => expect(fingerprintOf([text])).toBe(hash));

  test('agrees with big integers on any ASCII text', () => {
    const ascii = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(fc.property(ascii, (text) => expect(fingerprintOf([text])).toBe(slowly(text))));
  });

  test('tells parts apart', () => {
    expect(fingerprintOf(['ab', 'c'])).not.toBe(fingerprintOf(['a', 'bc']));
    expect(fingerprintOf(['é'])).not.toBe(fingerprintOf(['ĩ']));
  });
});
