import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze, OptionError } from '../../src/api.js';
import type { Finding } from '../../src/findings/finding.js';
import type { Ignore } from '../../src/findings/ignore.js';
import { builtinRules } from '../../src/rules/all.js';
import { heldBack } from '../../src/rules/ignores.js';
import { levelOf, rulesOn, type RuleSeverity } from '../../src/rules/severities.js';
import { COMMAND_LINE } from '../../src/model/span.js';
import { fileOf } from './hops.js';

const text = `server {
    listen 80;
    server_name example.com;
    location /a/ { proxy_pass http://app; keepalive_timeout 30s; }
    location /b/ { proxy_pass http://app; keepalive_timeout 30s; }
}
server {
    listen 81;
    keepalive_timeout 40s;
    location /c/ { proxy_pass http://app; }
}
`;
const flag = fileOf('--lb-idle 60', COMMAND_LINE);
const lbIdle = { ms: 60_000, span: { file: flag, start: 10, end: 12 } };
const place = { file: fileOf('ignore: []', 'timeout-lint.yaml'), start: 0, end: 6 };
const run = (ignores: readonly Ignore[], today?: string) =>
  analyze([fileOf(text, 'deploy/web/nginx.conf')], {
    lbIdle,
    select: ['keepalive-race'],
    ignores,
    ...(today === undefined ? {} : { today }),
  });
const routesOf = (findings: readonly Finding[]): string[] => findings.map(({ route }) => route);
const ALL = ['example.com /a/', 'example.com /b/', '*:81 (no location)'];

describe('ignores', () => {
  const at = (where: string): Ignore => ({ rule: 'TL101', where: { text: where, path: where }, span: place });

  test.each<[string, readonly string[]]>([
    ['deploy/web/nginx.conf', []],
    ['./deploy//web/nginx.conf', []],
    ['deploy', []],
    ['deploy/', []],
    ['deploy/*/nginx.conf', []],
    ['**/nginx.conf', []],
    ['deploy/**', []],
    ['.', []],
    ['nginx.conf', ALL],
    ['deploy/*', ALL],
    ['deploy/we', ALL],
    ['/a/', ALL.slice(1)],
    ['example.com /b/', [ALL[0] as string, ALL[2] as string]],
    ['example.com', ALL.slice(2)],
    ['example.com/a/', ALL.slice(1)],
    ['/a', ALL],
    ['', []],
  ])('where: %j leaves %j', (where, left) => {
    const { findings, ignored } = run([at(where)]);
    expect(routesOf(findings).toSorted()).toEqual(left.toSorted());
    expect(findings.length + ignored.length).toBe(ALL.length);
    expect(ignored.every(({ by }) => by.span === place)).toBe(true);
  });

  test('a finding on several routes is held back where all of them are named', () => {
    const shared = text.replaceAll('keepalive_timeout 30s;', '').replace('80;', '80; keepalive_timeout 30s;');
    const on = (where: string) =>
      analyze([fileOf(shared, 'nginx.conf')], { lbIdle, select: ['TL101'], ignores: [at(where)] }).findings;
    expect(on('/a/')).toHaveLength(2);
    expect(on('example.com')).toHaveLength(1);
  });

  test('another rule is not meant, and without a rule each is', () => {
    expect(run([{ rule: 'TL2', span: place }]).findings).toHaveLength(3);
    expect(run([{ span: place }]).findings).toHaveLength(0);
  });

  test.each([
    ['2027-01-31', 0],
    ['2027-02-01', 3],
    [undefined, 0],
  ])('until 2027-01-31, on %s', (today, count) => {
    expect(run([{ rule: 'TL1', until: '2027-01-31', span: place }], today).findings).toHaveLength(count);
  });

  test('a stretch of a file means findings that begin or end in it', () => {
    const finding = run([]).findings[0] as Finding;
    const lines = fileOf('0123456789', 'nginx.conf');
    const within = (start: number, end: number, file = lines): boolean => {
      const spans = [{ ...(finding.spans[0] as Finding['spans'][0]), span: { file, start, end } }];
      const reach = { file: fileOf(lines.text, 'nginx.conf'), start: 3, end: 6 };
      return heldBack([{ ...finding, spans }], [{ reach, span: place }]).ignored.length === 1;
    };
    expect([within(3, 4), within(5, 9), within(0, 4), within(3, 3), within(4, 5)]).toEqual(Array(5).fill(true));
    expect([within(0, 3), within(6, 9), within(0, 9), within(2, 2), within(6, 6)]).toEqual(Array(5).fill(false));
    expect(within(3, 4, fileOf(lines.text, 'other.conf'))).toBe(false);
  });

  test.each<[string, boolean]>([
    ['nginx.conf', true],
    ['deploy/nginx.conf', true],
    ['../nginx.conf', false],
    ['/etc/nginx/nginx.conf', false],
    ['odd../nginx.conf/', true],
  ])('the directory of the configuration has %s: %s', (name, isIn) => {
    const finding = run([]).findings[0] as Finding;
    const spans = [
      { ...(finding.spans[0] as Finding['spans'][0]), span: { file: fileOf(text, name), start: 0, end: 1 } },
    ];
    expect(heldBack([{ ...finding, routes: [], spans }], [at('.')]).ignored).toHaveLength(isIn ? 1 : 0);
  });

  test('a route is meant by its modifier, too; what is on no route by none', () => {
    const finding = run([]).findings[0] as Finding;
    const [route] = finding.routes ?? [];
    if (route === undefined) throw new Error('it is on a route');
    const held = (routes: Finding['routes'], where: string) =>
      heldBack([{ ...finding, ...(routes && { routes }) }], [at(where)]).ignored.length;
    expect(held([{ ...route, modifier: '=', location: '/a' }], '= /a')).toBe(1);
    expect(held([{ ...route, modifier: '', location: '/a' }], '/a')).toBe(1);
    expect(held([route, undefined], route.location)).toBe(0);
    expect(held([], route.location)).toBe(0);
  });

  test('a mask of many stars ends soon', () => {
    const finding = run([]).findings[0] as Finding;
    const far = { ...finding, spans: [{ ...(finding.spans[0] as Finding['spans'][0]) }] };
    const long = fileOf(text, `${'a/'.repeat(200)}${'a'.repeat(5000)}`);
    const [first] = far.spans;
    if (first !== undefined) far.spans[0] = { ...first, span: { file: long, start: 0, end: 1 } };
    const start = performance.now();
    for (const where of ['**/'.repeat(3000) + 'x', `**/${'*a'.repeat(3000)}*b`]) {
      expect(heldBack([far], [at(where)]).ignored).toEqual([]);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('a mask matches what the same pattern does', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b', '*', '?'), { minLength: 1, maxLength: 5 })
      .map((all) => all.join(''));
    const name = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'c'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.constant('**')), { minLength: 1, maxLength: 4 }), name, (mask, parts) => {
        fc.pre(mask.some((part) => /[*?]/.test(part)));
        const part = (each: string): string => each.replaceAll('*', '[^/]*').replaceAll('?', '[^/]');
        const source = mask.map((each) => (each === '**' ? '(?:[^/]*/)*' : `${part(each)}/`)).join('');
        const finding = run([]).findings[0] as Finding;
        const span = { file: fileOf(text, parts.join('/')), start: 0, end: 1 };
        const moved = { ...finding, routes: [], spans: [{ ...(finding.spans[0] as Finding['spans'][0]), span }] };
        const { ignored } = heldBack([moved], [at(mask.join('/'))]);
        expect(ignored.length === 1).toBe(new RegExp(`^${source}$`).test(`${parts.join('/')}/`));
      }),
      { numRuns: 300 },
    );
  });
});

