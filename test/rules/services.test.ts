import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import { runExample, wordsOf } from './examples.js';

const PROXY = `
keepalive_timeout KEEP;
upstream app { server 127.0.0.1:8000; }
server {
    listen 80;
    location / { proxy_pass http://app; proxy_read_timeout READ; }
}
`;

/** What is said of nginx behind what `--lb` names, by rule. */
function found(lb: string, keep = '75s', read = '5s'): ReadonlyMap<string, Finding> {
  const text = PROXY.replace('KEEP', keep).replace('READ', read);
  const { findings } = runExample({
    title: '',
    options: { lb, 'nginx-version': '1.30.0' },
    files: { 'nginx.conf': text },
  });
  return new Map(findings.map((finding) => [finding.rule, finding]));
}

const RACE = 'keepalive-race';
const FIRST = 'lb-gives-up-first';

describe('the race for an idle connection', () => {
  test.each([
    ['aws-alb', '30s', 'a 502 from the ALB'],
    ['aws-clb', '30s', 'a 504 from the Classic Load Balancer'],
    ['gcp-alb', '75s', 'a 502 or 503 from the Google load balancer'],
    ['oci-lb', '75s', 'a 502 from the OCI load balancer'],
    ['heroku', '75s', 'an error from the Heroku router'],
    ['ibm-alb', '30s', 'an error from the IBM load balancer'],
    ['digitalocean-lb:enable_backend_keepalive=true', '30s', 'an error from the DigitalOcean load balancer'],
  ])('%s with %s: the client gets %s', (lb, keep, symptom) => {
    expect(found(lb, keep).get(RACE)?.consequence).toContain(symptom);
  });

  test.each([
    ['aws-alb', '75s'],
    ['gcp-alb', '620s'],
    ['oci-lb', '310s'],
    ['heroku', '95s'],
    ['heroku-legacy', '5s'],
    ['aws-nlb', '75s'],
    ['azure-lb', '75s'],
    ['digitalocean-lb', '5s'],
    ['aws-apigw-http', '5s'],
    ['cloud-run', '5s'],
    ['cloudfront', '75s'],
  ])('none with %s and %s', (lb, keep) => {
    expect(found(lb, keep).get(RACE)).toBeUndefined();
  });

  test.each([
    ['gcp-alb', 'set keepalive_timeout to 620s or more; Google recommends 620s'],
    ['oci-lb', 'set keepalive_timeout to 310s or more; Oracle recommends 310s'],
    ['heroku', 'set keepalive_timeout to 95s or more; Heroku recommends 95s'],
    ['aws-alb:idle_timeout=120', 'set keepalive_timeout to 140s or more'],
  ])('%s: %s', (lb, fix) => {
    const finding = found(lb).get(RACE);
    expect(finding?.fixes.map(({ description }) => description)).toContain(fix);
    expect(finding?.severity).toBe(lb.includes('=') ? 'error' : 'warning');
  });

  test('a pool that nobody can change is called fixed', () => {
    const fixes =
      found('gcp-alb')
        .get(RACE)
        ?.fixes.map(({ description }) => description) ?? [];
    expect(fixes).toContain(
      'leave it only where all requests may be repeated: the Google load balancer cannot be set otherwise (fixed at 10m)',
    );
    expect(fixes.some((text) => text.startsWith('lower'))).toBe(false);
  });

  test('where the vendor asks for nothing it is advice', () => {
    expect(found('cloudflare').get(RACE)?.severity).toBe('info');
    expect(found('cloudfront:origin_keepalive_timeout=120').get(RACE)?.severity).toBe('warning');
  });

  test('a hop of layer 4 in between changes nothing', () => {
    expect(found('gcp-alb aws-nlb azure-lb').get(RACE)?.headline).toContain('the Google load balancer would reuse it');
    expect(found('aws-nlb gcp-alb').get(RACE)?.headline).toContain('the Google load balancer would reuse it');
    expect(found('aws-nlb').size).toBe(0);
  });
});

describe('who gives up first', () => {
  test.each([
    ['aws-apigw-rest', '29s', 'a 504'],
    ['aws-apigw-http', '30s', 'a 503 or 504'],
    ['heroku-legacy', '30s', 'a 503 with H12'],
    ['cloudflare', '2m', 'a 524'],
    ['azure-app-service', '230s', 'a 500, 502 or 504'],
    ['netlify', '26s', 'an error'],
    ['vercel', '2m', 'a 504'],
    ['cloud-run', '5m', 'a 504'],
  ])('%s after %s, with %s', (lb, after, symptom) => {
    const finding = found(lb, '1000s', '400s').get(FIRST);
    expect(finding?.headline).toContain(`gives up after ${after}`);
    expect(finding?.consequence).toContain(`The client gets ${symptom} from`);
    expect(found(lb, '1000s', '20s').get(FIRST)).toBeUndefined();
  });

  test.each([
    ['heroku-legacy', 'fixed at 30s', undefined],
    ['azure-app-service', 'fixed at 230s', undefined],
    ['aws-apigw-http', '30s at most', undefined],
    ['gcp-alb', undefined, 'raise the limit of the Google load balancer (timeoutSec) to 420 or more'],
    ['cloudflare', undefined, 'to 420 or more (only with an Enterprise plan)'],
    ['aws-apigw-rest', '5m at most, only up to a raised quota, and not for edge-optimized APIs', undefined],
    ['cloudfront', '3m at most, beyond that with a raised quota', undefined],
  ])('%s: the way out is one that exists', (lb, limit, raise) => {
    const fixes =
      found(lb, '1000s', '400s')
        .get(FIRST)
        ?.fixes.map(({ description }) => description)
        .join('\n') ?? '';
    if (limit !== undefined) expect(fixes).toContain(`(${limit}): answer at once with 202`);
    else expect(fixes).not.toContain('202');
    if (raise !== undefined) expect(fixes).toContain(raise);
    else expect(fixes).not.toContain('raise the limit');
  });

  test('API Gateway takes a quota for more', () => {
    const fixes =
      found('aws-apigw-rest', '1000s', '60s')
        .get(FIRST)
        ?.fixes.map(({ description }) => description)
        .join() ?? '';
    expect(fixes).toContain('to 75000 or more (only up to a raised quota, and not for edge-optimized APIs)');
  });

  test('what is behind the load balancer counts for the CDN in front of it, once', () => {
    const both = found('cloudfront aws-alb', '75s', '50s');
    expect(both.get(FIRST)?.headline).toBe('nginx waits up to 50s for an answer, but CloudFront gives up after 30s');
    expect(both.get('slow-answer-repeated')?.severity).toBe('info');
    expect(found('cloudfront aws-alb', '75s', '25s').size).toBe(0);
  });
});

test('nothing that is said has a hole in it', () => {
  const sentences = [
    'aws-alb',
    'gcp-alb',
    'cloudflare',
    'heroku',
    'fastly:keepalive_time=90',
    'ibm-alb aws-nlb',
  ].flatMap((lb) => [...found(lb, '10s', '999s').values()].flatMap(wordsOf));
  expect(sentences.length).toBeGreaterThan(50);
  expect(sentences.filter((text) => /undefined|NaN|\{[a-z]/.test(text))).toEqual([]);
});
