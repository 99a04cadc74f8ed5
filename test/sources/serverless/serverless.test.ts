import { describe, expect, test } from '@jest/globals';
import { looksLikeServerless, readServerless } from '../../../src/sources/serverless/index.js';
import { frontsIn, msOf, writtenIn } from '../shared/fronts.js';

const read = (text: string) => readServerless({ name: 'serverless.yml', text });

describe('serverless.yml', () => {
  test('a REST API and its function', () => {
    const reading = read(`provider: {name: aws, timeout: 25, apiGateway: {timeoutInMillis: 28000}}
functions:
  api:
    handler: a.b
    timeout: 28
    events: [{http: {path: /x, method: get, timeoutInMillis: 15000}}, {http: GET /y}]
  job: {handler: c.d, events: [{schedule: rate(1 hour)}]}
`);
    expect(frontsIn(reading)).toEqual([
      'aws-apigw-rest API Gateway (REST)',
      'aws-apigw-rest API Gateway (REST)',
      'aws-lambda function api',
    ]);
    expect(reading.fronts.map((front) => [front.routes, writtenIn(front)])).toEqual([
      [[{ path: '/x' }], { 'upstream.total': '15000' }],
      [[{ path: '/y' }], { 'upstream.total': '28000' }],
      [[], { 'exchange.deadline': '28' }],
    ]);
    expect(reading.fronts.map((front) => front.targets.map(({ address }) => address))).toEqual([
      ['function api'],
      ['function api'],
      [],
    ]);
    expect(msOf(reading.fronts[0], 'upstream.total')).toBe(15_000);
  });

  test('defaults of the framework, and an HTTP API', () => {
    const { fronts } = read(
      'provider: {name: aws}\nfunctions: {f: {events: [{httpApi: "*"}, {httpApi: {path: /a, method: get}}]}}\n',
    );
    expect(fronts.map((front) => [front.reading.hop.product, front.routes])).toEqual([
      ['aws-apigw-http', [{}, { path: '/a' }]],
      ['aws-lambda', []],
    ]);
    expect(msOf(fronts[1], 'exchange.deadline')).toBe(6000);
  });

  test.each([
    ['${self:custom.timeout}', '20'],
    ['${self:custom.again}', '20'],
    ['${self:custom.circle}', '?${self:custom.circle}'],
    ['${opt:timeout, 30}', '?30'],
    ["${opt:timeout, '30'}", '?30'],
    ['${env:T}', '?${env:T}'],
    ['${self:custom.nowhere}', '?${self:custom.nowhere}'],
  ])('%s', (variable, expected) => {
    const { fronts } = read(
      `custom: {timeout: 20, again: "\${self:custom.timeout}", circle: "\${self:custom.circle}"}\nprovider: {name: aws, timeout: "${variable}"}\nfunctions: {f: {events: [{http: GET /}]}}\n`,
    );
    expect(writtenIn(fronts.at(-1))).toEqual({ 'exchange.deadline': expected });
  });

  test('functions as a list of maps', () => {
    expect(
      frontsIn(read('provider: aws\nfunctions: [{f: {events: [{http: GET /}]}}, "${file(x.yml)}"]\n')),
    ).toHaveLength(2);
  });

  test.each([
    ['another provider', 'provider: {name: google}\nfunctions: {f: {events: [{http: path}]}}\n'],
    ['no provider', 'functions: {f: {events: [{http: GET /}]}}\n'],
    ['functions from another file', 'provider: {name: aws}\nfunctions: ${file(functions.yml)}\n'],
    ['no events', 'provider: {name: aws}\nfunctions: {f: {handler: a.b}}\n'],
  ])('%s: nothing is said', (_, text) => {
    expect(read(text)).toEqual({ fronts: [], observations: [], unknowns: [] });
  });

  test('a broken file is told', () => {
    expect(read('provider: {name: aws\nfunctions: [\n').unknowns).toHaveLength(1);
  });

  test.each([
    ['serverless.yml', true],
    ['api/serverless.prod.yaml', true],
    ['serverless.json', true],
    ['serverless.ts', false],
    ['my-serverless.yml', false],
  ])('%s: %s', (name, is) => {
    expect(looksLikeServerless({ name, text: '' })).toBe(is);
  });
});
