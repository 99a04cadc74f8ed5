import { describe, expect, test } from '@jest/globals';
import { narrowRoutes } from '../../src/model/routes.js';
import { renderShow } from '../../src/report/show.js';
import { renderShowJson } from '../../src/report/showJson.js';
import { checkedText } from '../../src/report/summary.js';
import { textWidth } from '../../src/report/width.js';
import { golden } from './golden.js';
import { analysis, CHAINS } from './sample.js';
import { problemsOf } from './schemas.js';

describe('the table of timers', () => {
  test('for every route the hops, the timers, the product words, the values and why they apply', () => {
    const text = renderShow(CHAINS);
    expect(text).toBe(golden('show.txt', text));
    expect(text.split('\n').filter((line) => textWidth(line) > 100)).toEqual([]);
  });

  test('routes with the same settings share a table', () => {
    const text = renderShow(CHAINS);
    expect(text).toMatch(/0\.0\.0\.0:8080 \/ .*\n0\.0\.0\.0:8080 \/files\/ .*\n {2}the load balancer\n/);
  });
});

describe('several stacks', () => {
  const CHAINS_OF_STACKS = CHAINS.map((chain, index) => {
    const stack = [undefined, 'shop', 'blog'][index];
    return stack === undefined ? chain : { ...chain, route: { ...chain.route, stack } };
  });
  const stacks = [
    { name: 'shop', because: 'compose.yaml: docker compose reads it by itself' },
    { name: 'blog', because: '' },
  ];

  test('each has a heading that tells what was put together; what belongs to none stands before them', () => {
    const lines = renderShow(CHAINS_OF_STACKS, { stacks }).split('\n');
    const outer = lines.filter((line) => /^(?: {2}(?!the |nginx|↓| )| ?\S)/.test(line));
    expect(outer.map((line) => line.replace(/ {2}nginx\.conf.*$/, ''))).toEqual([
      '0.0.0.0:8080 /api/',
      'Stack shop',
      '  compose.yaml: docker compose reads it by itself',
      '0.0.0.0:8080 /',
      'Stack blog',
      '0.0.0.0:8080 /files/',
    ]);
  });

  test('and are told to programs', () => {
    const json = renderShowJson(CHAINS_OF_STACKS, stacks);
    expect(problemsOf('show', json)).toEqual([]);
    expect(JSON.parse(json)).toMatchObject({ stacks });
  });
});

test('a check of several stacks says how many', () => {
  const { statistics } = analysis([]);
  expect(checkedText(analysis([], { statistics: { ...statistics, stacks: 3 } }))).toBe(
    'Checked nginx.conf: 3 stacks, 2 hops, 3 routes, 7 values: 3 defaults, 1 unknown.',
  );
  expect(checkedText(analysis([]))).toBe('Checked nginx.conf: 2 hops, 3 routes, 7 values: 3 defaults, 1 unknown.');
});

describe('--route', () => {
  const chosen = (wanted: string) => {
    const result = narrowRoutes(CHAINS, wanted);
    return 'chains' in result ? result.chains.map((chain) => chain.route.location) : result.near;
  };

  test.each([
    ['/', ['/']],
    ['/api/', ['/api/']],
    ['/fi', ['/files/']],
    ['api', ['/api/']],
    ['0.0.0.0:8080 /files/', ['/files/']],
    ['8080', ['/api/', '/', '/files/']],
  ])('%s', (wanted, locations) => {
    expect(chosen(wanted)).toEqual(locations);
  });

  test('none: the near ones are named, the nearest first', () => {
    expect(chosen('/flies/')[0]).toBe('0.0.0.0:8080 /files/');
    expect(chosen('')).toHaveLength(3);
  });
});
