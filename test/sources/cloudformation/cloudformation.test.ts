import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { looksLikeCloudFormation, readCloudFormation } from '../../../src/sources/cloudformation/index.js';
import { numberOf, pairValue, type Resource, scalarsOf } from '../../../src/sources/shared/infrastructure/index.js';
import { listed, misplacedIn, named, placed, shown } from '../shared/infrastructure/shown.js';

const TEMPLATE = `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Idle:
    Type: Number
    Default: 120
  NoDefault:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Mappings:
  Times:
    prod: { read: 60 }
    dev: { read: 5 }
Globals:
  Function:
    Timeout: 25
    Environment: { Variables: { A: 1 } }
Resources:
  Alb:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      LoadBalancerAttributes:
        - { Key: idle_timeout.timeout_seconds, Value: !Ref Idle }
        - Key: client_keep_alive.seconds
          Value: "3600"
        - !If [IsProd, { Key: a, Value: "1" }, !Ref AWS::NoValue]
      Scheme: !If [IsProd, internal, !Ref "AWS::NoValue"]
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Condition: IsProd
    Properties:
      LoadBalancerArn: !Ref Alb
      Certificates: !GetAtt Cert.Arn
      DefaultActions:
        - TargetGroupArn: !Ref Tg
  Tg:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: !Sub "\${Idle}"
      Name: !Sub "tg-\${Idle}-\${!x}"
      VpcId: !Ref NoDefault
      Tags: !Sub ["\${a}-\${b}", { a: 1, b: !FindInMap [Times, prod, read] }]
      Timeout: !FindInMap [Times, !Ref AWS::Region, read]
      Domain: !Sub "\${Alb.DNSName}"
      Joined: !Join ["-", [a, !Ref Idle]]
      Picked: !Select [1, [a, b]]
      Imported: !ImportValue x
      Region: !Ref AWS::Region
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Environment: { Variables: { B: 2 } }
  Slow:
    Type: AWS::Serverless::Function
    Properties: { Timeout: 28 }
  Cdn:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Origins:
          - Id: alb
            CustomOriginConfig: { OriginReadTimeout: 60 }
          - Id: s3
  Cert:
    Type: AWS::CertificateManager::Certificate
`;
const file = { name: 'template.yaml', text: TEMPLATE };
const { resources, problems } = readCloudFormation(file);
const valueAt = (name: string, ...path: string[]) => named(resources, name).attribute(...path);

test('resources with their names', () => {
  expect(problems).toEqual([]);
  expect(listed(resources)).toEqual(['Alb', 'Listener perhaps', 'Tg', 'Fn', 'Slow', 'Cdn', 'Cert']);
  expect(resources.flatMap(misplacedIn)).toEqual([]);
  expect(resources.map(({ span }) => TEMPLATE.slice(span.start, span.end))).toEqual(resources.map(({ name }) => name));
});

describe('lists of keys and values', () => {
  const attribute = (key: string) => pairValue(valueAt('Alb', 'LoadBalancerAttributes'), { Key: key });

  test.each([
    ['idle_timeout.timeout_seconds', '120 assumed'],
    ['client_keep_alive.seconds', '"3600"'],
    ['a', 'null | "1"'],
    ['b', 'absent'],
  ])('%s', (key, expected) => expect(shown(attribute(key))).toBe(expected));

  test('a value stands where it is written', () => {
    expect(placed(attribute('idle_timeout.timeout_seconds'))).toBe('template.yaml:120 via template.yaml:Idle');
    expect(placed(attribute('client_keep_alive.seconds'))).toBe('template.yaml:3600');
    expect(scalarsOf(attribute('client_keep_alive.seconds')).known.map(numberOf)).toEqual([3600]);
  });
});

test.each([
  ['Alb', ['Scheme'], '"internal" | null'],
  ['Listener', ['LoadBalancerArn'], '-> Alb'],
  ['Listener', ['Certificates'], '-> Cert.Arn'],
  ['Listener', ['DefaultActions', 'TargetGroupArn'], '-> Tg'],
  ['Tg', ['Port'], '120 assumed'],
  ['Tg', ['Name'], '"tg-120-${x}" assumed'],
  ['Tg', ['VpcId'], '? variable NoDefault'],
  ['Tg', ['Tags'], '"1-60"'],
  ['Tg', ['Timeout'], '60 | 5'],
  ['Tg', ['Domain'], '-> Alb.DNSName'],
  ['Tg', ['Joined'], '"a-120" assumed'],
  ['Tg', ['Picked'], '"b"'],
  ['Tg', ['Imported'], '? outside x'],
  ['Tg', ['Region'], '? outside AWS::Region'],
  ['Fn', ['Timeout'], '25'],
  ['Fn', ['Environment'], '{Variables: {A: 1, B: 2}}'],
  ['Slow', ['Timeout'], '28'],
  ['Cdn', ['DistributionConfig', 'Origins', 'CustomOriginConfig', 'OriginReadTimeout'], '60 | null'],
  ['Cert', ['X'], 'absent'],
])('%s %j is %s', (name, path, expected) => expect(shown(valueAt(name, ...path))).toBe(expected));

