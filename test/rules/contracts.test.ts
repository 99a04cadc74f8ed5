import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze, type Analysis } from '../../src/api.js';
import { positionAt, sliceOf } from '../../src/model/span.js';
import { unfilled } from '../../src/rules/placeholders.js';
import { configured, wordsOf } from './examples.js';
import { fileOf } from './hops.js';

/** What contracts say of stated chains: `line rule severity: headline`, then what was not checked. */
function held(text: string): { findings: string[]; unknowns: string[]; analysis: Analysis } {
  const file = fileOf(text, 'timeout-lint.yaml');
  const analysis = analyze([], { ...configured([file]), select: ['TL95'] });
  const findings = analysis.findings.map(({ rule, severity, headline, spans }) => {
    const { span } = spans.find(({ primary }) => primary) as (typeof spans)[0];
    return `${positionAt(span.file, span.start).line} ${rule} ${severity}: ${headline}`;
  });
  const unknowns = analysis.unknowns
    .filter(({ kind }) => kind === 'contract')
    .map(({ text: unknown, name, span }) => `${positionAt(span.file, span.start).line} ${name} ${unknown}`);
  return { findings, unknowns, analysis };
}

const chain = (...hops: string[]): string =>
  `chains:\n  - name: api\n    hops:\n${hops.map((hop) => `      - ${hop}\n`).join('')}`;
const expected = (contract: string): string => `expect:\n  - ${contract}\n`;

