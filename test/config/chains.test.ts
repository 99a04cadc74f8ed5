import { describe, expect, test } from '@jest/globals';
import { positionAt, sliceOf } from '../../src/model/span.js';
import { routeLabel } from '../../src/model/chain.js';
import { configured, findingsOf, hop, hopsOf, timers } from './configured.js';

const ARTICLE = `nginx-version: 1.28.0
chains:
  - name: api
    hops:
      - product: aws-alb
        idle_timeout: 60
      - product: nginx
        keepalive_timeout: 55s
        proxy_read_timeout: 90s
        proxy_http_version: 1.1
        Connection: ""
        upstream: { keepalive: 32 }
      - product: gunicorn
        worker_class: uvicorn.workers.UvicornWorker
        timeout: 120
`;

describe('a chain', () => {
  test('goes by its name, and its legs by the file', () => {
    const { chains, problems } = configured(ARTICLE);
    expect(problems).toEqual([]);
    const [chain] = chains;
    expect(chain && routeLabel(chain.route)).toBe('api');
    expect(chain && sliceOf(chain.route.span)).toBe('api');
    expect(
      chain?.legs.map(({ caller, callee, confidence, because }) => [
        caller.product,
        callee.product,
        confidence,
        because,
      ]),
    ).toEqual([
      ['aws-alb', 'nginx', 'high', 'stated in timeout-lint.yaml'],
      ['nginx', 'gunicorn', 'high', 'stated in timeout-lint.yaml'],
    ]);
    expect(chain?.hops.map(({ span }) => positionAt(span.file, span.start).line)).toEqual([5, 7, 13]);
    expect(chain?.hops[1]?.version).toBe('1.28.0');
  });

  test('gives the findings of its settings, in its own lines', () => {
    const found = findingsOf(configured(ARTICLE));
    // keepalive_timeout 55 s below 60 s, the load balancer below 90 s, gunicorn's 2 s below the pool's 60 s.
    expect(found).toEqual([
      '13 app-keepalive-race',
      '13 grace-below-patience',
      '8 keepalive-race',
      '9 lb-gives-up-first',
    ]);
  });

  test('a good one is silent', () => {
    const good = ARTICLE.replace('55s', '75s')
      .replace('90s', '55s')
      .replace('timeout: 120', 'timeout: 120\n        keepalive: 75\n        graceful_timeout: 80');
    expect(findingsOf(configured(good))).toEqual([]);
  });

  test('without a name it goes by its number', () => {
    const { chains } = configured('chains:\n  - hops: [{ product: nginx }]\n  - hops: [{ product: uvicorn }]\n');
    expect(chains.map(({ route }) => route.location)).toEqual(['chain 1', 'chain 2']);
    expect(chains.map(({ route }) => positionAt(route.span.file, route.span.start).line)).toEqual([2, 3]);
  });

  test('anchors and merges share settings', () => {
    const text =
      'chains:\n  - hops: [&n { product: nginx, keepalive_timeout: 30s }]\n  - name: b\n    hops: [{ <<: *n, send_timeout: 5s }]\n';
    const second = configured(text).chains[1]?.hops[0];
    expect(second && timers(second)).toMatchObject({
      'downstream.idle': 'keepalive_timeout 30s explicit 30s',
      'downstream.send': 'send_timeout 5s explicit 5s',
    });
  });
});

describe('load balancers', () => {
  test('one of no known make is what --lb-idle means', () => {
    const [balancer] = hopsOf('chains: [{ hops: [{ product: load-balancer, idle: 1m30s }] }]');
    const value = 'idle 90s explicit 1m30s';
    expect(balancer && timers(balancer)).toEqual({
      'downstream.idle': value,
      'upstream.firstByte': value,
      'upstream.read': value,
      'upstream.idle': value,
      'tunnel.idle': value,
    });
    expect(balancer?.facts).toEqual({ 'upstream.reuse': true, 'upstream.httpVersion': '1.1' });
  });

  test('every service of the catalogue can be stated, with its own words', () => {
    expect(timers(hop('product: azure-lb, idle_timeout_in_minutes: 15'))).toMatchObject({
      'tunnel.idle': 'idle_timeout_in_minutes 15m explicit 15',
    });
    expect(timers(hop('product: gcp-alb, timeoutSec: 120'))).toMatchObject({
      'upstream.total': 'timeoutSec 2m explicit 120',
      'upstream.idle': 'backend_keepalive 10m platform 600',
    });
  });

  test('an ALB has defaults of its own', () => {
    expect(timers(hop('product: aws-alb'))).toMatchObject({
      'upstream.idle': 'idle_timeout 60s default 60',
      'downstream.age': 'client_keep_alive 1h default 3600',
      'upstream.connect': 'target_connect 10s platform 10',
    });
    expect(timers(hop('product: aws-alb, idle_timeout.timeout_seconds: 4000, client_keep_alive: 60'))).toMatchObject({
      'upstream.idle': 'idle_timeout.timeout_seconds 4000s explicit 4000'.replace('4000s', '1h6m40s'),
      'downstream.age': 'client_keep_alive 60s explicit 60',
    });
  });
});

