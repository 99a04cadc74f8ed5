import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration } from '../../src/model/duration.js';
import type { TimerName } from '../../src/model/timer.js';
import { readInfrastructure } from '../../src/topology/infrastructure.js';

const read = (files: Readonly<Record<string, string>>) =>
  readInfrastructure(Object.entries(files).map(([name, text]) => ({ name, text })));

/** The hops in front, outermost first, with the values of some timers. */
function inFront(files: Readonly<Record<string, string>>, ...timers: TimerName[]): string[] | undefined {
  return read(files).fronts?.hops.map((hop) =>
    [hop.product, ...timers.map((timer) => formatDuration(hop.timer(timer)?.value ?? { kind: 'unbounded' }))].join(' '),
  );
}

const links = (files: Readonly<Record<string, string>>): string[] =>
  read(files)
    .unknowns.filter(({ kind }) => kind === 'link')
    .map(({ text }) => text);

describe('what stands in front', () => {
  test('the only load balancer', () => {
    const { fronts } = read({ 'main.tf': 'resource "aws_lb" "web" {}' });
    expect(fronts).toMatchObject({ confidence: 'medium', because: expect.stringContaining('aws_lb.web') });
  });

  test('a CDN before the load balancer that it names, and not one that leads to a bucket', () => {
    const cdn = (domain: string): string =>
      `resource "aws_cloudfront_distribution" "d" {\n  origin {\n    domain_name = ${domain}\n  }\n}\n`;
    const lb = 'resource "aws_lb" "web" {}\n';
    expect(inFront({ 'a.tf': lb + cdn('aws_lb.web.dns_name') })).toEqual(['aws-cloudfront', 'aws-alb']);
    expect(inFront({ 'a.tf': lb + cdn('aws_s3_bucket.b.bucket_domain_name') })).toEqual(['aws-alb']);
  });

  test('an API behind a private link, through the listener of the load balancer', () => {
    const text = `
      resource "aws_lb" "web" {}
      resource "aws_lb_listener" "l" { load_balancer_arn = aws_lb.web.arn }
      resource "aws_apigatewayv2_api" "api" { protocol_type = "HTTP" }
      resource "aws_apigatewayv2_integration" "i" {
        api_id = aws_apigatewayv2_api.api.id
        integration_type = "HTTP_PROXY"
        integration_uri = aws_lb_listener.l.arn
        timeout_milliseconds = 20000
      }`;
    expect(inFront({ 'a.tf': text }, 'upstream.total')).toEqual([
      expect.stringContaining('aws-apigw-http'),
      expect.stringContaining('aws-alb'),
    ]);
  });

  test('of two load balancers nobody knows which is meant; both are told as not linked', () => {
    const files = { 'main.tf': 'resource "aws_lb" "a" {}\nresource "aws_lb" "b" {}' };
    expect(inFront(files)).toBeUndefined();
    expect(links(files)).toEqual(['aws_lb.a', 'aws_lb.b']);
  });

  test('nothing', () => {
    for (const files of [
      {},
      { 'main.tf': 'resource "aws_s3_bucket" "b" {}' },
      { 'x.json': '{"Type": "AWS::nothing"}' },
    ]) {
      expect([inFront(files), links(files)]).toEqual([undefined, []]);
    }
  });
});

describe('one setting in every notation', () => {
  const attributes = (type: string, key: string, value: unknown): string =>
    JSON.stringify({
      Resources: {
        X: {
          Type: `AWS::ElasticLoadBalancingV2::${type}`,
          Properties: { [`${type}Attributes`]: [{ Key: key, Value: value }] },
        },
      },
    });
  const plan = (type: string, values: object): string =>
    JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: { resources: [{ address: `${type}.x`, mode: 'managed', type, name: 'x', values }] },
      },
    });
  const printed = (key: string, value: string): string => JSON.stringify({ Attributes: [{ Key: key, Value: value }] });

  test.each(['1', '75', '4000', '4001', '0', 'x'])('the idle timeout of an ALB, %s', (value) => {
    const written = /^\d+$/.test(value) ? value : `"${value}"`;
    const of = (files: Readonly<Record<string, string>>): unknown => {
      const { observations } = read(files);
      return [inFront(files, 'upstream.idle', 'downstream.age'), observations.map(({ id, data }) => [id, data['why']])];
    };
    const terraform = of({ 'main.tf': `resource "aws_lb" "x" {\n  idle_timeout = ${written}\n}` });
    expect(of({ 'plan.json': plan('aws_lb', { idle_timeout: JSON.parse(written) }) })).toEqual(terraform);
    expect(of({ 'x.json': attributes('LoadBalancer', 'idle_timeout.timeout_seconds', value) })).toEqual(terraform);
    expect(of({ 'alb.json': printed('idle_timeout.timeout_seconds', value) })).toEqual(terraform);
  });

  test('what nobody sets', () => {
    const timers = ['upstream.idle', 'downstream.age', 'drain.grace', 'upstream.connect'] as const;
    const terraform = inFront({ 'main.tf': 'resource "aws_lb" "x" {}' }, ...timers);
    const template = '{"Resources": {"X": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"}}}';
    expect(terraform).toEqual(['aws-alb 60s 1h 5m 10s']);
    expect(inFront({ 'plan.json': plan('aws_lb', {}) }, ...timers)).toEqual(terraform);
    expect(inFront({ 'x.json': template }, ...timers)).toEqual(terraform);
  });
});

describe('whatever a file holds', () => {
  const words = [
    ...[
      'resource "aws_lb" "a" {',
      '}',
      'idle_timeout = ',
      'var.x',
      '"',
      '${',
      '<<E\n',
      '\n',
      '[',
      '{',
      'for',
      '?',
      ':',
    ],
    ...[
      'AWSTemplateFormatVersion: x\n',
      'Resources:\n',
      '  A:\n',
      '    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n',
    ],
    ...[
      '!Ref X',
      '!If [A, 1, 2]',
      '&a',
      '*a',
      '- ',
      '"planned_values":',
      '"format_version":',
      '{"Attributes":[{"Key":',
    ],
    ...['"idle_timeout.timeout_seconds"', ',', ']', ' 60', '\t', '# ', '/*', '\u0000', 'é', '\ud800'],
  ];
  const texts = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));
  const names = fc.constantFrom('a.tf', 'a.tfvars', 'a.yaml', 'a.json', 'a.template', 'terraform.tfstate');

  test('it is read without a throw, the same every time, and every place lies in it', () => {
    fc.assert(
      fc.property(names, fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 200 })), (name, text) => {
        const once = read({ [name]: text });
        expect(JSON.stringify(read({ [name]: text }))).toBe(JSON.stringify(once));
        const spans = [
          ...once.observations.flatMap(({ places }) => places.map(({ span }) => span)),
          ...once.unknowns.map(({ span }) => span),
        ];
        for (const { start, end } of spans) expect(start >= 0 && start <= end && end <= text.length).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