describe('allows', () => {
  const WHOLE = chain(
    '{ product: aws-alb, idle_timeout: 70 }',
    '{ product: nginx, proxy_read_timeout: 65s, fastcgi_read_timeout: 1s, proxy_pass: http://app }',
    '{ product: gunicorn, timeout: 60, worker_class: sync }',
  );

  test.each([
    ['60s', []],
    ['61s', ['6 contract-duration error: gunicorn ends a request after 60s to 62s, but it may take 61s here']],
    [
      '66s',
      [
        '5 contract-duration error: nginx gives up after 65s of silence, but an answer may take 66s here',
        '6 contract-duration error: gunicorn ends a request after 60s to 62s, but it may take 66s here',
      ],
    ],
    [
      '2m',
      [
        '4 contract-duration error: the ALB gives up after 70s of silence, but an answer may take 2m here',
        '5 contract-duration error: nginx gives up after 65s of silence, but an answer may take 2m here',
        '6 contract-duration error: gunicorn ends a request after 60s to 62s, but it may take 2m here',
      ],
    ],
  ])('%s', (allows, findings) => {
    expect(held(WHOLE + expected(`{ route: api, allows: ${allows} }`)).findings).toEqual(findings);
    expect(held(WHOLE + expected(`{ allows: ${allows} }`)).findings).toEqual(findings);
  });

  test('what nobody chose is a warning, and what is unknown is told', () => {
    const { findings, unknowns } = held(
      chain('{ product: aws-alb }', "{ product: nginx, proxy_read_timeout: '${T}' }") + expected('{ allows: 2m }'),
    );
    expect(findings).toEqual([
      '4 contract-duration warning: the ALB gives up after 60s of silence, but an answer may take 2m here',
    ]);
    expect(unknowns).toEqual(['7 proxy_read_timeout ${T}']);
  });

  test('what it takes, as the product writes it, and no edit where nothing is written', () => {
    const { analysis } = held(
      chain(
        '{ product: aws-alb }',
        '{ product: nginx, proxy_read_timeout: 65s }',
        '{ product: gunicorn, timeout: 60 }',
      ) + expected('{ allows: 90s }'),
    );
    const edits = analysis.findings.map(({ fixes }) =>
      fixes.flatMap((fix) => fix.edits.map(({ span, text }) => [sliceOf(span), text])),
    );
    expect(edits).toEqual([[], [['65s', '90s']], [['60', '90']]]);
    expect(analysis.findings[0]?.fixes[0]?.description).toMatch(/^set idle_timeout of the ALB to 90 or more/);
  });

  test('what nobody can set so high is said', () => {
    const { analysis } = held(
      chain('{ product: aws-alb, idle_timeout: 60 }', '{ product: nginx }') + expected('{ allows: 2h }'),
    );
    expect(analysis.findings[0]?.fixes[0]?.description).toMatch(/cannot be so long \(1h6m40s at most/);
  });

  test('a hop of layer 4 forgets a quiet connection', () => {
    const { findings } = held(
      chain('{ product: aws-nlb }', '{ product: nginx, proxy_read_timeout: 20m }') + expected('{ allows: 10m }'),
    );
    expect(findings).toEqual([
      '4 contract-duration warning: the NLB forgets a quiet connection after 350s, but an answer may take 10m here',
    ]);
  });

  test('a contract holds exactly where every limit is at least as long', () => {
    const seconds = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(seconds, seconds, seconds, seconds, (alb, nginx, gunicorn, wanted) => {
        const { findings } = held(
          chain(
            `{ product: aws-alb, idle_timeout: ${alb} }`,
            `{ product: nginx, proxy_read_timeout: ${nginx}s }`,
            `{ product: gunicorn, timeout: ${gunicorn} }`,
          ) + expected(`{ allows: ${wanted} }`),
        );
        expect(findings).toHaveLength([alb, nginx, gunicorn].filter((limit) => limit < wanted).length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('silence', () => {
  const SOCKET = 'proxy_http_version: 1.1, proxy_set_header: [Upgrade $http_upgrade, Connection upgrade]';
  test.each([
    [
      'a WebSocket',
      `{ product: nginx, ${SOCKET}, proxy_read_timeout: 5m }`,
      ['5 contract-silence error: nginx cuts a quiet connection after 5m, but it may be silent for 1h here'],
    ],
    [
      'a WebSocket, by default',
      `{ product: nginx, ${SOCKET} }`,
      ['5 contract-silence warning: nginx cuts a quiet connection after 60s, but it may be silent for 1h here'],
    ],
    ['long enough', `{ product: nginx, ${SOCKET}, proxy_read_timeout: 1h }`, []],
    [
      'a stream',
      '{ product: nginx, proxy_buffering: off, proxy_read_timeout: 59m }',
      ['5 contract-silence error: nginx cuts a quiet connection after 59m, but it may be silent for 1h here'],
    ],
    ['neither', '{ product: nginx, proxy_read_timeout: 5m }', []],
  ])('%s', (_, nginx, findings) => {
    const text = chain('{ product: aws-alb, idle_timeout: 3600 }', nginx) + expected('{ silence: 1h }');
    expect(held(text).findings).toEqual(findings);
  });

  test('where the route is named, it is held against whatever is there', () => {
    const text = chain('{ product: nginx, proxy_read_timeout: 5m }') + expected('{ route: api, silence: 1h }');
    expect(held(text).findings).toHaveLength(1);
  });

  test('a life that is shorter allows no such silence', () => {
    const text = chain(
      '{ product: gcp-alb, timeoutSec: 600 }',
      `{ product: nginx, ${SOCKET}, proxy_read_timeout: 2h }`,
    );
    expect(held(text + expected('{ silence: 1h }')).findings).toEqual([
      expect.stringMatching(/^4 contract-silence error: .* after 10m, but/),
    ]);
  });

  test('a server that pings is never silent', () => {
    const text = (more: string): string =>
      chain(`{ product: nginx, ${SOCKET} }`, `{ product: uvicorn${more} }`) + expected('{ silence: 1h }');
    expect(held(text('')).findings).toEqual([]);
    expect(held(text(', ws_ping_interval: 90')).findings).toHaveLength(1);
  });
});

describe('drain', () => {
  test.each([
    [
      '{ product: gunicorn, graceful_timeout: 20 }',
      [
        '4 contract-drain error: gunicorn gives requests 20s to finish when it is told to stop, but they are to get 40s',
      ],
    ],
    ['{ product: gunicorn, graceful_timeout: 40, timeout: 60 }', []],
    ['{ product: gunicorn, graceful_timeout: 20, timeout: 10 }', []],
    [
      '{ product: gunicorn, timeout: 60 }',
      [
        '4 contract-drain warning: gunicorn gives requests 30s to finish when it is told to stop, but they are to get 40s',
      ],
    ],
    [
      '{ product: aws-alb, deregistration_delay: 10 }',
      ['4 contract-drain error: the ALB gives requests 10s to finish when it is told to stop, but they are to get 40s'],
    ],
  ])('%s', (hop, findings) => {
    expect(held(chain(hop) + expected('{ drain: 40s }')).findings).toEqual(findings);
  });
});

describe('which routes', () => {
  const TWO = `${chain('{ product: nginx, proxy_read_timeout: 5s }')}  - name: other\n    hops: [{ product: nginx, proxy_read_timeout: 6s }]\n`;

  test('the one that is named, or all', () => {
    expect(held(`${TWO}${expected('{ route: other, allows: 10s }')}`).findings).toHaveLength(1);
    expect(held(`${TWO}${expected('{ allows: 10s }')}`).findings).toHaveLength(2);
  });

  test.each([
    ['{ route: apo, allows: 10s }', 'apo'],
    ['{ server: example.com, allows: 10s }', 'example.com'],
    ['{ server: example.com, route: api, allows: 10s }', 'example.com api'],
  ])('%s names none', (contract, named) => {
    const { findings } = held(`${TWO}${expected(contract)}`);
    expect(findings).toEqual([
      `8 contract-without-route error: the contract speaks of ${named}, and there is no such route`,
    ]);
  });

  test('a contract that nothing could break is told', () => {
    const text = chain('{ product: load-balancer, idle_timeout: 60 }') + expected('{ route: api, drain: 10s }');
    const { findings, unknowns } = held(text);
    expect([findings, unknowns]).toEqual([[], ['6 clocks api']]);
  });

  test('an entry with several durations is several contracts', () => {
    const text =
      chain('{ product: gunicorn, timeout: 10, graceful_timeout: 9 }') + expected('{ allows: 20s, drain: 30s }');
    expect(held(text).findings.map((line) => line.split(' ')[1])).toEqual(['contract-duration', 'contract-drain']);
  });
});

test('no placeholder is left open, whatever breaks', () => {
  const text =
    chain('{ product: aws-alb }', '{ product: nginx }', '{ product: gunicorn }') +
    expected('{ allows: 10h, silence: 20h, drain: 1h, route: api }');
  const { analysis } = held(text);
  expect(analysis.findings.length).toBeGreaterThan(4);
  expect(analysis.findings.flatMap(wordsOf).flatMap(unfilled)).toEqual([]);
  expect(analysis.findings.flatMap(wordsOf).filter((words) => /undefined|NaN|\[object/.test(words))).toEqual([]);
});
