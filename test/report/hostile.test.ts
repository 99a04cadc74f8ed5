import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderConcise } from '../../src/report/concise.js';
import { renderJson } from '../../src/report/json.js';
import { renderPretty } from '../../src/report/pretty.js';
import { renderShow } from '../../src/report/show.js';
import { renderShowJson } from '../../src/report/showJson.js';
import { madeOf, NASTY, RAW } from './nasty.js';
import { problemsOf } from './schemas.js';

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
