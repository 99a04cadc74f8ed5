import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isTimerName, TIMER_NAMES } from '../../../../src/model/timer.js';
import {
  acceptedBy,
  type ProductFacts,
  productNamed,
  productNear,
  PRODUCTS,
  type SettingFacts,
  settingNamed,
  settingNear,
  settingsSpelled,
} from '../../../../src/sources/shared/catalogue/index.js';

const schema = JSON.parse(readFileSync('src/sources/shared/catalogue/catalogue.schema.json', 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);

/** What is wrong with one setting, in words; what the schema can say is left to it. */
function wrongWith(product: ProductFacts, setting: SettingFacts): string[] {
  const { unit, range, advised, default: value, set, asks, feeds, clocks = {}, defaults = {}, raise } = setting;
  const said: string[] = [];
  const inside = (number: number): boolean =>
    range === undefined || (number === 0 && setting.zero !== undefined) || (number >= range[0] && number <= range[1]);
  const must = (holds: boolean, what: string): void => {
    if (!holds) said.push(`${product.id} ${setting.id}: ${what}`);
  };
  must((setting.page ?? '').startsWith('https://'), 'no page of the vendor');
  must(range === undefined || range[0] <= range[1], 'range the wrong way round');
  must(typeof value !== 'number' || inside(value), 'default outside of its range');
  must(Object.values(defaults).every(inside), 'a default of a tool outside of the range');
  must(advised === undefined || (inside(advised[0]) && inside(advised[1])), 'advice outside of the range');
  must((unit === 'flag') === (typeof value === 'boolean') || value === 'unknown', 'a default of another kind');
  must(set !== 'nobody' || (typeof value === 'number' && range === undefined), 'fixed, but at no value');
  must(set !== 'nobody' || setting.spellings === undefined, 'fixed, but written somewhere');
  must((set !== 'quota' && set !== 'plan') || raise !== undefined, 'nothing says what it takes to raise it');
  must(asks === undefined || (typeof value === 'number' && asks > value), 'asks for less than its own value');
  must(asks === undefined || feeds.includes('upstream.idle'), 'asks something of the other end of no pool');
  for (const timer of feeds) must(isTimerName(timer), `no timer is named ${timer}`);
  for (const timer of Object.keys(clocks))
    must(
      feeds.some((name) => name === timer),
      `clock of ${timer}, not fed`,
    );
  must(
    (unit === 'count') === feeds.some((name) => ['upstream.pool', 'upstream.requests', 'retry.tries'].includes(name)) ||
      feeds.length === 0,
    'a unit that its timers do not have',
  );
  return said;
}

function wrongWithProduct(product: ProductFacts): string[] {
  const said = product.settings.flatMap((setting) => wrongWith(product, setting));
  const fed = product.settings.flatMap(({ feeds }) => feeds);
  for (const timer of new Set(fed.filter((name, index) => fed.indexOf(name) !== index))) {
    said.push(`${product.id}: two settings feed ${timer}`);
  }
  const ids = product.settings.map(({ id }) => id);
  for (const { id, unit, fallback } of product.settings) {
    if (fallback === undefined) continue;
    const lender = product.settings.find((setting) => setting.id === fallback);
    if (lender?.unit !== unit) said.push(`${product.id} ${id}: falls back to nothing of its unit`);
  }
  if (new Set(ids).size !== ids.length) said.push(`${product.id}: two settings of one id`);
  if (!product.page.startsWith('https://')) said.push(`${product.id}: no page of the vendor`);
  const opted = product.settings.find(({ id }) => id === product.reuseSetting);
  if ((product.reuse === 'opt-in') !== (opted?.unit === 'flag')) said.push(`${product.id}: no switch for its reuse`);
  const tries = product.settings.some(({ feeds }) => feeds.includes('retry.tries'));
  if (tries !== (product.retryOn !== undefined)) said.push(`${product.id}: tries without a reason, or the reverse`);
  // Of a pool it must be known whether there is one; only a product that knows no race may stay silent about it.
  if (
    product.layer === 4 &&
    (fed.some((name) => name !== 'tunnel.idle' && name !== 'drain.grace') || product.reuse !== 'never')
  )
    said.push(`${product.id}: passes packets on, and yet has clocks of HTTP`);
  return said;
}

describe('the catalogue', () => {
  test.each(PRODUCTS.map((product) => [product.id, product] as const))('%s makes sense', (_, product) => {
    expect(wrongWithProduct(product)).toEqual([]);
  });

  test('names and aliases are of one product each', () => {
    const names = PRODUCTS.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('every file of the folders is read', () => {
    const folders = readdirSync('src/sources').filter((folder) => {
      return folder !== 'shared' && readdirSync(`src/sources/${folder}`).includes('catalogue.yaml');
    });
    expect([...new Set(PRODUCTS.map(({ file }) => file))].toSorted()).toEqual(
      folders.map((folder) => `src/sources/${folder}/catalogue.yaml`).toSorted(),
    );
    expect(folders.length).toBeGreaterThan(15);
  });

  test.each([
    'aws-alb aws-nlb aws-clb aws-apigw-rest aws-apigw-http aws-apigw-websocket aws-cloudfront aws-lambda',
    'aws-beanstalk-nginx gcp-alb gcp-alb-internal gcp-cloud-run azure-appgw azure-frontdoor azure-lb azure-app-service',
    'azure-container-apps cloudflare fastly heroku heroku-legacy digitalocean-lb oci-lb fly railway vercel netlify',
    'ingress-nginx gke-ingress gke-gateway gateway-api',
  ])('%s', (ids) => {
    for (const id of ids.split(' ')) expect(productNamed(id)?.id).toBe(id);
  });

  test('spellings that tools share agree in default and range', () => {
    const seen = new Map<string, string>();
    for (const product of PRODUCTS) {
      for (const { spellings = {}, unit, range, default: value } of product.settings) {
        for (const [notation, texts] of Object.entries(spellings)) {
          for (const text of texts) {
            const facts = JSON.stringify([unit, range, notation === 'kubernetes' ? undefined : value]);
            const key = `${notation} ${text}`;
            // One spelling of API Gateway is of two kinds of API, which the integration alone does not tell.
            if (/TimeoutInMillis|apigatewayv2/.test(text)) continue;
            expect([key, seen.get(key) ?? facts]).toEqual([key, facts]);
            seen.set(key, facts);
          }
        }
      }
    }
    expect(seen.size).toBeGreaterThan(60);
  });
});

describe('what is refused', () => {
  const alb = productNamed('aws-alb') as ProductFacts;
  const idle = alb.settings[0] as SettingFacts;

  test.each<[string, Partial<SettingFacts>]>([
    ['no page of the vendor', { page: '' }],
    ['default outside of its range', { default: 5000 }],
    ['range the wrong way round', { range: [4000, 1] }],
    ['no timer is named', { feeds: ['upstream.patience' as never] }],
    ['fixed, but at no value', { set: 'nobody', default: 'unknown' }],
    ['nothing says what it takes', { set: 'quota' }],
    ['asks for less', { asks: 30 }],
  ])('%s', (what, change) => {
    expect(wrongWith(alb, { ...idle, ...change }).join('\n')).toContain(what);
  });

  test('what two settings feed', () => {
    const both = { ...alb, settings: [idle, { ...idle, id: 'other' }] };
    expect(wrongWithProduct(both).join('\n')).toContain('two settings feed upstream.idle');
  });

  const file = { vendor: 'AWS', products: [{ ...alb, vendor: undefined, file: undefined }] };
  const broken = (change: object): boolean => {
    const { vendor: _, file: __, ...product } = alb;
    return validate({ vendor: file.vendor, products: [{ ...product, settings: [{ ...idle, ...change }] }] });
  };

  test('by the schema: a row without a page, without evidence, with a word that nobody knows', () => {
    expect(broken({})).toBe(true);
    for (const change of [{ page: undefined }, { page: 'memory' }, { evidence: 'memory' }, { sett: 1 }, { fires: '' }])
      expect([
        change,
        broken(
          JSON.parse(
            JSON.stringify({ ...change, ...('page' in change && change.page === undefined ? { page: null } : {}) }),
          ) as object,
        ),
      ]).toEqual([change, false]);
  });
});

describe('words', () => {
  test.each([
    ['alb', 'aws-alb'],
    ['ALB', 'aws-alb'],
    ['cloudfront', 'aws-cloudfront'],
    ['google_alb', 'gcp-alb'],
    ['nothing', undefined],
    ['__proto__', undefined],
  ])('%s is the product %s', (word, id) => {
    expect(productNamed(word)?.id).toBe(id);
  });

  test('near ones are suggested by their ids', () => {
    expect(productNear('aws-lab')).toBe('aws-alb');
    expect(productNear('cloudfornt')).toBe('aws-cloudfront');
    expect(productNear('zzzzzzzzzzzz')).toBeUndefined();
    expect(settingNear(productNamed('aws-alb') as ProductFacts, 'idle_timout')).toBe('idle_timeout');
  });

  test.each([
    ['aws-alb', 'idle_timeout.timeout_seconds', 'idle_timeout'],
    ['aws-alb', 'Idle-Timeout', 'idle_timeout'],
    ['aws-cloudfront', 'OriginKeepaliveTimeout', 'origin_keepalive_timeout'],
    ['azure-lb', 'idle_timeout_in_minutes', 'idleTimeoutInMinutes'],
    ['gcp-alb', 'timeout_sec', 'timeoutSec'],
    ['gcp-alb', 'http_keep_alive_timeout_sec', 'httpKeepAliveTimeoutSec'],
    ['aws-alb', 'nothing', undefined],
  ])('%s: %s is the setting %s', (product, word, id) => {
    expect(settingNamed(productNamed(product) as ProductFacts, word)?.id).toBe(id);
  });

  test('a spelling leads to its settings', () => {
    const ids = settingsSpelled('terraform', 'aws_lb.idle_timeout').map(({ product, setting }) => [
      product.id,
      setting.id,
    ]);
    expect(ids).toEqual([['aws-alb', 'idle_timeout']]);
    expect(
      settingsSpelled('terraform', 'aws_lb_listener.tcp_idle_timeout_seconds').map(({ product }) => product.id),
    ).toEqual(['aws-nlb', 'aws-gwlb']);
    expect(settingsSpelled('terraform', 'aws_lb.nothing')).toEqual([]);
  });

  test('what a setting takes is said in its unit', () => {
    const accepted = (product: string, setting: string) =>
      acceptedBy(settingNamed(productNamed(product) as ProductFacts, setting) as SettingFacts);
    expect(accepted('aws-alb', 'idle_timeout')).toBe('1 to 4000 seconds');
    expect(accepted('azure-lb', 'idleTimeoutInMinutes')).toBe('4 to 100 minutes');
    expect(accepted('gcp-alb', 'backend_keepalive')).toBe('nothing: it is 600 seconds for everybody');
    expect(accepted('aws-cloudfront', 'response_completion_timeout')).toBe('a whole number of seconds');
    expect(accepted('load-balancer', 'idle_timeout')).toBe('a whole number of seconds, or a duration such as 1m30s');
  });
});

test('every timer that the catalogue feeds is of the vocabulary', () => {
  const fed = new Set(PRODUCTS.flatMap(({ settings }) => settings.flatMap(({ feeds }) => feeds)));
  expect([...fed].filter((timer) => !TIMER_NAMES.includes(timer))).toEqual([]);
  expect(fed.size).toBeGreaterThan(15);
});
