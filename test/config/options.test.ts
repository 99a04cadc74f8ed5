import { expect, test } from '@jest/globals';
import { sliceOf } from '../../src/model/span.js';
import { configured, problemsOf } from './configured.js';

test('options as on the command line', () => {
  const text =
    'nginx-version: 1.20\nlb-idle: 1m30s\nselect: [TL1, keepalive-race]\nignore: TL2, TL301\nfail-on: error\n';
  const { options, problems } = configured(text);
  expect(problems).toEqual([]);
  expect(options.nginxVersion).toBe('1.20');
  expect(options.lbIdle && [options.lbIdle.ms, sliceOf(options.lbIdle.span)]).toEqual([90_000, '1m30s']);
  expect(options.select?.map(({ text: word }) => word)).toEqual(['TL1', 'keepalive-race']);
  expect(options.ignore?.map(({ text: word, span }) => [word, sliceOf(span)])).toEqual([
    ['TL2', 'TL2'],
    ['TL301', 'TL301'],
  ]);
  expect(options.failOn).toBe('error');
});

test.each([
  ['60', 60_000],
  ['"60s"', 60_000],
  ['500ms', 500],
  ['1h', 3_600_000],
])('lb-idle: %s', (written, ms) => {
  expect(configured(`lb-idle: ${written}`).options.lbIdle?.ms).toBe(ms);
});

test('what the file does not say is not there', () => {
  expect(configured('').options).toEqual({});
  expect(configured('# nothing\n').options).toEqual({});
  expect(configured('chains: []').options).toEqual({});
});

test('a version on the command line counts before that of the file', async () => {
  const { readConfiguration } = await import('../../src/config/index.js');
  const file = { name: 'timeout-lint.yaml', text: 'nginx-version: 1.20.0\nchains: [{ hops: [{ product: nginx }] }]' };
  expect(readConfiguration(file).chains[0]?.hops[0]?.version).toBe('1.20.0');
  expect(readConfiguration(file, { nginxVersion: '1.29.7' }).chains[0]?.hops[0]?.version).toBe('1.29.7');
});

test('a key in package.json, indented with tabs as well', () => {
  const text =
    '{\n\t"name": "x",\n\t"timeout-lint": {\n\t\t"lb-idle": 60,\n\t\t"chains": [{ "hops": [{ "product": "nginx", "keepalive_timeout": "30s" }] }]\n\t}\n}\n';
  const { options, chains, problems } = configured(text, 'web/package.json');
  expect(problems).toEqual([]);
  expect(options.lbIdle?.ms).toBe(60_000);
  const idle = chains[0]?.hops[0]?.timer('downstream.idle');
  expect(idle && sliceOf(idle.span)).toBe('30s');
  expect(configured('{ "name": "x" }', 'package.json')).toMatchObject({ problems: [], chains: [], options: {} });
  expect(problemsOf('{\n  "timeout-lint": {\n    "lbidle": 60 }\n}', 'package.json')).toEqual([
    '3:5 unknown key "lbidle"; did you mean "lb-idle"?',
  ]);
  expect(problemsOf('{ "timeout-lint": "x" }', 'package.json')).toEqual([
    '1:19 the configuration must be a mapping, such as "lb-idle: 60"',
  ]);
});
