import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration } from '../../../../src/model/duration.js';
import { settingsOf } from '../../../../src/model/hop.js';
import { sliceOf } from '../../../../src/model/span.js';
import type { TimerName } from '../../../../src/model/timer.js';
import {
  type Given,
  type GivenValue,
  hopFrom,
  type HopPlace,
  type ProductFacts,
  productNamed,
  PRODUCTS,
} from '../../../../src/sources/shared/catalogue/index.js';
import { type Pieces, written } from '../../../../src/sources/shared/pieces.js';

const file = { name: 'main.tf', text: 'resource "aws_lb" "web" {}' };
const span = { file, start: 0, end: file.text.length };

function at(text: string): Pieces {
  return written({ file: { name: 'main.tf', text }, start: 0, end: text.length });
}

function unknown(text: string): Pieces {
  const [piece] = at(text);
  return piece === undefined ? [] : [{ ...piece, text: '', unknown: { written: text } }];
}

function isGiven(value: Pieces | GivenValue): value is GivenValue {
  return !Array.isArray(value);
}

function read(product: string, values: Record<string, Pieces | GivenValue> = {}, place: Partial<HopPlace> = {}) {
  const given: Given = new Map(
    Object.entries(values).map(([id, value]) => [id, isGiven(value) ? value : { values: [value] }]),
  );
  return hopFrom(productNamed(product) as ProductFacts, given, { span, ...place });
}

function shown(reading: ReturnType<typeof read>, timer: TimerName): string | undefined {
  const setting = reading.hop.timer(timer);
  return setting && `${formatDuration(setting.value)} ${setting.provenance} ${setting.name}`;
}

describe('an ALB', () => {
  test('by itself', () => {
    const reading = read('alb');
    expect(shown(reading, 'upstream.idle')).toBe('60s default idle_timeout');
    expect(shown(reading, 'downstream.age')).toBe('1h default client_keep_alive');
    expect(shown(reading, 'upstream.connect')).toBe('10s platform target_connect');
    expect(reading.hop.timer('upstream.firstByte')?.clock).toBe('inactivity');
    expect(reading.hop.timer('upstream.idle')?.span).toBe(span);
    expect([reading.written, reading.unknowns, reading.observations]).toEqual([0, [], []]);
    expect(reading.hop).toMatchObject({ product: 'aws-alb', label: 'the ALB', layer: 7 });
    expect(reading.hop.facts).toMatchObject({
      'upstream.reuse': true,
      'service.vendor': 'AWS',
      'service.kind': 'load-balancer',
    });
  });

  test('with a value: one setting feeds both sides, each at the place of the value', () => {
    const reading = read('alb', { idle_timeout: { values: [at('120')], name: 'idle_timeout.timeout_seconds' } });
    for (const timer of [
      'downstream.idle',
      'upstream.read',
      'upstream.firstByte',
      'upstream.idle',
      'tunnel.idle',
    ] as const) {
      expect(shown(reading, timer)).toBe('2m explicit idle_timeout.timeout_seconds');
    }
    const setting = reading.hop.timer('tunnel.idle');
    expect(setting && sliceOf(setting.span)).toBe('120');
    expect(reading.written).toBe(1);
  });

  test('a value that cannot be known stays unknown, with its text', () => {
    const reading = read('alb', { idle_timeout: unknown('var.idle') });
    expect(shown(reading, 'upstream.idle')).toBe('var.idle unknown idle_timeout');
    expect(reading.unknowns).toMatchObject([{ kind: 'value', text: 'var.idle', name: 'idle_timeout' }]);
  });

  test('one of several is the band of all; unknown as soon as one is', () => {
    const both = read('alb', { idle_timeout: { values: [at('60'), at('120')] } });
    expect(shown(both, 'upstream.idle')).toBe('60s to 2m explicit idle_timeout');
    expect(both.hop.timer('upstream.idle')?.written).toBe('60 or 120');
    const perhaps = read('alb', { idle_timeout: { values: [at('120')], mayBeUnset: true } });
    expect(shown(perhaps, 'upstream.idle')).toBe('60s to 2m explicit idle_timeout');
    expect(perhaps.hop.timer('upstream.idle')?.written).toBe('120 or 60');
    const one = read('alb', { idle_timeout: { values: [at('60'), unknown('var.idle')] } });
    expect(shown(one, 'upstream.idle')).toBe('var.idle unknown idle_timeout');
  });
});

test.each([
  ['aws-apigw-rest', 'timeout', '29000', 'upstream.total', '29s'],
  ['azure-lb', 'idleTimeoutInMinutes', '15', 'tunnel.idle', '15m'],
  ['fastly', 'keepalive_time', '30', 'upstream.idle', '30s'],
  ['aws-cloudfront', 'response_completion_timeout', '0', 'upstream.total', 'no limit'],
  ['gcp-alb', 'httpKeepAliveTimeoutSec', '0', 'downstream.idle', '10m10s'],
  ['aws-cloudfront', 'connection_attempts', '2', 'retry.tries', '2ms'],
] as const)('%s: %s %s is %s of %s', (product, setting, text, timer, value) => {
  const found = read(product, { [setting]: at(text) }).hop.timer(timer);
  expect(found && formatDuration(found.value)).toBe(value);
});

