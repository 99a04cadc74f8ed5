import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyFixes, type Original } from '../../src/findings/apply.js';
import { chosenFix } from '../../src/findings/choice.js';
import type { Edit, Finding, Fix } from '../../src/findings/finding.js';
import type { SourceFile } from '../../src/model/span.js';
import { RACE } from '../report/sample.js';

const A: SourceFile = { name: 'a.conf', text: 'one two three four' };
const B: SourceFile = { name: 'b.conf', text: 'five six' };

function edit(file: SourceFile, word: string, text: string): Edit {
  const start = file.text.indexOf(word);
  return { span: { file, start, end: start + word.length }, text };
}

function at(file: SourceFile, offset: number, text: string): Edit {
  return { span: { file, start: offset, end: offset }, text };
}

function finding(rule: string, ...edits: readonly Edit[]): Finding {
  return { ...RACE, rule, fixes: [{ description: rule, safety: 'unsafe', edits }] };
}

function originalOf(name: string): Original {
  const file = [A, B].find((each) => each.name === name);
  return file === undefined ? { refused: `${name} is gone` } : { text: file.text };
}

function applied(...findings: readonly Finding[]) {
  const { texts, fixed, left } = applyFixes(findings, { unsafe: true }, originalOf);
  return {
    texts: Object.fromEntries(texts),
    fixed: fixed.map(({ rule }) => rule),
    left: left.map((each) => [each.finding.rule, each.because, each.why]),
  };
}

describe('all fixes together', () => {
  test('may change several places of several files', () => {
    expect(applied(finding('x', edit(A, 'two', '2'), edit(B, 'six', '')), finding('y', edit(A, 'one', '1')))).toEqual({
      texts: { 'a.conf': '1 2 three four', 'b.conf': 'five ' },
      fixed: ['x', 'y'],
      left: [],
    });
  });

  test('of two that meet the first is taken, and the other is left as a whole', () => {
    expect(
      applied(finding('x', edit(A, 'two three', '2')), finding('y', edit(A, 'three four', '3'), edit(B, 'six', '6'))),
    ).toEqual({ texts: { 'a.conf': 'one 2 four' }, fixed: ['x'], left: [['y', 'overlap', 'x']] });
  });

  test('the same edit twice is one; another at the same place is left', () => {
    expect(
      applied(finding('x', edit(A, 'two', '2')), finding('y', edit(A, 'two', '2')), finding('z', edit(A, 'two', 'ii'))),
    ).toEqual({ texts: { 'a.conf': 'one 2 three four' }, fixed: ['x', 'y'], left: [['z', 'overlap', 'x']] });
    expect(applied(finding('x', at(A, 3, ',')), finding('y', at(A, 3, ',')), finding('z', at(A, 3, ';')))).toEqual({
      texts: { 'a.conf': 'one, two three four' },
      fixed: ['x', 'y'],
      left: [['z', 'overlap', 'x']],
    });
  });

  test('an insertion may touch a replacement, but not stand within', () => {
    expect(
      applied(finding('x', edit(A, 'two', '2')), finding('y', at(A, 4, '<')), finding('z', at(A, 7, '>'))),
    ).toEqual({
      texts: { 'a.conf': 'one <2> three four' },
      fixed: ['x', 'y', 'z'],
      left: [],
    });
    expect(applied(finding('x', edit(A, 'two', '2')), finding('y', at(A, 5, '-'))).left).toEqual([
      ['y', 'overlap', 'x'],
    ]);
  });

  test('what cannot be changed is told', () => {
    const gone: SourceFile = { name: 'gone.conf', text: 'one' };
    const other: SourceFile = { ...A, text: 'one TWO three four' };
    const blank: SourceFile = { ...A, text: '    two           ' };
    expect(
      applied(
        finding('w'),
        finding('x', edit(gone, 'one', '1'), edit(A, 'one', '1')),
        finding('y', edit(other, 'TWO', '2')),
        finding('z', edit(blank, 'two', '2')),
      ),
    ).toEqual({
      texts: { 'a.conf': 'one 2 three four' },
      fixed: ['z'],
      left: [
        ['w', 'words', undefined],
        ['x', 'refused', 'gone.conf is gone'],
        ['y', 'refused', 'a.conf is not what was read'],
      ],
    });
  });

  test('whatever is taken, nothing else changes', () => {
    const spans = fc.tuple(fc.nat(A.text.length), fc.nat(6), fc.constantFrom('', 'x', 'yy\n'));
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 8 }), (all) => {
        const findings = all.map(([start, length, text], index) =>
          finding(String(index), { span: { file: A, start, end: Math.min(A.text.length, start + length) }, text }),
        );
        const { texts, fixed, left } = applyFixes(findings, { unsafe: true }, originalOf);
        expect(fixed.length + left.length).toBe(findings.length);
        if (findings[0] !== undefined) expect(fixed[0]).toBe(findings[0]);
        // Put in from the end on, one by one, the same edits give the same text.
        const edits = new Map(
          fixed
            .flatMap(({ fixes }) => (fixes[0] as Fix).edits)
            .map((each) => [`${each.span.start} ${each.span.end}`, each]),
        );
        let text = A.text;
        const backwards = [...edits.values()].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
        for (const each of backwards) text = text.slice(0, each.span.start) + each.text + text.slice(each.span.end);
        expect(texts.get(A.name) ?? A.text).toBe(text);
      }),
    );
  });
});

describe('the alternative that is taken', () => {
  const way = (name: string, more: Partial<Fix>): Fix => ({
    description: name,
    safety: 'unsafe',
    edits: [edit(A, 'one', name)],
    ...more,
  });
  const of = (...fixes: readonly Fix[]): Finding => ({ ...RACE, fixes });
  const [words, outer, inner, safe] = [
    way('words', { edits: [] }),
    way('outer', { end: 'outer' }),
    way('inner', { end: 'inner' }),
    way('safe', { safety: 'safe', end: 'outer' }),
  ];

  test.each([
    ['the first that has edits', of(words, outer, inner), { unsafe: true }, 'outer'],
    ['the one at the preferred end', of(words, outer, inner), { unsafe: true, prefer: 'inner' }, 'inner'],
    ['the first where none is at that end', of(words, outer), { unsafe: true, prefer: 'inner' }, 'outer'],
    ['a safe one where no others are meant', of(outer, inner, safe), { unsafe: false, prefer: 'inner' }, 'safe'],
    ['none where there is no safe one', of(outer, inner), { unsafe: false }, undefined],
    ['none where there are only words', of(words), { unsafe: true }, undefined],
  ] as const)('is %s', (_, found, choice, expected) => {
    expect(chosenFix(found, choice)?.description).toBe(expected);
  });
});
