import { describe, expect, test } from '@jest/globals';
import type { Chain, Route } from '../../src/model/chain.js';
import { narrowRoutes } from '../../src/model/routes.js';
import { chainOf, fileOf, routeAt } from '../rules/hops.js';

const span = { file: fileOf('x'), start: 0, end: 1 };

function route(location: string, over: Partial<Route> = {}): Chain {
  return chainOf({ ...routeAt(span, location), ...over }, []);
}

const CHAINS = [
  route('/'),
  route('/api/'),
  route('/api/export', { modifier: '=' }),
  route('\\.php$', { modifier: '~' }),
  route('/', { server: ['shop.example', 'www.shop.example'] }),
  route('', { server: [], chain: 'billing' }),
];

/** The places in the list above of the routes that a word names. */
function named(wanted: string): number[] | readonly string[] {
  const found = narrowRoutes(CHAINS, wanted);
  return 'near' in found ? found.near : found.chains.map((chain) => CHAINS.indexOf(chain));
}

describe('a word names', () => {
  test.each<[string, string, number[]]>([
    ['the routes of that location', '/', [0, 4]],
    ['not those that begin with it where one is exactly that', '/api/', [1]],
    ['one by its modifier and location', '= /api/export', [2]],
    ['a pattern', '~ \\.php$', [3]],
    ['one by its label', 'example.org /api/', [1]],
    ['all of a stated chain', 'billing', [5]],
    ['all of a server, by any of its names', 'www.shop.example', [4]],
    ['one of them', 'www.shop.example/', [4]],
    ['a server whose location is a pattern', 'example.org\\.php$', [3]],
    ['what begins with it, where none is that', '/api', [1, 2]],
    ['what has it in its label, where none begins with it', 'export', [2]],
  ])('%s: %s', (_, wanted, chains) => expect(named(wanted)).toEqual(chains));
});

describe('a word that names none', () => {
  test('is answered with the labels that share most pairs of letters with it, five at most', () => {
    expect(named('/apu/exprot')).toEqual([
      'example.org = /api/export',
      'example.org /api/',
      'example.org /',
      'example.org ~ \\.php$',
      'shop.example /',
    ]);
  });

  test('of equal ones the first comes first, and each label once', () => {
    expect(narrowRoutes([...CHAINS, ...CHAINS].toReversed(), 'q')).toEqual({
      near: [
        'billing *:80 (no location)',
        'shop.example /',
        'example.org ~ \\.php$',
        'example.org = /api/export',
        'example.org /api/',
      ],
    });
  });

  test('an empty word is the location of a stated chain, and otherwise none', () => {
    expect(named('')).toEqual([5]);
    expect(narrowRoutes(CHAINS.slice(0, 2), '')).toEqual({ near: ['example.org /', 'example.org /api/'] });
  });
});
