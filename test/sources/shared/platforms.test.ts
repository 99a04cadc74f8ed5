import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SourceFile } from '../../../src/model/span.js';
import { looksLikeBeanstalk, readBeanstalk } from '../../../src/sources/beanstalk/index.js';
import { looksLikeCloudflared, readCloudflared } from '../../../src/sources/cloudflare/index.js';
import { looksLikeFly, readFly } from '../../../src/sources/fly/index.js';
import { looksLikeHeroku, readHeroku } from '../../../src/sources/heroku/index.js';
import { looksLikeRailway, readRailway } from '../../../src/sources/railway/index.js';
import { looksLikeServerless, readServerless } from '../../../src/sources/serverless/index.js';
import { type FrontReading, NO_FRONTS, seenIn } from '../../../src/sources/shared/front.js';
import { readToml } from '../../../src/sources/shared/toml/index.js';
import { expandedSize, readYaml } from '../../../src/sources/shared/yaml/index.js';
import { expectPlacesInside } from './fronts.js';

type Reader = readonly [
  looksLike: (file: SourceFile) => boolean,
  read: (file: SourceFile) => FrontReading,
  good: string,
];

const READERS: Readonly<Record<string, Reader>> = {
  'fly.toml': [
    looksLikeFly,
    readFly,
    'app = "a"\nkill_timeout = "5s"\n[http_service]\ninternal_port = 80\n[http_service.http_options]\nidle_timeout = 6\n',
  ],
  'railway.toml': [looksLikeRailway, readRailway, '[deploy]\ndrainingSeconds = 3\n'],
  'railway.json': [looksLikeRailway, readRailway, '{"deploy": {"drainingSeconds": 3}}'],
  'serverless.yml': [
    looksLikeServerless,
    readServerless,
    'provider: {name: aws, timeout: 9}\nfunctions: {f: {events: [{http: GET /}]}}\n',
  ],
  'config.yml': [
    looksLikeCloudflared,
    readCloudflared,
    'tunnel: x\noriginRequest: {keepAliveTimeout: 9s}\ningress: [{service: http://a:1}]\n',
  ],
  '.ebextensions/a.config': [
    looksLikeBeanstalk,
    (file) => readBeanstalk([file]),
    'option_settings:\n  aws:elbv2:loadbalancer: {IdleTimeout: 9}\n',
  ],
  Procfile: [looksLikeHeroku, (file) => readHeroku([file]), 'web: gunicorn a:b\n'],
  'app.json': [looksLikeHeroku, (file) => readHeroku([file]), '{"formation": {"web": {}}}'],
};

describe.each(Object.entries(READERS))('%s', (name, [looksLike, read, good]) => {
  const check = (text: string): void => {
    const file = { name, text };
    looksLike(file);
    expectPlacesInside(read(file), [file]);
  };

  test('is read', () => {
    const file = { name, text: good };
    expect([looksLike(file), read(file).fronts.length > 0]).toEqual([true, true]);
  });

  test('cut, doubled and mixed with anything, it is read or told', () => {
    const cut = fc.tuple(fc.nat(good.length), fc.nat(good.length), fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(cut, ([from, to, between]) => check(good.slice(0, from) + between + good.slice(to))),
      { numRuns: 150 },
    );
  });

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 100 });
  });

  test.each([
    ['deep', (): string => '['.repeat(50_000)],
    ['deep tables', (): string => `a = ${'{a = '.repeat(50_000)}`],
    ['deep maps', (): string => `option_settings: ${'{a: '.repeat(50_000)}`],
    ['long', (): string => `${good}#${'x'.repeat(600_000)}\n`],
    [
      'within itself',
      (): string => 'provider: &p {name: aws, x: *p}\nfunctions: &f {a: *f}\ningress: &i [*i]\noption_settings: *f\n',
    ],
    [
      'aliases',
      (): string =>
        `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n')}\nprovider: {name: aws}\nfunctions: *a40\ningress: *a40\noption_settings: *a40\n`,
    ],
  ])('%s', (_, make) => {
    const before = performance.now();
    check(make());
    expect(performance.now() - before).toBeLessThan(4000);
  });
});

describe('TOML', () => {
  test('values with their paths and places', () => {
    const file = {
      name: 'a.toml',
      text: 'a = 1_000\n[t]\n"b c".d = "x\\ty"\n[[l]]\nk = [1, {z = \'q\'}]\n[[l]]\nk = true\n',
    };
    const { values } = readToml(file);
    expect(
      values.map(({ path, value, isText }) => [path.join('.'), value.map(({ text }) => text).join(''), isText]),
    ).toEqual([
      ['a', '1000', false],
      ['t.b c.d', 'x\ty', true],
      ['l.0.k.0', '1', false],
      ['l.0.k.1.z', 'q', true],
      ['l.1.k', 'true', false],
    ]);
    expect(values.map(({ value: [piece] }) => file.text.slice(piece?.span.start, piece?.span.end))).toEqual([
      '1_000',
      '"x\\ty"',
      '1',
      'q',
      'true',
    ]);
  });
});

describe('the size of a YAML value', () => {
  const sizeOf = (text: string) => readYaml({ name: 'a.yaml', text }).documents.map(expandedSize)[0];

  test.each([
    ['a: 1\n', 2],
    ['a: &x [1, 2]\nb: *x\n', 7],
    ['a: &x [1, *x]\n', Infinity],
    [`a: "${'x'.repeat(640)}"\n`, 12],
  ])('%j is %d', (text, size) => {
    expect(sizeOf(text)).toBe(size);
  });
});

test('what several fronts share is seen once', () => {
  const span = { file: { name: 'a', text: 'x' }, start: 0, end: 1 };
  const observation = { id: 'a/b', places: [{ name: 'primary', span }], data: { c: 1 } };
  const other = { ...observation, data: { c: 2 } };
  const unknown = { kind: 'value', text: 'x', name: 'y', span } as const;
  const reading = {
    ...NO_FRONTS,
    observations: [observation, { ...observation }, other],
    unknowns: [unknown, unknown],
  };
  expect(seenIn([reading, reading])).toEqual({ observations: [observation, other], unknowns: [unknown] });
});