test('the same in JSON, as the CDK writes it', () => {
  const text = JSON.stringify({
    Parameters: { Idle: { Type: 'Number', Default: 120 } },
    Resources: {
      Alb: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: {
          LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: { Ref: 'Idle' } }],
          Name: { 'Fn::Sub': ['x-${a}', { a: { 'Fn::GetAtt': ['Tg', 'Name'] } }] },
          Subnets: { 'Fn::If': ['c', [{ Ref: 'Tg' }], { Ref: 'AWS::NoValue' }] },
        },
      },
      Tg: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup' },
    },
  });
  const reading = readCloudFormation({ name: 'cdk.out/app.template.json', text });
  const alb = named(reading.resources, 'Alb');
  const idle = pairValue(alb.attribute('LoadBalancerAttributes'), { Key: 'idle_timeout.timeout_seconds' });
  expect([shown(idle), placed(idle)]).toEqual([
    '120 assumed',
    'cdk.out/app.template.json:120 via cdk.out/app.template.json:Idle',
  ]);
  expect(shown(alb.attribute('Subnets'))).toBe('[-> Tg] | null');
  expect(shown(alb.attribute('Name'))).toMatch(/^\? expression/);
});

describe('which files are templates', () => {
  test.each([
    ['template.yaml', TEMPLATE, true],
    ['a.json', '{"Resources": {"A": {"Type": "AWS::Lambda::Function"}}}', true],
    ['a.json', '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}}', true],
    ['a.yml', 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n', true],
    ['serverless.yml', 'service: x\nresources:\n  Resources:\n    A:\n      Type: AWS::SNS::Topic\n', false],
    ['k8s.yaml', 'apiVersion: v1\nkind: Service\n', false],
    ['a.yaml', 'Resources:\n  - Type: x\n', false],
    ['a.py', TEMPLATE, false],
    ['package.json', '{"name": "a"}', false],
  ])('%s: %j', (name, text, expected) => expect(looksLikeCloudFormation({ name, text })).toBe(expected));
});

describe('broken ones', () => {
  test('YAML', () => {
    const text = 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties: {a: [1\n  B: x\n';
    const reading = readCloudFormation({ name: 't.yaml', text });
    expect(reading.problems).toMatchObject([{ format: 'yaml', reason: 'syntax' }]);
  });

  test('JSON', () => {
    const text = '{"Resources": {"A": {"Type": "AWS::SNS::Topic", "Properties": {"a": 1 "b": 2}}}}';
    const reading = readCloudFormation({ name: 't.json', text });
    expect(reading.problems.map(({ reason, span }) => [reason, text.slice(span.start, span.end)])).toEqual([
      ['syntax', '"b"'],
    ]);
    expect(shown(reading.resources[0]?.attribute('c'))).toBe('? damaged c');
  });
});

describe('bombs', () => {
  const resource = (value: string, before = ''): string =>
    `${before}Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      x: ${value}\n`;
  const rows = (count: number, row: (at: number) => string): string =>
    `x:\n${Array.from({ length: count }, (_, at) => `  - ${row(at)}\n`).join('')}`;

  test.each([
    [
      'aliases that double',
      resource(
        '*a99',
        rows(100, (at) => `&a${at} [${at === 0 ? '1' : `*a${at - 1}, *a${at - 1}`}]`),
      ),
    ],
    [
      'aliases in a row',
      resource(
        '*a9999',
        rows(10_000, (at) => `&a${at} [${at === 0 ? '1' : `*a${at - 1}`}]`),
      ),
    ],
    [
      'texts that double',
      resource(
        '*a99',
        rows(100, (at) => `&a${at} !Join ["", [${at === 0 ? 'x' : `*a${at - 1}, *a${at - 1}`}]]`),
      ),
    ],
    [
      'choices that double',
      resource(
        '*a99',
        rows(100, (at) => `&a${at} !If [c, ${at === 0 ? '1' : `*a${at - 1}`}, ${at}]`),
      ),
    ],
    ['an alias of itself', resource('&a [*a]')],
    ['brackets', resource('['.repeat(100_000))],
    ['JSON brackets', `{"Resources": ${'{"a":'.repeat(100_000)}`],
    ['tags', resource('!Ref '.repeat(10_000))],
    [
      'a parameter that is itself',
      'Parameters:\n  P: { Default: !Ref P }\nResources:\n  A:\n    Type: A\n    Properties: { x: !Ref P }\n',
    ],
  ])('%s', (_name, text) => {
    const before = performance.now();
    const reading = readCloudFormation({ name: 'a.yaml', text });
    for (const each of reading.resources) each.attribute('x');
    expect(performance.now() - before).toBeLessThan(1500);
  });
});

test('any text: never throws, and every place is in the file', () => {
  const scraps = [
    'Resources:\n',
    '  A:\n',
    '    Type: A::B\n',
    '    Properties:\n',
    '      x: ',
    '!Ref A',
    '!Sub "${A.b}"',
    '!If [a, 1, 2]',
    '!GetAtt A.b',
    '!FindInMap [a, b, c]',
    '!Join ["", [a]]',
    '{Ref: A}',
    '"Fn::Sub": ',
    '\n',
    '[',
    '{',
    '*a',
    '&a ',
    '{{ x }}',
    '!Ref AWS::NoValue',
    '"',
    '${',
  ];
  const text = fc
    .array(fc.constantFrom(...scraps), { maxLength: 25 })
    .map((all) => `Resources:\n  A:\n    Type: A\n    Properties:\n      x: ${all.join('')}`);
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (each) => {
      const reading = readCloudFormation({ name: 'a.yaml', text: each });
      expect(reading.resources.flatMap((one: Resource) => misplacedIn(one))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
