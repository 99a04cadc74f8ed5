import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sliceOf } from '../../src/model/span.js';
import { PRODUCTS } from '../../src/sources/shared/catalogue/index.js';
import { readFronts } from '../../src/topology/fronts.js';

test('every value stands where it was typed', () => {
  const read = readFronts(['cloudfront', 'aws-alb:idle_timeout=120,client_keep_alive=600']);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const [outer, inner] = read.fronts.hops;
  expect(outer && sliceOf(outer.span)).toBe('cloudfront');
  expect(inner && sliceOf(inner.span)).toBe('aws-alb');
  const [idle, age] = [inner?.timer('upstream.idle'), inner?.timer('downstream.age')];
  expect(idle && [sliceOf(idle.span), idle.provenance, idle.name]).toEqual(['120', 'flag', 'idle_timeout']);
  expect(age && sliceOf(age.span)).toBe('600');
  expect(idle?.span.file.text).toBe('--lb cloudfront --lb aws-alb:idle_timeout=120,client_keep_alive=600');
});

test('every product can stand in front, with each of its settings', () => {
  for (const { id, settings } of PRODUCTS) {
    const given = settings
      .filter(({ set }) => set !== 'nobody')
      .map(({ id: name, unit, range }) => `${name}=${unit === 'flag' ? 'true' : (range?.[1] ?? 60)}`);
    const read = readFronts([given.length === 0 ? id : `${id}:${given.join(',')}`]);
    expect('fronts' in read ? read.fronts.observations.filter((seen) => !seen.id.endsWith('advised')) : read).toEqual(
      [],
    );
  }
});

test('on any words there are fronts or sentences', () => {
  const name = fc.constantFrom('aws-alb', 'gcp-alb', 'aws', '', 'load-balancer');
  const key = fc.constantFrom('idle_timeout', 'idle', 'timeoutSec', '', '__proto__');
  const pair = fc.tuple(key, fc.string({ maxLength: 6 })).map(([word, value]) => `${word}=${value}`);
  const typed = fc.tuple(name, fc.array(fc.oneof(pair, fc.string({ maxLength: 9 })), { maxLength: 3 }));
  const word = typed.map(([product, pairs]) => [product, pairs.join(',')].join(':'));
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { minLength: 1, maxLength: 3 }), (words) => {
      const read = readFronts(words);
      if ('problems' in read) {
        expect(read.problems.length).toBeGreaterThan(0);
        expect(read.problems.join('')).not.toMatch(/undefined|\[object/);
      } else expect(read.fronts.hops).toHaveLength(words.length);
    }),
  );
});
