import { describe, expect, test } from '@jest/globals';
import { cliOn } from './world.js';

const FILES = {
  'nginx.conf':
    'server {\n    listen 80;\n    keepalive_timeout 75s;\n    location / { proxy_pass http://127.0.0.1:8000; proxy_read_timeout 25s; }\n}\n',
};

/** The lines of findings about load balancers, one each, without the headline's end. */
async function said(...words: string[]): Promise<string[]> {
  const { out } = await cliOn(FILES, ['nginx.conf', '--format', 'concise', '--ignore', 'no-pooling', ...words]);
  return out.split('\n').filter((line) => line !== '');
}

describe('--lb', () => {
  test('a load balancer by name has its own clocks', async () => {
    const { out, status } = await cliOn(FILES, ['nginx.conf', '--lb', 'gcp-alb']);
    expect(status).toBe(1);
    expect(out).toContain('nginx closes an idle connection after 75s');
    expect(out).toContain('keepalive_timeout 620s;');
  });

  test.each([
    [['--lb', 'aws-alb']],
    [['--lb', 'ALB']],
    [['--lb', 'aws-nlb']],
    [['--lb', 'azure-lb']],
    [['--lb', 'digitalocean']],
    [['--lb', 'aws-apigw-http']],
    [['--lb', 'cloudfront', '--lb', 'aws-alb']],
  ])('nothing is said with %j', async (words) => {
    expect(await said(...words)).toEqual([]);
  });

  test('settings are given behind a colon', async () => {
    expect((await said('--lb', 'aws-alb:idle_timeout=120')).join()).toContain(
      'nginx closes an idle connection after 75s, but the ALB would reuse it for 2m',
    );
    expect((await said('--lb', 'alb:idle_timeout.timeout_seconds=2m,client_keep_alive=600')).join()).toContain(
      'for 2m',
    );
  });

  test('several stand in front of each other, outermost first', async () => {
    const words = ['--lb', 'cloudfront:OriginKeepaliveTimeout=90', '--lb', 'aws-alb'];
    expect((await said(...words)).join()).toContain(
      'the ALB closes an idle connection after 60s, but CloudFront would reuse it for 90s',
    );
    const { out } = await cliOn(FILES, ['show', 'nginx.conf', '--format', 'json', ...words]);
    const { chains } = JSON.parse(out) as { chains: { hops: { product: string }[] }[] };
    expect(chains[0]?.hops.map(({ product }) => product)).toEqual(['aws-cloudfront', 'aws-alb', 'nginx']);
  });

  test('the anonymous load balancer is that of --lb-idle', async () => {
    const named = await said('--lb', 'load-balancer:idle_timeout=80');
    const idle = await said('--lb-idle', '80');
    expect(named.map((line) => line.replace(/ \(with .*$/, ''))).toEqual(
      idle.map((line) => line.replace(/ \(with .*$/, '')),
    );
    expect(named).toHaveLength(1);
  });

  test('it counts before lb-idle of the configuration file', async () => {
    const files = { ...FILES, 'timeout-lint.yaml': 'lb-idle: 80\n' };
    const { out } = await cliOn(files, ['nginx.conf', '--lb', 'aws-alb', '--format', 'concise', '--ignore', 'TL2']);
    expect(out).toBe('');
  });

  test.each([
    [['--lb', 'cloudfornt'], 'no product is named "cloudfornt"; did you mean aws-cloudfront?'],
    [['--lb', 'gateway'], 'there are aws-nat-gateway'],
    [['--lb', 'cloudfront, aws-alb'], 'these are 2 products: give each by itself, outermost first'],
    [['--lb', 'qqqqqqqqqqqqqq'], 'timeout-lint products lists them'],
    [['--lb', 'alb:idle_timout=60'], 'aws-alb has no setting "idle_timout"; did you mean idle_timeout?'],
    [['--lb', 'netlify:qqqqqqqqq=1'], 'nothing of it can be set'],
    [['--lb', 'alb:idle_timeout'], 'idle_timeout needs a value'],
    [['--lb', 'alb:idle_timeout=sixty'], 'idle_timeout takes 1 to 4000 seconds, not "sixty"'],
    [['--lb', 'alb:idle_timeout=1,idle=2'], 'idle_timeout is given twice'],
    [['--lb', 'gcp-alb:backend_keepalive=30'], 'backend_keepalive takes nothing: it is 600 seconds for everybody'],
    [['--lb', 'load-balancer'], 'it needs idle_timeout'],
    [['--lb', 'alb', '--lb-idle', '60'], '--lb load-balancer:idle_timeout=60'],
    [['--lb'], '--lb needs a value'],
  ])('%j is refused', async (words, message) => {
    const { status, err } = await cliOn(FILES, ['nginx.conf', ...words]);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });
});

describe('products', () => {
  test('all of them, a line each', async () => {
    const { out, status } = await cliOn({}, ['products']);
    expect(status).toBe(0);
    expect(out).toMatch(/^aws-alb +layer 7 +AWS Application Load Balancer; reuses connections for 60s; waits$/m);
    expect(out).toMatch(/^aws-nlb +layer 4 .*forgets a quiet flow after 350s$/m);
    expect(out).not.toMatch(/undefined|NaN|\[object/);
  });

  test('one of them, with every clock, its range and its source', async () => {
    const { out } = await cliOn({}, ['products', 'azure-lb']);
    expect(out).toContain('idleTimeoutInMinutes');
    expect(out).toMatch(/default +4 min$/m);
    expect(out).toMatch(/range +4 to 100 min$/m);
    expect(out).toContain('https://learn.microsoft.com/azure/load-balancer/load-balancer-tcp-reset');
    expect((await cliOn({}, ['products', 'gcp-alb'])).out).toContain('620 s at the other end');
  });

  test('as JSON', async () => {
    const one = JSON.parse((await cliOn({}, ['products', 'alb', '--format', 'json'])).out) as {
      products: { id: string; settings: { id: string; default: number; page: string }[] }[];
    };
    expect(one.products.map(({ id }) => id)).toEqual(['aws-alb']);
    expect(one.products[0]?.settings[0]).toMatchObject({ id: 'idle_timeout', default: 60 });
    const all = JSON.parse((await cliOn({}, ['products', '--format', 'json'])).out) as { products: unknown[] };
    expect(all.products.length).toBeGreaterThan(40);
  });

  test('a wrong name suggests the near one; completion knows them', async () => {
    const { status, err } = await cliOn({}, ['products', 'aws-lab']);
    expect([status, err]).toEqual([2, 'timeout-lint: no product is named "aws-lab"; did you mean aws-alb?\n']);
    expect((await cliOn({}, ['--complete', 'nginx.conf', '--lb', 'aws-a'])).out).toContain('aws-alb\n');
    expect((await cliOn({}, ['--complete', 'products', 'herok'])).out).toContain('heroku\n');
  });
});
