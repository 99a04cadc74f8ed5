import { describe, expect, test } from '@jest/globals';
import { beanstalkNginx, looksLikeBeanstalk, readBeanstalk } from '../../../src/sources/beanstalk/index.js';
import { frontsIn, msOf, writtenIn } from '../shared/fronts.js';

const read = (...texts: string[]) =>
  readBeanstalk(texts.map((text, index) => ({ name: `.ebextensions/0${index}.config`, text })));

const ALB = Object.fromEntries(
  ['downstream.idle', 'upstream.firstByte', 'upstream.read', 'upstream.idle', 'tunnel.idle'].map((timer) => [
    timer,
    '120',
  ]),
);

describe('options of an environment', () => {
  test('an Application Load Balancer, in a map', () => {
    const reading = read(
      'option_settings:\n  aws:elbv2:loadbalancer: {IdleTimeout: "120"}\n  aws:elasticbeanstalk:environment:process:default: {DeregistrationDelay: "60"}\n',
    );
    expect(frontsIn(reading)).toEqual(['aws-alb Elastic Beanstalk load balancer']);
    expect(writtenIn(reading.fronts[0])).toEqual({ ...ALB, 'drain.grace': '60' });
  });

  test('in a list, and in JSON', () => {
    const list =
      'option_settings:\n  - namespace: aws:elbv2:loadbalancer\n    option_name: IdleTimeout\n    value: 120\n  - {option_name: DJANGO, value: x}\n';
    const json =
      '{"option_settings": [{"namespace": "aws:elbv2:loadbalancer", "option_name": "IdleTimeout", "value": "120"}]}';
    for (const text of [list, json]) expect(read(text).fronts.map(writtenIn)).toEqual([ALB]);
  });

  test('groups of targets drain for 20 s here, not for 300', () => {
    const [front] = read(
      'option_settings:\n  aws:elasticbeanstalk:environment: {LoadBalancerType: application}\n',
    ).fronts;
    expect([msOf(front, 'drain.grace'), msOf(front, 'upstream.idle')]).toEqual([20_000, 60_000]);
  });

  test('a Classic one', () => {
    const classic =
      'option_settings:\n  aws:elb:policies: {ConnectionSettingIdleTimeout: 90, ConnectionDrainingTimeout: 40}\n';
    const [front] = read(classic).fronts;
    expect([front?.reading.hop.product, writtenIn(front)['upstream.idle'], writtenIn(front)['drain.grace']]).toEqual([
      'aws-clb',
      '90',
      undefined,
    ]);
  });

  test('the last file counts', () => {
    const one = (value: string) => `option_settings:\n  aws:elbv2:loadbalancer: {IdleTimeout: ${value}}\n`;
    expect(msOf(read(one('90'), one('120')).fronts[0], 'upstream.idle')).toBe(120_000);
  });

  test.each([
    ['nothing of a load balancer', 'option_settings:\n  aws:elasticbeanstalk:container:python: {NumProcesses: 3}\n'],
    [
      'a single instance',
      'option_settings:\n  aws:elasticbeanstalk:environment: {EnvironmentType: SingleInstance}\n  aws:elbv2:loadbalancer: {IdleTimeout: 120}\n',
    ],
    ['an NLB', 'option_settings:\n  aws:elasticbeanstalk:environment: {LoadBalancerType: network}\n'],
    ['packages', 'packages: {yum: {git: []}}\n'],
  ])('%s: no front', (_, text) => {
    expect(read(text)).toEqual({ fronts: [], observations: [], unknowns: [] });
  });

  test('a broken file is told', () => {
    expect(read('option_settings: [\n').unknowns).toHaveLength(1);
  });

  test('by name and words', () => {
    const is = (name: string, text = 'option_settings:\n') => looksLikeBeanstalk({ name, text });
    expect([is('.ebextensions/a.config'), is('app/.ebextensions/a.config')]).toEqual([true, true]);
    expect([is('a.config'), is('.ebextensions/a.config', 'packages:\n'), is('.ebextensions/a/b.config')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

test.each([
  ['.platform/nginx/nginx.conf', 'whole'],
  ['app/.platform/nginx/conf.d/timeouts.conf', 'http'],
  ['.platform/nginx/conf.d/elasticbeanstalk/keepalive.conf', 'server'],
  ['.ebextensions/nginx/conf.d/a.conf', 'http'],
  ['nginx/conf.d/a.conf', undefined],
  ['.platform/nginx/conf.d/a.txt', undefined],
])('%s is taken by the nginx of Beanstalk as %s', (path, where) => {
  expect(beanstalkNginx(path)).toBe(where);
});