test('a duration with its unit is read where the notation has them, and nowhere else', () => {
  const timeout = { values: [at('900s')], durations: true };
  expect(shown(read('cloud-run', { timeout }), 'exchange.deadline')).toBe('15m explicit timeout');
  const strict = read('cloud-run', { timeout: at('900s') });
  expect(shown(strict, 'exchange.deadline')).toBe('900s unknown timeout');
  expect(strict.observations.map(({ data }) => data['why'])).toEqual(['not-a-value']);
});

test('what made it may have a default of its own', () => {
  expect(read('frontdoor').hop.timer('upstream.total')).toBeUndefined();
  expect(shown(read('frontdoor', {}, { madeBy: 'terraform' }), 'upstream.total')).toBe(
    '2m default originResponseTimeoutSeconds',
  );
  expect(shown(read('gcp-alb', {}, { madeBy: 'kubernetes' }), 'drain.grace')).toBe('0s default drainingTimeoutSec');
});

describe('reuse', () => {
  test.each<[string, Record<string, Pieces>, boolean | null]>([
    ['aws-alb', {}, true],
    ['aws-nlb', {}, false],
    ['aws-apigw-rest', {}, null],
    ['digitalocean-lb', {}, false],
    ['digitalocean-lb', { enable_backend_keepalive: at('true') }, true],
    ['digitalocean-lb', { enable_backend_keepalive: at('false') }, false],
    ['digitalocean-lb', { enable_backend_keepalive: unknown('var.keep') }, null],
    ['alibaba-alb', {}, null],
    ['alibaba-alb', { upstream_keepalive_enabled: at('true') }, true],
    ['heroku', {}, true],
    ['heroku-legacy', {}, false],
  ])('%s with %j: %s', (product, values, reuses) => {
    expect(read(product, values).hop.facts['upstream.reuse']).toBe(reuses);
  });
});

describe('values that the vendor does not take', () => {
  test.each([
    ['aws-alb', 'idle_timeout', '5000', 'load-balancer/invalid-value', '1 to 4000 seconds', '4000'],
    ['aws-alb', 'idle_timeout', '0', 'load-balancer/invalid-value', '1 to 4000 seconds', '1'],
    ['azure-lb', 'idleTimeoutInMinutes', '240', 'load-balancer/invalid-value', '4 to 100 minutes', '100'],
    ['gcp-alb', 'timeoutSec', '100000', 'load-balancer/not-advised', '1 to 86400 seconds', '86400'],
  ])('%s %s=%s', (product, setting, text, id, accepted, nearest) => {
    const [seen, ...others] = read(product, { [setting]: at(text) }).observations;
    expect(others).toEqual([]);
    expect(seen).toMatchObject({ id, data: { accepted, nearest, value: text, setting } });
    expect(seen?.places.map((place) => sliceOf(place.span))).toEqual([text]);
  });

  test('what is refused takes no effect, and is not unknown to whoever wrote it', () => {
    const reading = read('aws-alb', { idle_timeout: at('5000') });
    expect(reading.hop.timer('upstream.idle')?.value).toEqual({ kind: 'unknown', text: '5000' });
    expect(reading.unknowns).toEqual([]);
    expect(read('cloudfront', { origin_read_timeout: at('300') }).observations).toEqual([]);
    expect(read('cloudfront', { origin_read_timeout: at('0') }).observations).toHaveLength(1);
  });

  test('what nobody can set stays as it is', () => {
    const reading = read('gcp-alb', { backend_keepalive: at('30') });
    expect(reading.observations.map(({ data }) => data['why'])).toEqual(['fixed']);
    expect(shown(reading, 'upstream.idle')).toBe('10m platform backend_keepalive');
  });
});

test('whatever is given, it is read without an error', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('60', '1h', 'true', '-1', '1e9', '9'.repeat(40), '0')).map(at);
  const value = fc.record({ values: fc.array(piece, { maxLength: 3 }), durations: fc.boolean() });
  const chosen = fc
    .constantFrom(...PRODUCTS)
    .chain((product) =>
      fc.tuple(
        fc.constant(product),
        fc.dictionary(fc.constantFrom(...product.settings.map(({ id }) => id), 'nothing'), value),
      ),
    );
  fc.assert(
    fc.property(chosen, ([product, values]) => {
      const { hop, observations, written: count } = hopFrom(product, new Map(Object.entries(values)), { span });
      for (const setting of settingsOf(hop)) {
        expect(setting.reference).toMatch(/^https:/);
        if (setting.value.kind === 'band') expect(setting.value.min).toBeLessThanOrEqual(setting.value.max);
      }
      expect(observations.every(({ id }) => id.startsWith('load-balancer/'))).toBe(true);
      expect(count).toBeLessThanOrEqual(product.settings.length);
    }),
    { numRuns: 300 },
  );
});

describe('a setting that falls back to another', () => {
  test.each([
    ['neither is written', {}, 'no limit default IdleTimeout'],
    ['the other is', { ReadTimeout: at('10') }, '10s explicit ReadTimeout'],
    ['both are', { ReadTimeout: at('10'), IdleTimeout: at('90') }, '90s explicit IdleTimeout'],
    ['the other is not known', { ReadTimeout: unknown('${T}') }, '${T} unknown ReadTimeout'],
  ])('%s', (_, values, idle) => {
    const reading = read('go-http', values);
    expect(shown(reading, 'downstream.idle')).toBe(idle);
    // What is not known is told of the setting that it is written for, once.
    expect(reading.unknowns.length).toBe(idle.includes('unknown') ? 1 : 0);
  });
});
