import { expect, test } from '@jest/globals';
import { looksLikeAwsCli, readAwsCli } from '../../../src/sources/awscli/index.js';
import { pairValue } from '../../../src/sources/shared/infrastructure/index.js';
import { placed, shown } from '../shared/infrastructure/shown.js';

const attributes = (...pairs: [string, string][]): string =>
  JSON.stringify({ Attributes: pairs.map(([Key, Value]) => ({ Key, Value })) }, null, 2);

test.each([
  [
    'alb.json',
    [
      ['deletion_protection.enabled', 'true'],
      ['idle_timeout.timeout_seconds', '120'],
    ],
    'LoadBalancer',
    'LoadBalancerAttributes',
    '"application"',
  ],
  ['nlb.json', [['dns_record.client_routing_policy', 'any']], 'LoadBalancer', 'LoadBalancerAttributes', '"network"'],
  ['x/l.json', [['tcp.idle_timeout.seconds', '900']], 'Listener', 'ListenerAttributes', 'absent'],
  ['tg.json', [['deregistration_delay.timeout_seconds', '30']], 'TargetGroup', 'TargetGroupAttributes', 'absent'],
] as [string, [string, string][], string, string, string][])('%s', (name, pairs, type, list, kind) => {
  const file = { name, text: attributes(...pairs) };
  expect(looksLikeAwsCli(file)).toBe(true);
  const { resources, problems } = readAwsCli(file);
  expect(problems).toEqual([]);
  const [resource] = resources;
  expect([resource?.type, resource?.mode]).toEqual([`AWS::ElasticLoadBalancingV2::${type}`, 'described']);
  const [key, text] = pairs.at(-1) as [string, string];
  const value = pairValue(resource?.attribute(list), { Key: key });
  expect(placed(value)).toBe(`${name}:${text}`);
  expect(shown(resource?.attribute('Type'))).toBe(kind);
});

test('a classic load balancer', () => {
  const text =
    '{"LoadBalancerAttributes": {"ConnectionSettings": {"IdleTimeout": 60}, "ConnectionDraining": {"Enabled": true, "Timeout": 300}}}';
  const file = { name: 'elb.json', text };
  expect(looksLikeAwsCli(file)).toBe(true);
  const [resource] = readAwsCli(file).resources;
  expect(resource?.type).toBe('AWS::ElasticLoadBalancing::LoadBalancer');
  expect(shown(resource?.attribute('ConnectionSettings', 'IdleTimeout'))).toBe('60');
  expect(shown(resource?.attribute('ConnectionDrainingPolicy', 'Timeout'))).toBe('300');
});

test.each([
  ['a.json', '{"Attributes": [{"Key": "color", "Value": "red"}]}'],
  ['a.json', '{"Attributes": {}}'],
  ['a.txt', attributes(['idle_timeout.timeout_seconds', '1'])],
  ['a.json', '{"LoadBalancerAttributes": []}'],
])('%s %s is something else', (name, text) => expect(looksLikeAwsCli({ name, text })).toBe(false));

test('a broken one is told', () => {
  const text = attributes(['idle_timeout.timeout_seconds', '120']).slice(0, -4);
  expect(readAwsCli({ name: 'a.json', text }).problems).toMatchObject([{ format: 'json', reason: 'syntax' }]);
});
