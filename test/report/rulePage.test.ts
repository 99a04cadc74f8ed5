import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rulePages } from '../../src/generated/rulePages.js';
import { fenced, languageOf, proseText } from '../../src/report/pageText.js';
import { renderRulePage } from '../../src/report/rulePage.js';
import { builtinRules } from '../../src/rules/all.js';
import { pageOf, type RuleFile, type RulePage } from '../../src/rules/rule.js';

const rules = builtinRules().map(({ source }): RuleFile => ({
  ...source,
  ...(rulePages[source.name] as unknown as RulePage),
}));

describe('a sentence as Markdown', () => {
  test.each([
    ['set proxy_read_timeout to 55s', 'set proxy_read_timeout to 55s'],
    ['`*_pass` is code', '`*_pass` is code'],
    ['each *_pass and $upstream_', 'each \\*\\_pass and $upstream\\_'],
    ['<servername> [x](y)', '\\<servername\\> \\[x\\](y)'],
    ['a | b\nc `d|e`', 'a \\| b c `d\\|e`'],
    ['an open ` quote*', 'an open ` quote\\*'],
  ])('%j', (text, expected) => {
    expect(proseText(text)).toBe(expected);
  });
});

test('a fence is never closed by what stands in it', () => {
  const line = fc.array(fc.constantFrom('`', '```', 'a', ' ', '~'), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const [open, ...rest] = fenced(lines.join('\n'), 'text');
      const fence = /^`+/.exec(open as string)?.[0] as string;
      expect(rest.findIndex((each) => each.trim().startsWith(fence))).toBe(rest.length - 1);
    }),
  );
});

test.each([
  ['nginx.conf', 'nginx'],
  ['templates/default.conf.template', 'nginx'],
  ['web.Dockerfile', 'dockerfile'],
  ['supervisord.conf', 'ini'],
  ['main.tf', 'hcl'],
  ['Procfile', 'text'],
])('%s is %s', (name, language) => {
  expect(languageOf(name)).toBe(language);
});

test.each(rules.map((rule) => [rule.name, rule] as const))('the page of %s is where findings say', (name, rule) => {
  expect(existsSync(pageOf(name))).toBe(true);
  // The linter is not asked here: `npm run check:docs` holds the whole page against it.
  const text = renderRulePage(rule, { source: '', sample: () => ({ findings: [], output: '' }) });
  expect(text).toContain(`\n# ${name}\n`);
  expect(readFileSync('docs/rules/README.md', 'utf8')).toContain(`[${name}](${name}.md)`);
  const sections = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  expect(sections).toEqual(expect.arrayContaining(['Why', 'What is reported', 'What is not reported', 'Sources']));
  expect(text).not.toMatch(/# *expect(?:-next-line)?:/);
});