describe('severities', () => {
  const rule = { name: 'keepalive-race', code: 'TL101' };
  test.each<[readonly (readonly [string, RuleSeverity['level']])[], string | undefined]>([
    [[], undefined],
    [[['TL2', 'off']], undefined],
    [[['TL1', 'off']], 'off'],
    [
      [
        ['keepalive-race', 'info'],
        ['TL1', 'off'],
      ],
      'info',
    ],
    [
      [
        ['TL1', 'off'],
        ['keepalive-race', 'on'],
      ],
      'on',
    ],
    [
      [
        ['TL10', 'error'],
        ['tl1', 'off'],
      ],
      'error',
    ],
    [
      [
        ['TL101', 'error'],
        ['keepalive-race', 'info'],
      ],
      'info',
    ],
    [
      [
        ['keepalive-race', 'info'],
        ['TL101', 'error'],
      ],
      'error',
    ],
    [
      [
        ['TL', 'off'],
        ['TL', 'warning'],
      ],
      'warning',
    ],
  ])('%j is %s', (said, level) => {
    expect(
      levelOf(
        rule,
        said.map(([word, each]) => ({ word, level: each })),
      ),
    ).toBe(level);
  });

  test('a rule that is off says nothing, and one that has another severity says it so', () => {
    const severities = [{ word: 'TL1', level: 'info' }] as const;
    expect(new Set(run([]).findings.map(({ severity }) => severity))).toEqual(new Set(['error']));
    const findings = (all: readonly RuleSeverity[]) =>
      analyze([fileOf(text)], { lbIdle, select: ['TL101'], severities: all }).findings;
    expect(new Set(findings(severities).map(({ severity }) => severity))).toEqual(new Set(['info']));
    expect(findings([...severities, { word: 'TL101', level: 'off' }])).toEqual([]);
    expect(findings([{ word: 'TL101', level: 'on' }])).toEqual(findings([]));
    expect(rulesOn(builtinRules(), [{ word: 'TL', level: 'off' }])).toEqual([]);
  });

  test('a word that names no rule is refused', () => {
    const severities = [{ word: 'keepalive-rase', level: 'off' }] as const;
    expect(() => analyze([fileOf(text)], { severities })).toThrow(OptionError);
    expect(() => analyze([fileOf(text)], { severities })).toThrow('did you mean "keepalive-race"?');
  });
});
