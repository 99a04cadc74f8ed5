import { describe, expect, test } from '@jest/globals';
import type { Setting } from '../../../src/model/setting.js';
import { sliceOf } from '../../../src/model/span.js';
import { hopOf, http, servers } from './reading.js';

/** How often a request is tried, and whose doing that is: `3 default`, `2 inherited from http`. */
function tries(text: string, variables?: Record<string, string>): string {
  const { value, written, provenance, from } = triesOf(text, variables);
  const count = value.kind === 'band' && value.min === value.max ? String(value.min) : value.kind;
  expect(value.kind === 'band' ? written : count).toBe(count);
  return `${count} ${provenance}${from === undefined ? '' : ` from ${from}`}`;
}

function triesOf(text: string, variables: Record<string, string> = {}): Setting {
  const setting = hopOf(text, { variables }).timer('retry.tries');
  if (setting === undefined) throw new Error('nothing is forwarded');
  return setting;
}

function three(inside: string, around = '', module = 'proxy'): string {
  const target = module === 'proxy' ? 'http://app' : 'app';
  return http(`${around} upstream app { ${servers(3)} }
    server { location / { ${module}_pass ${target}; ${inside} } }`);
}

/** Facts F.4, on 1.22.1 and 1.31.5. */
describe('a request is tried on every server once, at most as often as proxy_next_upstream_tries says', () => {
  test.each<[inside: string, around: string, expected: string]>([
    ['', '', '3 default'],
    ['proxy_next_upstream_tries 2;', '', '2 explicit'],
    ['', 'proxy_next_upstream_tries 2;', '2 inherited from http'],
    ['proxy_next_upstream_tries 1;', 'proxy_next_upstream_tries 2;', '1 explicit'],
    // No limit, or none that is reached.
    ['proxy_next_upstream_tries 0;', '', '3 default'],
    ['proxy_next_upstream_tries 3;', '', '3 default'],
    ['proxy_next_upstream_tries 5;', '', '3 default'],
    ['proxy_next_upstream off;', '', '1 default'],
    ['proxy_next_upstream error off;', '', '1 default'],
    ['proxy_next_upstream off; proxy_next_upstream_tries 2;', '', '1 default'],
    ['proxy_next_upstream http_503; proxy_next_upstream_tries 2;', '', '2 explicit'],
    ['proxy_next_upstream_tries ${TRIES};', '', 'unknown explicit'],
    ['proxy_next_upstream_tries two;', '', 'unknown explicit'],
    ['fastcgi_next_upstream_tries 2;', '', '3 default'],
    ['include /etc/nginx/retries;', '', '3 assumed'],
    ['include /etc/nginx/retries; proxy_next_upstream_tries 2;', '', '2 explicit'],
  ])('%s', (inside, around, expected) => {
    expect(tries(three(inside, around))).toBe(expected);
  });

  test.each<[upstream: string, expected: string]>([
    ['server 10.0.0.1; server 10.0.0.2 down; server 10.0.0.3 backup;', '2 default'],
    ['server 10.0.0.1 weight=5;', '1 default'],
    ['server 10.0.0.1 down;', '1 default'],
    ['include /etc/nginx/servers;', '1 default'],
  ])('of %s', (upstream, expected) => {
    const text = http(`upstream app { ${upstream} } server { location / { proxy_pass http://app; } }`);
    expect(tries(text)).toBe(expected);
  });

  test.each([
    ['http://10.0.0.1', 1],
    // How many there are at run time cannot be known.
    ['http://$http_app', undefined],
  ])('of the target %s', (target, known) => {
    const hop = hopOf(http(`server { location / { proxy_pass ${target}; } }`));
    expect(hop.retry?.servers).toBe(known);
    expect(hop.retry?.setting.written).toBe('1');
  });

  test.each(['fastcgi', 'uwsgi', 'scgi', 'grpc', 'memcached'])('%s counts with directives of its own', (module) => {
    expect(tries(three(`${module}_next_upstream_tries 2;`, '', module))).toBe('2 explicit');
    expect(tries(three(`${module}_next_upstream off;`, '', module))).toBe('1 default');
    expect(tries(three('proxy_next_upstream off; proxy_next_upstream_tries 2;', '', module))).toBe('3 default');
  });

  test('a limit is where it is written, also where a variable has it; all else is where the target is', () => {
    expect(sliceOf(triesOf(three('proxy_next_upstream_tries 2;')).span)).toBe('2');
    expect(sliceOf(triesOf(three('proxy_next_upstream_tries 5;')).span)).toBe('http://app');
    const filled = triesOf(three('proxy_next_upstream_tries ${TRIES};'), { TRIES: '2' });
    expect(filled).toMatchObject({ written: '2', provenance: 'explicit', note: expect.stringContaining('TRIES') });
  });
});

describe('what leads to the next server', () => {
  test.each<[inside: string, around: string, expected: string]>([
    ['', '', 'error timeout'],
    ['proxy_next_upstream error http_502;', '', 'error http_502'],
    ['', 'proxy_next_upstream http_502;', 'http_502'],
    ['proxy_next_upstream error;', 'proxy_next_upstream http_502;', 'error'],
    ['proxy_next_upstream error; proxy_next_upstream timeout;', '', 'error timeout'],
    ['proxy_next_upstream Timeout NON_IDEMPOTENT;', '', 'timeout non_idempotent'],
    ['proxy_next_upstream timeout OFF;', '', ''],
  ])('%s', (inside, around, expected) => {
    expect(hopOf(three(inside, around)).fact('retry.on')).toBe(expected);
  });

  test('nothing where nothing is forwarded', () => {
    const hop = hopOf(http('server { location / { return 204; } }'));
    expect([hop.retry, hop.timer('retry.tries'), hop.fact('retry.on')]).toEqual([undefined, undefined, undefined]);
  });
});
