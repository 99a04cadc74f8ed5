import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { configurationSchema } from '../../src/config/index.js';
import { makeSchema } from '../../src/config/schema.js';
import { PRODUCT_NAMES, wordsOf } from '../../src/config/words.js';
import { validate } from '../../src/generated/configSchema.js';
import { DOWNSTREAM_FACTS, POOL_FACTS, UPSTREAM_FACTS } from '../../src/sources/nginx/timerFacts.js';
import { SERVERS } from '../../src/sources/shared/invocation.js';

const published = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as object;

describe('the published schema', () => {
  test('is what is printed, and what the tables of the products make', () => {
    expect(published).toEqual(configurationSchema);
    expect(published).toEqual(JSON.parse(JSON.stringify(makeSchema('for people'))));
  });

  test('takes and refuses what the validator does', () => {
    const check = new Ajv({ allErrors: true, strictTypes: false }).compile(published);
    const scalar = fc.oneof(
      fc.constantFrom('60s', 'on', 'off', '', 'x', '1.1', '-1', 'true'),
      fc.integer({ min: -2, max: 5000 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    const value = fc.oneof(
      { weight: 5, arbitrary: scalar },
      fc.array(scalar, { maxLength: 2 }),
      fc.dictionary(fc.string(), scalar),
    );
    const hop = fc.constantFrom(...PRODUCT_NAMES, 'other').chain((product) => {
      const keys =
        product === 'other'
          ? ['timeout']
          : [...wordsOf(product).keys(), 'version', 'upstream', 'files', 'command', 'nothing'];
      return fc
        .dictionary(fc.constantFrom(...keys), value, { maxKeys: 2 })
        .map((settings) => ({ product, ...settings }));
    });
    const entry = (...keys: string[]) => fc.dictionary(fc.constantFrom(...keys, 'other'), value, { maxKeys: 3 });
    const list = (each: fc.Arbitrary<unknown>) => fc.oneof(value, fc.array(fc.oneof(each, scalar), { maxLength: 3 }));
    const duration = fc.constantFrom('60s', 60, '1h', 'soon', 0);
    const contract = fc.record({ allows: duration, drain: duration, route: scalar }, { requiredKeys: [] });
    const some = fc.record(
      {
        'lb-idle': value,
        'fail-on': fc.constantFrom('error', 'warn'),
        select: value,
        lb: list(scalar),
        vars: fc.oneof(value, entry('T', '9', 'a.b')),
        rules: fc.oneof(value, fc.dictionary(fc.constantFrom('TL1', ''), fc.constantFrom('off', 'on', 'of', 3))),
        ignore: list(
          fc.oneof(entry('rule', 'where', 'reason', 'until'), fc.constant({ rule: 'TL1', until: '2027-01-31' })),
        ),
        expect: list(fc.oneof(contract, entry('allows', 'server', 'silence'))),
      },
      { requiredKeys: [] },
    );
    const chain = fc.record({ name: scalar, hops: fc.array(fc.oneof(hop, scalar), { maxLength: 2 }) });
    const top = fc.oneof(
      some,
      fc.record({ chains: fc.array(chain, { maxLength: 2 }) }),
      fc.record({ chains: fc.tuple(fc.record({ hops: fc.tuple(hop) })) }),
    );
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(top, (data) => {
        const verdict = check(data);
        verdicts.add(verdict);
        expect(validate(data)).toBe(verdict);
      }),
      { numRuns: 1500 },
    );
    expect(verdicts.size).toBe(2);
  });
});

describe('words', () => {
  test('every server that is read can be stated, and every clock of nginx', () => {
    for (const server of SERVERS) if (server !== 'fastapi') expect(PRODUCT_NAMES).toContain(server);
    const words = wordsOf('nginx');
    for (const { directive } of [...DOWNSTREAM_FACTS, ...Object.values(UPSTREAM_FACTS).flat()])
      expect(words.has(directive)).toBe(true);
    for (const { directive } of POOL_FACTS) expect(words.has(`upstream.${directive}`)).toBe(true);
  });

  test('spellings of one setting are one setting', () => {
    const words = wordsOf('gunicorn');
    expect(words.get('--keep-alive')?.name).toBe('keepalive');
    expect(words.get('-t')?.name).toBe('timeout');
    expect(wordsOf('uvicorn').get('--timeout-keep-alive')?.name).toBe('timeout_keep_alive');
    expect(wordsOf('uwsgi').get('--processes')?.name).toBe('workers');
  });
});
