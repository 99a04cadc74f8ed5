import { expect, test } from '@jest/globals';
import { formatDuration } from '../../../src/model/duration.js';
import { sliceOf } from '../../../src/model/span.js';
import { productNamed, type ProductFacts } from '../../../src/sources/shared/catalogue/index.js';
import { written } from '../../../src/sources/shared/pieces.js';
import { plainDuration, type StatedHop, statedService } from '../../../src/sources/stated/index.js';
import { loadBalancer } from '../../../src/topology/loadBalancer.js';

function stated(product: string, text: string, name = 'idle_timeout'): StatedHop {
  const file = { name: 'timeout-lint.yaml', text };
  const span = { file, start: 0, end: text.length };
  const value = { kind: 'scalar', pieces: written(span), quoted: false } as const;
  return { product, span, version: undefined, settings: [{ name, key: name, keySpan: span, value }] };
}

function hopOf(hop: StatedHop) {
  return statedService(productNamed(hop.product) as ProductFacts, hop).hop;
}

test.each([
  ['60', 60_000],
  ['1m30s', 90_000],
  ['500ms', 500],
  ['2h', 7_200_000],
  ['', undefined],
  ['60 s', undefined],
  ['1.5s', undefined],
  ['30s1m', undefined],
  ['9'.repeat(30), undefined],
])('%s as a duration', (text, ms) => {
  expect(plainDuration(text)).toBe(ms);
});

test('a stated load balancer has the clocks and facts of --lb-idle', () => {
  const hop = stated('load-balancer', '60s');
  const typed = loadBalancer({ ms: 60_000, span: hop.span });
  const own = hopOf(hop);
  expect(own.facts).toEqual(typed.facts);
  expect([own.label, own.layer, own.symptoms]).toEqual([typed.label, typed.layer, typed.symptoms]);
  for (const timer of [
    'downstream.idle',
    'upstream.firstByte',
    'upstream.idle',
    'tunnel.idle',
    'drain.grace',
  ] as const) {
    const [one, other] = [own.timer(timer), typed.timer(timer)];
    expect([one?.value, one?.clock, one?.written]).toEqual([other?.value, other?.clock, other?.written]);
  }
});

test('seconds of an ALB, at their place', () => {
  const idle = hopOf(stated('aws-alb', '120')).timer('upstream.idle');
  expect(idle && [formatDuration(idle.value), idle.provenance, sliceOf(idle.span)]).toEqual(['2m', 'explicit', '120']);
  const age = hopOf(stated('aws-alb', '60', 'client_keep_alive'));
  expect(age.timer('upstream.idle')?.provenance).toBe('default');
  expect(age.timer('downstream.age')?.provenance).toBe('explicit');
});
