import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { settingsOf } from '../../src/model/hop.js';
import { PRODUCT_NAMES, wordsOf } from '../../src/config/words.js';
import { configured } from './configured.js';

/** Everything that a caller may do with a reading. */
function use(text: string, name?: string): void {
  const { chains, problems, observations, unknowns } = configured(text, name);
  for (const { hops } of chains)
    for (const hop of hops) expect([settingsOf(hop), hop.facts, hop.factSpans]).toHaveLength(3);
  for (const { line, column, span } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(span.start).toBeLessThanOrEqual(span.end);
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
  for (const { places } of observations)
    for (const { span } of places) expect(span.end).toBeLessThanOrEqual(text.length);
  for (const { span } of unknowns) expect(span.end).toBeLessThanOrEqual(text.length);
}

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '60',
    '60s',
    '',
    '${X:-3}',
    '${X}',
    '{{ x }}',
    'on',
    'true',
    '-1',
    '1e9',
    'Connection ""',
    'error timeout',
  ),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.string(), scalar),
);
const hop = fc.constantFrom(...PRODUCT_NAMES).chain((product) =>
  fc
    .dictionary(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...wordsOf(product).keys(), 'upstream', 'version') },
        fc.string(),
      ),
      value,
      {
        maxKeys: 5,
      },
    )
    .map((settings) => ({ product, ...settings })),
);
/** Settings that the schema takes, so that readers see odd but possible values. */
const settable = PRODUCT_NAMES.filter((product) => wordsOf(product).size > 0);
const takenHop = fc.constantFrom(...settable).chain((product) => {
  const taken = (kind: string) => {
    if (kind === 'boolean') return fc.boolean();
    if (kind === 'onOff') return fc.constantFrom('on', 'off');
    if (kind === 'text' || kind === 'texts' || kind === 'words' || kind === 'headers')
      return fc.string({ maxLength: 20 });
    return fc.oneof(fc.integer({ min: 1, max: 4000 }), fc.constantFrom('7', '${X:-7}', '${X}'));
  };
  const pairs = [...wordsOf(product)].map(([key, { shape }]) => taken(shape.kind).map((each) => [key, each] as const));
  return fc
    .array(
      fc.nat(pairs.length - 1).chain((at) => pairs[at] as (typeof pairs)[number]),
      { maxLength: 5 },
    )
    .map((entries) => ({ product, ...Object.fromEntries(entries) }));
});

describe('on any input', () => {
  test('nothing is thrown, and every place is in the file', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => use(text)),
      { numRuns: 500 },
    );
    const words = fc.constantFrom(
      'chains:',
      '- ',
      '\n',
      '  ',
      'hops:',
      'product:',
      ' nginx',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '&a',
      ' *a',
      '<<:',
      '|',
      '>',
      '"',
      "'",
      ' 60',
      '{{ x }}',
      '\t',
      ': ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => use(parts.join(''))),
      { numRuns: 500 },
    );
  });

  test('also where it has the shape of a configuration', () => {
    const top = fc.record({
      chains: fc.array(fc.record({ name: scalar, hops: fc.array(hop, { maxLength: 3 }) }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(top, (data) => use(JSON.stringify(data, null, 1))),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (data) =>
        use(JSON.stringify({ 'timeout-lint': data }), 'package.json'),
      ),
    );
  });

  test('also where the schema takes it', () => {
    let taken = 0;
    const top = fc.record({
      chains: fc.tuple(fc.record({ hops: fc.array(takenHop, { minLength: 1, maxLength: 3 }) })),
    });
    fc.assert(
      fc.property(top, (data) => {
        const text = JSON.stringify(data, null, 1);
        use(text);
        if (configured(text).chains.length > 0) taken++;
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

const bomb = (depth: number): string => {
  const lines = ['a0: &a0 [{ product: nginx }]'];
  for (let at = 1; at <= depth; at++) lines.push(`a${at}: &a${at} [${`*a${at - 1}, `.repeat(10)}]`);
  return `${lines.join('\n')}\nchains: *a${depth}\n`;
};
const hops = (count: number): string => `chains:\n  - &c\n    hops: [${'{ product: nginx }, '.repeat(count)}]\n`;

describe('within a second', () => {
  test.each([
    ['brackets', '['.repeat(99_000)],
    ['brackets in a chain', `chains: ${'['.repeat(5000)}`],
    [
      'mappings',
      `chains:\n${Array.from({ length: 3000 }, (_, at) => `${' '.repeat(Math.min(at, 140))}a:\n`).join('')}`,
    ],
    ['one long line', `chains: ${'x'.repeat(99_000)}`],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a long number', `chains: [{ hops: [{ product: nginx, send_timeout: ${'9'.repeat(99_000)} }] }]`],
    ['a long count', `chains: [{ hops: [{ product: gunicorn, timeout: "${'9'.repeat(99_000)}" }] }]`],
    ['a long wrong time', `chains: [{ hops: [{ product: nginx, keepalive_timeout: "${'1m'.repeat(49_000)} x" }] }]`],
    ['a long wrong word', `chains: [{ hops: [{ product: nginx, ${'x'.repeat(900)}: 1, ${'y_'.repeat(45_000)}: 1 }] }]`],
    [
      'many wrong words',
      `chains: [{ hops: [{ product: nginx, ${Array.from({ length: 8000 }, (_, at) => `k${at}: 1`).join(', ')} }] }]`,
    ],
    ['many wrong hops', `chains: [{ hops: [${'3, '.repeat(33_000)}] }]`],
    ['many hops', hops(4500)],
    ['many chains', `chains: [${'{ hops: [{ product: gunicorn }] }, '.repeat(500)}]`],
    ['aliases of aliases', bomb(8)],
    ['aliases of a chain', `${hops(25)}${'  - *c\n'.repeat(14_000)}`],
    ['an alias of what it stands in', 'chains: &a\n  - hops: *a\n  - *a\n'],
    ['repeated keys', 'lb-idle: 60\n'.repeat(8000)],
    ['many documents', '---\na: 1\n'.repeat(10_000)],
    [
      'many headers',
      `chains: [{ hops: [{ product: nginx, proxy_set_header: { ${Array.from({ length: 90 }, (_, at) => `H${at}: ${'v'.repeat(1000)}`).join(', ')} } }] }]`,
    ],
  ])('%s', (_, text) => {
    const start = performance.now();
    use(text);
    expect(performance.now() - start).toBeLessThan(1000 * (process.env['CI'] === undefined ? 1 : 4));
  });
});
