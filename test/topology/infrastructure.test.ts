import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration } from '../../src/model/duration.js';
import type { TimerName } from '../../src/model/timer.js';
import type { SourceFile } from '../../src/model/span.js';
import { readCloudFormation } from '../../src/sources/cloudformation/index.js';
import { CLOUDFORMATION_KINDS, frontsOf, TERRAFORM_KINDS } from '../../src/sources/infrastructure/index.js';
import { readKubernetesFronts } from '../../src/sources/kubernetes/fronts/index.js';
import type { CatalogueReading } from '../../src/sources/shared/catalogue/index.js';
import { readConfiguration } from '../../src/sources/terraform/index.js';
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

describe('what Terraform, CloudFormation and Kubernetes all say', () => {
  const yaml = (type: string, properties: string, more = ''): string =>
    `Resources:\n  X:\n    Type: ${type}\n    Properties:\n      ${properties}\n${more}`;
  const annotated = (kind: string, name: string, value: string): string =>
    [
      `apiVersion: ${kind === 'Service' ? 'v1' : 'networking.k8s.io/v1'}`,
      `kind: ${kind}`,
      'metadata:',
      '  name: x',
      '  annotations:',
      kind === 'Ingress'
        ? '    kubernetes.io/ingress.class: alb'
        : '    service.beta.kubernetes.io/aws-load-balancer-backend-protocol: http',
      `    ${name}: '${value}'`,
      'spec:',
      ...(kind === 'Service'
        ? ['  type: LoadBalancer', '  ports: [{ port: 80 }]']
        : ['  defaultBackend: { service: { name: web, port: { number: 80 } } }']),
    ].join('\n');
  const groups =
    'resource "aws_lb" "x" {}\nresource "aws_lb_listener" "l" {\n  load_balancer_arn = aws_lb.x.arn\n  default_action { target_group_arn = aws_lb_target_group.g.arn }\n}\n';
  const cfnGroups =
    '  L:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties:\n      LoadBalancerArn: !Ref X\n      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref G }]\n';

  const SETTINGS: readonly {
    title: string;
    timer: TimerName;
    values: readonly number[];
    files: (value: number) => Record<string, string>;
  }[] = [
    {
      title: 'the idle timeout of an ALB',
      timer: 'upstream.idle',
      values: [1, 75, 4000, 4001],
      files: (value) => ({
        'a.tf': `resource "aws_lb" "x" { idle_timeout = ${value} }`,
        'a.yaml': yaml(
          'AWS::ElasticLoadBalancingV2::LoadBalancer',
          `LoadBalancerAttributes: [{ Key: idle_timeout.timeout_seconds, Value: '${value}' }]`,
        ),
        'k.yaml': annotated(
          'Ingress',
          'alb.ingress.kubernetes.io/load-balancer-attributes',
          `idle_timeout.timeout_seconds=${value}`,
        ),
      }),
    },
    {
      title: 'the life of a client connection at an ALB',
      timer: 'downstream.age',
      values: [60, 900, 604_800, 59],
      files: (value) => ({
        'a.tf': `resource "aws_lb" "x" { client_keep_alive = ${value} }`,
        'a.yaml': yaml(
          'AWS::ElasticLoadBalancingV2::LoadBalancer',
          `LoadBalancerAttributes: [{ Key: client_keep_alive.seconds, Value: ${value} }]`,
        ),
        'k.yaml': annotated(
          'Ingress',
          'alb.ingress.kubernetes.io/load-balancer-attributes',
          `client_keep_alive.seconds=${value}`,
        ),
      }),
    },
    {
      title: 'how long an ALB lets a target finish',
      timer: 'drain.grace',
      values: [0, 45, 3600, 3601],
      files: (value) => ({
        'a.tf': `${groups}resource "aws_lb_target_group" "g" { deregistration_delay = "${value}" }`,
        'a.yaml': yaml(
          'AWS::ElasticLoadBalancingV2::LoadBalancer',
          'Type: application',
          `${cfnGroups}  G:\n    Type: AWS::ElasticLoadBalancingV2::TargetGroup\n    Properties:\n      TargetGroupAttributes: [{ Key: deregistration_delay.timeout_seconds, Value: '${value}' }]\n`,
        ),
        'k.yaml': annotated(
          'Ingress',
          'alb.ingress.kubernetes.io/target-group-attributes',
          `deregistration_delay.timeout_seconds=${value}`,
        ),
      }),
    },
    {
      title: 'the idle timeout of a classic load balancer',
      timer: 'upstream.idle',
      values: [1, 120, 4000],
      files: (value) => ({
        'a.tf': `resource "aws_elb" "x" { idle_timeout = ${value} }`,
        'a.yaml': yaml('AWS::ElasticLoadBalancing::LoadBalancer', `ConnectionSettings: { IdleTimeout: ${value} }`),
        'k.yaml': annotated(
          'Service',
          'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout',
          String(value),
        ),
      }),
    },
  ];

  /** The product, what the clock comes to, and what is refused. */
  const heard = (name: string, text: string, timer: TimerName): unknown => {
    const file = { name, text };
    const [reading] = name.startsWith('k')
      ? readKubernetesFronts([file]).fronts.map((front) => front.reading)
      : resourcesIn(file);
    if (reading === undefined) return undefined;
    const value = formatDuration(reading.hop.timer(timer)?.value ?? { kind: 'unbounded' });
    const refused = reading.observations.map(({ id, data }) => [id, data['why']]);
    return [reading.hop.product, refused.length > 0 ? '' : value, refused];
  };
  const resourcesIn = (file: SourceFile): CatalogueReading[] => {
    const fronts = file.name.endsWith('.tf')
      ? frontsOf(readConfiguration([file]), TERRAFORM_KINDS, 'terraform')
      : frontsOf(readCloudFormation(file), CLOUDFORMATION_KINDS, 'cloudformation');
    return fronts.map(({ reading }) => reading);
  };

  test.each(SETTINGS)('$title', ({ timer, values, files }) => {
    for (const value of values) {
      const [first, ...others] = Object.entries(files(value)).map(([name, text]) => heard(name, text, timer));
      expect((first as [string])[0]).toMatch(/^aws-/);
      for (const other of others) expect(other).toEqual(first);
    }
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
