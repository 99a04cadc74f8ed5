import { describe, expect, test } from '@jest/globals';
import { formatMs } from '../../src/model/duration.js';
import { sliceOf } from '../../src/model/span.js';
import { spanOf, textOf } from '../../src/sources/shared/pieces.js';
import { readConfiguration } from '../../src/config/index.js';
import { configured, hopsOf, timers } from './configured.js';

describe('entries', () => {
  test('variables, with their places', () => {
    const { options, problems } = configured('vars:\n  T: 60s\n  PORT: 8000\n  ON: true\n  Q: "a b"\n');
    expect(problems).toEqual([]);
    expect(
      [...(options.variables ?? [])].map(([name, pieces]) => [name, textOf(pieces), sliceOf(spanOf(pieces))]),
    ).toEqual([
      ['T', '60s', '60s'],
      ['PORT', '8000', '8000'],
      ['ON', 'true', 'true'],
      ['Q', 'a b', 'a b'],
    ]);
  });

  test('a variable stands for what a chain leaves open', () => {
    const text = (vars: string): string =>
      `${vars}\nchains: [{ hops: [{ product: nginx, proxy_read_timeout: '\${T:-9s}' }] }]\n`;
    expect(timers(hopsOf(text('vars: { T: 30s }'))[0] as never)['upstream.read']).toBe(
      'proxy_read_timeout 30s explicit 30s',
    );
    expect(timers(hopsOf(text('vars: { U: 30s }'))[0] as never)['upstream.read']).not.toContain('30s');
    const file = { name: 'timeout-lint.yaml', text: text('vars: { T: 30s }') };
    const typed = [{ text: '40s', span: { file: { name: 'x', text: '40s' }, start: 0, end: 3 }, exact: true }];
    const { chains } = readConfiguration(file, { variables: (own) => new Map([...(own ?? []), ['T', typed]]) });
    expect(chains[0]?.hops[0]?.timer('upstream.read')?.written).toBe('40s');
  });

  test.each([
    ['lb: aws-alb:idle_timeout=120', ['aws-alb:idle_timeout=120']],
    ['lb: [cloudfront, "aws-alb:idle_timeout=120"]', ['cloudfront', 'aws-alb:idle_timeout=120']],
    ['lb:\n  - cloudfront # the CDN\n  - aws-alb', ['cloudfront', 'aws-alb']],
  ])('%j', (text, words) => {
    const { lb } = configured(text).options;
    expect(lb?.map(textOf)).toEqual(words);
    expect(lb?.map((word) => sliceOf(spanOf(word)))).toEqual(words);
  });

  test('severities of rules, in the order of the file', () => {
    const { rules } = configured('rules:\n  TL1: off\n  keepalive-race: error\n  TL2: on\n').options;
    expect(rules?.map(({ text, level, span, levelSpan }) => [text, level, sliceOf(span), sliceOf(levelSpan)])).toEqual([
      ['TL1', 'off', 'TL1', 'off'],
      ['keepalive-race', 'error', 'keepalive-race', 'error'],
      ['TL2', 'on', 'TL2', 'on'],
    ]);
  });

  test('rules to leave out stand beside findings to hold back', () => {
    const { ignore, ignores } = configured(
      'ignore:\n  - TL2, TL3\n  - { rule: TL1, where: /a/, reason: "why, then", until: 2027-01-31 }\n  - rule: keepalive-race\n',
    ).options;
    expect(ignore?.map(({ text }) => text)).toEqual(['TL2', 'TL3']);
    expect(ignores?.map(({ span, ruleSpan, ...rest }) => [sliceOf(span), sliceOf(ruleSpan), rest])).toEqual([
      ['TL1', 'TL1', { rule: 'TL1', where: '/a/', reason: 'why, then', until: '2027-01-31' }],
      ['keepalive-race', 'keepalive-race', { rule: 'keepalive-race' }],
    ]);
  });

  test('contracts, one for each duration', () => {
    const { contracts } = configured(
      'expect:\n  - { route: /export/, allows: 120 }\n  - { server: example.com, silence: 1h, drain: 30s }\n',
    ).options;
    expect(
      contracts?.map(({ kind, ms, span, route, server }) => [
        kind,
        formatMs(ms),
        sliceOf(span),
        route?.text,
        server?.text,
      ]),
    ).toEqual([
      ['allows', '2m', '120', '/export/', undefined],
      ['silence', '1h', '1h', undefined, 'example.com'],
      ['drain', '30s', '30s', undefined, 'example.com'],
    ]);
  });
});
