import { describe, expect, test } from '@jest/globals';
import { narrowRoutes } from '../../src/model/routes.js';
import { renderShow } from '../../src/report/show.js';
import { textWidth } from '../../src/report/width.js';
import { golden } from './golden.js';
import { CHAINS } from './sample.js';

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
