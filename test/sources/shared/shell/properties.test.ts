import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  commandLineLaunch,
  invocationsOf,
  scriptLaunches,
  splitWords,
} from '../../../../src/sources/shared/shell/index.js';
import { textOf, type Piece, type Pieces } from '../../../../src/sources/shared/pieces.js';
import { sliceOf } from '../../../../src/model/span.js';
import type { Invocation } from '../../../../src/sources/shared/invocation.js';
import { fileOf, shellLaunch, textAt, wordsLaunch } from './launchOf.js';

const FRAGMENTS = (
  'gunicorn uvicorn exec env A=1 T= T=${T:-30} $T ${T:-30} ${T:+x} ${T:=5} "$@" $@ ${A[@]} A=(x A+=(y z) -t --timeout 30 ' +
  'a:b sh bash -c -- - \' " \\ ` $( $(( ) )) ( { } ; && || | & ! if then else fi while do done case esac in * ;; ' +
  'for f() f [ ] [[ ]] -z set shift export unset eval . source cd /x .. tini timeout 5 sudo -u poetry run python -m ' +
  '<<EOF EOF <<< > 2>&1 # {{ }} {{x}} $\' $" \r ~ 0 1+1 fastapi hatch p:gunicorn env -S return exit trap TERM EXIT read é 🙂'
).split(' ');

const scripts = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(' ', ' ', ' ', '\n', '', '\\\n', '\t', '\r\n')), {
    maxLength: 40,
  })
  .map((parts) => parts.flat().join(''));

const texts = fc.oneof(
  { weight: 4, arbitrary: scripts },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
);

/** A text cut into pieces, some of them unknown, some not exact. */
const pieced = fc
  .array(fc.tuple(scripts, fc.constantFrom('exact', 'inexact', 'unknown', 'fallback')), { maxLength: 6 })
  .map((parts) => {
    const file = fileOf(parts.map(([text]) => text).join(''), 'compose.yaml');
    let at = 0;
    const pieces = parts.map(([text, kind]): Piece => {
      const span = { file, start: at, end: (at += text.length) };
      if (kind === 'exact') return { text, span, exact: true };
      if (kind === 'inexact') return { text, span, exact: false };
      if (kind === 'unknown') return { text: '', span, exact: false, unknown: { written: text } };
      return { text, span, exact: true, unknown: { written: '${X}', fallback: text } };
    });
    return pieces.length > 0 ? pieces : textAt('');
  });

function checkWord(word: Pieces): void {
  expect(word.length).toBeGreaterThan(0);
  for (const { text, span, exact } of word) {
    expect(span.start).toBeLessThanOrEqual(span.end);
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeLessThanOrEqual(span.file.text.length);
    if (exact) expect(sliceOf(span)).toBe(text);
  }
}

function checkAll(found: readonly Invocation[]): void {
  for (const { program, args, environment } of found) {
    checkWord(program);
    expect(textOf(program)).not.toBe('');
    for (const word of args) checkWord(word);
    for (const word of environment.values()) checkWord(word);
  }
}

describe('any text', () => {
  test('is read without an exception, and every exact piece is its place', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const file = fileOf(text, 'x.sh');
        checkAll(invocationsOf(shellLaunch(text, { environment: { T: '9 8', A: '' } })));
        checkAll(invocationsOf(shellLaunch(`exec gunicorn ${text}`)));
        checkAll(invocationsOf(commandLineLaunch(file)));
        checkAll(scriptLaunches(file).flatMap((launch) => invocationsOf(launch)));
        checkAll(invocationsOf(wordsLaunch(['sh', '-c', text, 'gunicorn', text])));
      }),
      { numRuns: 600 },
    );
  });

  test('is read so through pieces of any kind', () => {
    fc.assert(
      fc.property(pieced, (pieces) => {
        checkAll(invocationsOf(shellLaunch([...textAt('gunicorn '), ...pieces])));
        checkAll(invocationsOf(shellLaunch(pieces)));
        for (const word of splitWords(pieces)) checkWord(word);
      }),
      { numRuns: 500 },
    );
  });

  test('where pieces are cut changes no text of a word', () => {
    fc.assert(
      fc.property(scripts, fc.array(fc.nat(200), { maxLength: 5 }), (text, cuts) => {
        const [whole] = textAt(text);
        const { file } = (whole as Piece).span;
        const edges = [0, ...cuts.filter((cut) => cut < text.length), text.length].toSorted((a, b) => a - b);
        const parts = edges.slice(1).map((end, at): Piece => {
          const start = edges[at] as number;
          return { text: text.slice(start, end), span: { file, start, end }, exact: true };
        });
        const shown = (pieces: Pieces): string[][] =>
          invocationsOf(shellLaunch([...textAt('gunicorn '), ...pieces])).map(({ args }) =>
            args.map((word) => textOf(word)),
          );
        expect(shown(parts)).toEqual(shown([whole as Piece]));
        expect(splitWords(parts).map((word) => textOf(word))).toEqual(
          splitWords([whole as Piece]).map((word) => textOf(word)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('reading twice gives the same', () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const launch = shellLaunch(text);
        expect(invocationsOf(launch)).toEqual(invocationsOf(launch));
      }),
      { numRuns: 200 },
    );
  });
});
