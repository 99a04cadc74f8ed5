import { describe, expect, test } from '@jest/globals';
import type { SourceFile } from '../../src/model/span.js';
import { renderConcise } from '../../src/report/concise.js';
import { PLAIN } from '../../src/report/palette.js';
import { renderPretty } from '../../src/report/pretty.js';
import { textWidth } from '../../src/report/width.js';
import { golden } from './golden.js';
import { ADVICE, analysis, at, CHAINS, NGINX, place, POOL, RACE } from './sample.js';

describe('what a person sees', () => {
  test('errors and warnings with their lines, then advice, then what was checked', () => {
    const text = renderPretty(analysis([RACE, POOL, ADVICE]));
    expect(text).toBe(golden('findings.txt', text));
  });

  test('on a narrow terminal nothing is wider than it', () => {
    const text = renderPretty(analysis([RACE, POOL, ADVICE]), { width: 60 });
    expect(text).toBe(golden('narrow.txt', text));
    const wide = text.split('\n').filter((line) => textWidth(line) > 60 && line.includes(' '));
    expect(wide).toEqual([]);
  });

  test('quiet: no advice and no summary', () => {
    const text = renderPretty(analysis([POOL, ADVICE]), { quiet: true });
    expect(text).toContain('warning[pool-needs-http11 TL201]');
    expect(text).not.toMatch(/no-pooling|Checked|Found/);
    expect(renderPretty(analysis([ADVICE]), { quiet: true })).toBe('');
  });

  test('nothing found: what was checked, and what could be added', () => {
    const alone = CHAINS.map((chain) => ({ ...chain, hops: chain.hops.slice(1) }));
    const text = renderPretty(analysis([], { chains: alone, unknowns: [] }));
    expect(text).toBe(golden('clean.txt', text));
  });

  test('advice that says the same of many places is said once', () => {
    const many = Array.from({ length: 5 }, (_, index) => {
      const file: SourceFile = { name: `site${index}.conf`, text: 'proxy_pass http://app;\n' };
      return { ...ADVICE, spans: [place(at(file, 'http://app'), '', { primary: true })] };
    });
    const text = renderPretty(analysis(many));
    expect(text).toContain('at            site0.conf:1:12, site1.conf:1:12, site2.conf:1:12 and 2 more places');
    expect(text.match(/info\[no-pooling/g)).toHaveLength(1);
    expect(text).toContain('Found 5 pieces of advice.');
  });

  test('parts are coloured by their meaning, and the text stays the same', () => {
    const marked = { ...PLAIN, error: (text: string) => `<e>${text}</e>`, good: (text: string) => `<g>${text}</g>` };
    const text = renderPretty(analysis([RACE]), { palette: marked });
    expect(text).toContain('<e>error[keepalive-race TL101]:</e> nginx closes');
    expect(text).toContain('keepalive_timeout <g>75s</g>;');
    expect(text.replaceAll(/<\/?[eg]>/g, '')).toBe(renderPretty(analysis([RACE])));
  });
});

describe('source lines', () => {
  const one = (file: SourceFile, part: string, width = 60) =>
    renderPretty(analysis([{ ...POOL, spans: [place(at(file, part), 'here', { primary: true })], fixes: [] }]), {
      width,
      summary: false,
    });

  test('a long line is cut around the marked part', () => {
    const file = { name: 'a.conf', text: `${'a '.repeat(500)}MARK${' b'.repeat(500)};\n` };
    const lines = one(file, 'MARK').split('\n');
    const index = lines.findIndex((line) => line.includes('MARK'));
    const [source, under] = [lines[index] as string, lines[index + 1] as string];
    expect(source).toMatch(/^ {2}1 │ ….*…$/);
    expect(textWidth(source)).toBeLessThanOrEqual(60);
    expect(under.indexOf('^^^^')).toBe(source.indexOf('MARK'));
  });

  test('a marked part longer than the terminal is shown from its start', () => {
    const file = { name: 'a.conf', text: `x ${'y'.repeat(1_000_000)};\n` };
    const lines = one(file, 'y'.repeat(1_000_000)).split('\n');
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(60);
    expect(lines.some((line) => /│ …y+…$/.test(line))).toBe(true);
  });

  test.each([
    ['tabs', '\t\tlisten\t80;', '80'],
    ['wide characters', 'set $x "日本語"; listen 80;', '80'],
    ['combining marks', 'set $x "e\u0301e\u0301"; listen 80;', '80'],
    ['escapes', 'set $x "\u001b[31m"; listen 80;', '80'],
    ['a lone surrogate', 'set $x "\ud800"; listen 80;', '80'],
    ['CRLF', 'listen 80;\r\nlisten 81;\r\n', '80'],
  ])('the underline stands below the marked part after %s', (_, text, part) => {
    const lines = one({ name: 'a.conf', text }, part).split('\n');
    const index = lines.findIndex((line) => /^ {2}1 │/.test(line));
    const [source, under] = [lines[index] as string, lines[index + 1] as string];
    const before = source.slice(0, source.indexOf(part));
    expect(textWidth(before)).toBe(under.indexOf('^'));
    expect(under).toContain('^^ here');
  });

  test('a place at the end of the file, an empty one, and one over several lines', () => {
    const file = { name: 'a.conf', text: 'server {\n  listen 80;\n}' };
    const spans = [
      place({ file, start: file.text.length, end: file.text.length }, 'the end', { primary: true }),
      place({ file, start: 0, end: file.text.length }, 'all of it'),
    ];
    const text = renderPretty(analysis([{ ...POOL, spans, fixes: [] }]), { summary: false });
    expect(text).toContain('  3 │ }\n    │  ^ ① the end');
    expect(text).toContain('  1 │ server {\n    │ ──────── ② all of it');
  });
});

describe('one line a finding', () => {
  test('place, severity, rule, headline and the other places', () => {
    const text = renderConcise(analysis([RACE, POOL, ADVICE]));
    expect(text).toBe(golden('concise.txt', text));
  });

  test('nothing found prints nothing', () => {
    expect(renderConcise(analysis([]))).toBe('');
    expect(renderConcise(analysis([ADVICE]), { quiet: true })).toBe('');
  });

  test('a name that a build system would obey is no command', () => {
    const file = { name: '::error::x\n::set-env.conf', text: 'listen 80;' };
    const text = renderConcise(analysis([{ ...POOL, spans: [place(at(file, '80'), '', { primary: true })] }]));
    expect(text).toMatch(/^\.\/::error::x\\n::set-env\.conf:1:8: warning/);
    expect(text.split('\n')).toHaveLength(2);
  });
});

test('the sample is what the tests say it is', () => {
  expect(NGINX.text.slice(at(NGINX, '30').start - 18, at(NGINX, '30').end)).toBe('keepalive_timeout 30');
});
