import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import { builtinRules } from '../../src/rules/all.js';
import { unfilled } from '../../src/rules/placeholders.js';
import type { ExampleSource } from '../../src/rules/rule.js';
import { differencesOf, marksIn, runExample, wordsOf } from './examples.js';
import { ruleFiles, rules } from './ruleFiles.js';

const LONGEST_HEADLINE = 110;

function filesOf(example: ExampleSource): { name: string; text: string }[] {
  return Object.entries(example.files).map(([name, text]) => ({ name, text }));
}

test.each(ruleFiles)('$name loads', ({ problems }) => {
  expect(problems).toEqual([]);
});

test('names and codes are unique, and every rule of the folder is built in', () => {
  expect(ruleFiles.length).toBeGreaterThan(0);
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  expect(builtinRules().map(({ name }) => name)).toEqual(rules.map(({ name }) => name));
});

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  test.each(rule.bad.map((example) => [example.title, example] as const))('bad: %s', (_, example) => {
    const files = filesOf(example);
    const { findings } = runExample(example);
    expect(differencesOf(files, findings, example.expect).join('\n')).toBe('');
    expect([...marksIn(files).map((mark) => mark.rule), ...(example.expect ?? [])]).toContain(name);
    for (const finding of findings) expectWellSaid(finding);
  });

  test.each(rule.good.map((example) => [example.title, example] as const))('good: %s', (_, example) => {
    expect(differencesOf([], runExample(example).findings).join('\n')).toBe('');
    expect(marksIn(filesOf(example))).toEqual([]);
  });
});

function expectWellSaid(finding: Finding): void {
  const { headline, spans, sources } = finding;
  expect(wordsOf(finding).flatMap((words) => unfilled(words).map((name) => `${name} in: ${words}`))).toEqual([]);
  expect(wordsOf(finding).filter((words) => /undefined|NaN|\[object/.test(words))).toEqual([]);
  expect(`${headline.length <= LONGEST_HEADLINE ? 'short' : 'long'}: ${headline}`).toBe(`short: ${headline}`);
  expect(headline).not.toMatch(/[.\n]$/);
  expect(spans.filter(({ label }) => label.trim() === '').map(({ span }) => span.start)).toEqual([]);
  expect(sources.every((source) => source.startsWith('https://'))).toBe(true);
}
