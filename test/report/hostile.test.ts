import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../src/findings/finding.js';
import { exactly } from '../../src/model/duration.js';
import type { SourceFile } from '../../src/model/span.js';
import type { Analysis } from '../../src/report/analysis.js';
import { renderConcise } from '../../src/report/concise.js';
import { renderJson } from '../../src/report/json.js';
import { renderPretty } from '../../src/report/pretty.js';
import { renderShow } from '../../src/report/show.js';
import { renderShowJson } from '../../src/report/showJson.js';
import { analysis, CHAINS, hop, place, RACE } from './sample.js';
import { problemsOf } from './schemas.js';

/** What a terminal acts upon, apart from the line breaks of the report itself. */
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** An analysis in which every text that can come from a file is the given one. */
function madeOf(text: string): Analysis {
  const file: SourceFile = { name: text, text: `${text} value ${text}` };
  const span = { file, start: 0, end: file.text.length };
  const finding: Finding = {
    ...RACE,
    headline: text,
    consequence: text,
    route: text,
    spans: [place(span, text, { primary: true }), place({ file, start: text.length, end: text.length + 3 }, text)],
    fixes: [{ description: text, safety: 'unsafe', edits: [{ span, text }] }],
  };
  const timers = {
    'upstream.read': { name: text, value: exactly(1), provenance: 'inherited', from: text, note: text, span },
  } as const;
  const [first] = CHAINS;
  if (first === undefined) throw new Error('the sample has no chain');
  const nginx = hop(timers, { label: text, version: text, facts: { 'upstream.target': text }, span });
  const route = { ...first.route, location: text, server: [text], listen: [text], span };
  return analysis([finding, { ...finding, severity: 'info', fixes: finding.fixes }], {
    chains: [{ route, hops: [nginx], legs: [] }],
    unknowns: [{ kind: 'value', text, name: text, span }],
    files: [file],
  });
}

function printed(text: string): string[] {
  const made = madeOf(text);
  return [
    renderPretty(made),
    renderConcise(made),
    renderShow(made.chains),
    renderJson(made, { tool: { name: 'timeout-lint', version: '0.1.0' } }),
    renderShowJson(made.chains),
  ];
}

const NASTY = [
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;http://evil\u0007link',
  '\u009b2J',
  'a\nb\rc\r\nd\te',
  '\u0000',
  '\u202eright to left',
  '\u2028',
  '\ud800 lone',
  '\udc00',
  '::error::x',
  '\n::error file=a::x',
  '##[error]x',
  '##vso[task.setvariable variable=a]b',
  '',
  ' ',
];

describe('what a file says never reaches the terminal raw', () => {
  test.each(NASTY)('%j', (text) => {
    for (const report of printed(text)) {
      expect(report).not.toMatch(RAW);
      expect(report).not.toMatch(/^\s*::/m);
      expect(report).not.toMatch(/##\[|##vso\[/);
    }
  });

  test('arbitrary text, in every report', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 40, max: 120 }), (text, width) => {
        for (const report of [...printed(text), renderPretty(madeOf(text), { width })]) {
          if (RAW.test(report)) throw new Error(JSON.stringify(report));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('JSON still holds exactly what the file says', () => {
    for (const text of NASTY) {
      const [, , , json = '', show = ''] = printed(text);
      const { findings } = JSON.parse(json) as { findings: { headline: string }[] };
      expect(findings[0]?.headline).toBe(text);
      expect(problemsOf('findings', json)).toEqual([]);
      expect(problemsOf('show', show)).toEqual([]);
    }
  });

  test('a visible escape takes the place of a control character', () => {
    expect(renderConcise(madeOf('\u001b[31m\u0000\n\u202e\ud800'))).toContain('\\x1b[31m\\x00\\n\\u{202e}\ufffd');
  });

  test('a text of a megabyte does not make a report of megabytes', () => {
    const report = renderPretty(madeOf('x'.repeat(1_000_000)));
    expect(report.length).toBeLessThan(20_000);
    for (const line of report.split('\n').filter((each) => each.includes('│'))) expect(line.length).toBeLessThan(1_000);
  });
});
