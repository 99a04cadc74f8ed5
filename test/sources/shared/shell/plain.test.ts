import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { written } from '../../../../src/sources/shared/pieces.js';
import { plainCommands } from '../../../../src/sources/shared/shell/index.js';
import { fileOf, shown } from '../yaml/reading.js';

function commands(text: string): string[] {
  const file = fileOf(text, 'script');
  const pieces = written({ file, start: 0, end: text.length });
  const environment = new Map([['D', written({ file: fileOf('/d d', 'env'), start: 0, end: 4 })]]);
  return plainCommands(pieces, environment, '/w').map(
    ({ words, directory }) =>
      `${directory ?? '?'}: ${words.map((word) => (word.kind === 'text' ? shown(word.pieces) : `${word.kind}:${shown(word.pieces)}`)).join(' ')}`,
  );
}

describe('commands that are run in any case', () => {
  test.each<[script: string, expected: string[]]>([
    ['a && b; c\nd', ['/w: a', '/w: b', '/w: c', '/w: d']],
    ['a || true', ['/w: a']],
    ['a && b || echo no', ['/w: a']],
    ['a || b; c', ['/w: a', '?: c']],
    ['a | b; (c); { d; }; if e; then f; fi; for i in g; do h; done', []],
    ['a & b', ['/w: b']],
    ['! a', []],
    ['cd x && a; cd /y; b; cd $Z; c', ['/w/x: a', '/y: b', '?: c']],
    ['if a; then cd /q; fi; b', ['?: b']],
    ['a; exit 0; b', ['/w: a']],
    ['a() { b; }; a', []],
    ['a "$D" $D; D=e; a $D', ['/w: a /d d /d d', '/w: a e']],
    ['a *.b "*" \'a\'* {b,c} $UNKNOWN', ['/w: a mask:*.b * open:a* open:{b,c} open:<$UNKNOWN|>']],
    ['a 2>/dev/null >b', ['/w: a']],
    ['A=1 a', ['/w: a']],
    ['$('.repeat(1000), []],
  ])('%s', (script, expected) => {
    expect(commands(script)).toEqual(expected);
  });

  test('any text is read without an exception', () => {
    const parts = 'a|cd|/x|$D|$(|)|{|}|;|&&|"|\'|\\|*|<<E|E|if|then|fi|||& |`|\n'.split('|');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), (words) => {
        expect(Array.isArray(commands(words.join(' ')))).toBe(true);
      }),
    );
  });
});
