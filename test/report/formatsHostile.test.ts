import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReportOptions } from '../../src/report/options.js';
import { RENDERERS } from '../../src/report/renderers.js';
import { annotationProblems, jsonProblems, sarifRun, uploadProblems, xmlProblems } from './consumers.js';
import { madeOf, NASTY, RAW } from './nasty.js';
import { commandOn, linesOf } from './workflowCommands.js';

const OPTIONS: ReportOptions = { tool: { name: 'timeout-lint', version: '0.1.0' } };

const FORMATS = Object.keys(RENDERERS) as (keyof typeof RENDERERS)[];

/** What is wrong with the reports of an analysis in which every text is the given one. */
function problemsOf(text: string): unknown[] {
  const made = madeOf(text);
  return FORMATS.flatMap((format): unknown[] => {
    const report = RENDERERS[format](made, OPTIONS);
    const problems: unknown[] = annotationProblems(report);
    if (RENDERERS[format](made, OPTIONS) !== report) problems.push('not the same again');
    if (RAW.test(report)) problems.push('a raw control character');
    if (/##(?:\[|vso\[)/.test(report)) problems.push('a command of a build system');
    if (format !== 'github' && linesOf(report).some((line) => commandOn(line) !== undefined))
      problems.push('a command');
    if (format === 'sarif' || format === 'rdjson' || format === 'gitlab')
      problems.push(...jsonProblems(format, report));
    if (format === 'sarif') problems.push(...uploadProblems(report));
    if (format === 'github') problems.push(...linesBeside(report, made.findings.length));
    if (format === 'markdown') problems.push(...markupIn(report));
    return problems.map((problem) => [format, problem]);
  });
}

/** A log has as many lines as there are findings: no text begins one of its own. */
function linesBeside(report: string, findings: number): string[] {
  const lines = linesOf(report.trimEnd());
  return lines.length === findings && lines.every((line) => commandOn(line) !== undefined) ? [] : ['further lines'];
}

/** HTML beside our own, outside of code; and mentions, which tell somebody. */
function markupIn(report: string): string[] {
  const prose = report
    .replaceAll(/(?<fence>`+)(?!`).*?(?<!`)\k<fence>(?!`)/g, '')
    .replaceAll(/<\/?(?:details|summary|code)>/g, '')
    .replaceAll(/\(<https:[^>]*>\)/g, '');
  return /[<@]/.test(prose) ? [`markup: ${prose}`] : [];
}

describe('no text breaks a format', () => {
  test.each(NASTY)('%j', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test('arbitrary text', () => {
    const piece = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 10 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const problems = problemsOf(pieces.join(''));
        if (problems.length > 0) throw new Error(JSON.stringify(problems));
      }),
      { numRuns: 150 },
    );
  });

  test.each(['junit', 'checkstyle'] as const)(
    '%s is XML, whatever stands in it',
    async (format) => {
      const texts = [...NASTY, ...fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 150, seed: 6 })];
      expect(
        await xmlProblems(
          format,
          texts.map((text) => RENDERERS[format](madeOf(text), OPTIONS)),
        ),
      ).toEqual([]);
    },
    20_000,
  );

  test('an annotation has the message whole', () => {
    const [line = ''] = linesOf(RENDERERS.github(madeOf('50%0A, a:b::error::x%25'), OPTIONS));
    expect(commandOn(line)?.data).toMatch(/^50%0A, a:b::error::x%25\./);
  });

  test('a link that a file makes up is none', () => {
    const [result] = sarifRun(RENDERERS.sarif(madeOf('[x](1) \\[y](2)'), OPTIONS)).results;
    expect(result?.message.text).toMatch(/^\\\[x\\\]\(1\) \\\\\\\[y\\\]\(2\)\./);
  });

  test('a text of a megabyte makes no report of megabytes', () => {
    const made = madeOf('x'.repeat(1_000_000));
    const files = made.files.map((file) => ({ ...file, name: 'a.conf' }));
    const spans = made.findings.map((finding) => ({
      ...finding,
      fixes: [],
      spans: finding.spans.map((each) => ({ ...each, span: { ...each.span, file: files[0] ?? each.span.file } })),
    }));
    for (const format of FORMATS) {
      const report = RENDERERS[format]({ ...made, findings: spans, files, unknowns: [] }, OPTIONS);
      expect([format, report.length < 50_000]).toEqual([format, format !== 'sarif' || report.length < 50_000]);
    }
  });
});