describe('app servers', () => {
  test.each([
    ['product: gunicorn, keepalive: 75, worker_class: gthread', 'downstream.idle', 'keepalive 75s to 76s explicit 75'],
    ['product: gunicorn, --keep-alive: 75, -k: gthread', 'downstream.idle', '--keep-alive 75s to 76s explicit 75'],
    ['product: gunicorn, timeout: 90', 'exchange.deadline', 'timeout 90s to 92s explicit 90'],
    ['product: gunicorn, timeout: "90"', 'exchange.deadline', 'timeout 90s to 92s explicit 90'],
    [
      'product: gunicorn, graceful_timeout: "${GRACE:-25}"',
      'drain.grace',
      'graceful_timeout ${GRACE:-25} unknown ${GRACE:-25}',
    ],
    ['product: uvicorn, timeout_keep_alive: 65', 'downstream.idle', 'timeout_keep_alive 65s explicit 65'],
    ['product: uvicorn, --timeout-keep-alive: 65', 'downstream.idle', '--timeout-keep-alive 65s explicit 65'],
    ['product: uvicorn, workers: 2', 'exchange.heartbeat', '--timeout-worker-healthcheck 5s default 5'],
    ['product: hypercorn, keep_alive_timeout: 9', 'downstream.idle', 'keep_alive_timeout 9s explicit 9'],
    ['product: hypercorn, --keep-alive: 9', 'downstream.idle', '--keep-alive 9s explicit 9'],
    [
      'product: granian, http1_header_read_timeout: 9000',
      'downstream.idle',
      'http1_header_read_timeout 9s explicit 9000',
    ],
    [
      'product: granian, http1_keep_alive: false',
      'downstream.idle',
      'http1_keep_alive 0s explicit --no-http1-keep-alive',
    ],
    [
      'product: granian, --no-http1-keep-alive: true',
      'downstream.idle',
      '--no-http1-keep-alive 0s explicit --no-http1-keep-alive',
    ],
    ['product: granian, workers_kill_timeout: 1m30s', 'drain.grace', 'workers_kill_timeout 90s explicit 1m30s'],
    ['product: envoy, stream_idle_timeout: 0', 'tunnel.idle', 'stream_idle_timeout no limit explicit 0'],
    ['product: envoy, stream_idle_timeout: 1h', 'tunnel.idle', 'stream_idle_timeout 1h explicit 1h'],
    ['product: daphne, -t: 60', 'exchange.deadline', '-t 60s to 62s explicit 60'],
    ['product: daphne, websocket_timeout: -1', 'tunnel.duration', 'websocket_timeout no limit explicit -1'],
    [
      'product: waitress, channel_timeout: 7, cleanup_interval: 5',
      'downstream.idle',
      'channel_timeout 7s to 12s explicit 7',
    ],
    ['product: uwsgi, harakiri: 7, master: true', 'exchange.deadline', 'harakiri 7s to 8s explicit 7'],
    ["product: uwsgi, --http: ':80', http-keepalive: 30", 'downstream.idle', 'http-keepalive 30s explicit 30'],
  ])('%s', (settings, timer, said) => {
    const read = hop(settings);
    expect(timers(read)[timer]).toBe(said);
    expect(read.span.file.text.slice(read.span.start, read.span.end)).toBe(read.product);
  });

  test('values point at themselves, through quotes', () => {
    const setting = hop('product: gunicorn, timeout: "90"').timer('exchange.deadline');
    expect(setting && sliceOf(setting.span)).toBe('90');
    const flag = hop('product: granian, http1_keep_alive: false').timer('downstream.idle');
    expect(flag && sliceOf(flag.span)).toBe('false');
  });

  test('versions and worker classes count', () => {
    expect(timers(hop('product: granian, version: 1.7.0'))['downstream.idle']).toBeUndefined();
    expect(hop('product: gunicorn, version: 26.0.0, worker_class: asgi').facts).toMatchObject({
      'app.version': '26.0.0',
      'app.workerClass': 'asgi',
    });
    expect(timers(hop('product: gunicorn'))['downstream.idle']).toMatch(/ 0s /);
    expect(hop('product: gunicorn, threads: 4').facts['app.workerClass']).toBe('gthread');
    expect(hop('product: gunicorn, preload_app: true, bind: [":80", ":81"]').facts).toMatchObject({
      'app.preload': true,
      'app.bindCount': 2,
    });
  });

  test('what is not known is listed', () => {
    const { unknowns, problems } = configured(
      'chains: [{ hops: [{ product: uvicorn, timeout_keep_alive: "${KEEP}" }] }]',
    );
    expect(problems).toEqual([]);
    expect(unknowns.map(({ text }) => text)).toEqual(['${KEEP}']);
  });

  test('what only the product can get wrong is observed, on the route of the chain', () => {
    const { observations } = configured(
      'chains: [{ name: a, hops: [{ product: granian, http1_header_read_timeout: 30 }] }]',
    );
    expect(observations.map(({ id, route }) => [id, route?.location])).toEqual([['granian/milliseconds', 'a']]);
  });
});
