import type { Finding, FindingSpan } from '../../src/findings/finding.js';
import type { Chain, Leg, Route } from '../../src/model/chain.js';
import { exactly, UNBOUNDED, unknownDuration, type Duration } from '../../src/model/duration.js';
import type { Facts, Hop } from '../../src/model/hop.js';
import type { Unknown } from '../../src/model/observation.js';
import type { Provenance, Setting } from '../../src/model/setting.js';
import type { SourceFile, Span } from '../../src/model/span.js';
import { TIMERS, type TimerName } from '../../src/model/timer.js';
import type { Analysis } from '../../src/report/analysis.js';

/** The place where `part` stands in a file; `nth` counts from 1. */
export function at(file: SourceFile, part: string, nth = 1): Span {
  let start = -1;
  for (let count = 0; count < nth; count++) start = file.text.indexOf(part, start + 1);
  if (start < 0) throw new Error(`"${part}" does not stand in ${file.name}`);
  return { file, start, end: start + part.length };
}

export const NGINX: SourceFile = {
  name: 'nginx.conf',
  text: [
    'http {',
    '    keepalive_timeout 30;',
    '    proxy_read_timeout ${PROXY_TIMEOUT};',
    '    include /etc/nginx/conf.d/*.conf;',
    '    upstream app { server 127.0.0.1:8000; keepalive 32; }',
    '    server {',
    '        listen 8080;',
    '\t\tlocation /api/ { proxy_pass http://app; }',
    '        location / { return 204; }',
    '        location /files/ { return 204; }',
    '    }',
    '}',
    '',
  ].join('\n'),
};

export const FLAG: SourceFile = { name: '<command line>', text: '--lb-idle 60' };

export function place(span: Span, label: string, more: Partial<FindingSpan> = {}): FindingSpan {
  return { span, label, hop: 'nginx', primary: false, provenance: 'explicit', ...more };
}

/** The race on the leg from the load balancer to nginx, whole. */
export const RACE: Finding = {
  rule: 'keepalive-race',
  code: 'TL101',
  severity: 'error',
  confidence: 'high',
  headline: 'nginx closes an idle connection after 30s, but the load balancer would reuse it for 60s',
  consequence:
    'Between 30s and 60s of silence a request can be sent into a connection that is just being closed: the client gets a 502 that nginx never logs.',
  route: 'localhost:8080 /api/',
  moreRoutes: 2,
  spans: [
    place(at(FLAG, '60'), 'the load balancer reuses an idle connection for 60s', {
      hop: 'the load balancer',
      provenance: 'flag',
    }),
    place(at(NGINX, '30'), 'nginx closes it after 30s', { primary: true, provenance: 'inherited' }),
  ],
  story: [
    { at: '0s', hop: 'nginx', event: 'a response is done', log: 'access log: 200' },
    { at: '30s', hop: 'nginx', event: 'closes the connection' },
  ],
  fixes: [
    {
      description: 'set keepalive_timeout to 75s or more',
      safety: 'safe',
      end: 'inner',
      edits: [{ span: at(NGINX, '30'), text: '75s' }],
    },
    {
      description: 'lower the idle timeout of the load balancer below 30s',
      safety: 'unsafe',
      end: 'outer',
      edits: [{ span: at(FLAG, '60'), text: '25' }],
    },
  ],
  docs: 'docs/rules/keepalive-race.md',
  sources: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#keepalive_timeout'],
  fingerprint: '0123456789abcdef',
};

export const POOL: Finding = {
  ...RACE,
  rule: 'pool-needs-http11',
  code: 'TL201',
  severity: 'warning',
  headline: 'the pool of upstream "app" is never used: requests go out as HTTP/1.0',
  consequence: 'Every request opens a new connection to the application.',
  moreRoutes: 0,
  spans: [
    place(at(NGINX, 'http://app'), 'sent as HTTP/1.0', { primary: true }),
    place(at(NGINX, 'keepalive 32'), 'connections were to be kept here'),
  ],
  story: [],
  fixes: [
    {
      description: 'add proxy_http_version 1.1 and an empty Connection header',
      safety: 'unsafe',
      edits: [
        {
          span: { file: NGINX, start: at(NGINX, 'proxy_pass').start, end: at(NGINX, 'proxy_pass').start },
          text: 'proxy_http_version 1.1;\n',
        },
      ],
    },
  ],
};

export const ADVICE: Finding = {
  ...POOL,
  rule: 'no-pooling',
  code: 'TL209',
  severity: 'info',
  headline: 'nginx opens a new connection for every request',
  spans: [place(at(NGINX, 'http://app'), 'no pool', { primary: true })],
  fixes: [{ description: 'put the address into an upstream block with keepalive', safety: 'unsafe', edits: [] }],
};

export const UNKNOWNS: readonly Unknown[] = [
  { kind: 'value', text: '${PROXY_TIMEOUT}', name: 'proxy_read_timeout', span: at(NGINX, '${PROXY_TIMEOUT}') },
  { kind: 'file', text: '/etc/nginx/conf.d/*.conf', name: 'include', span: at(NGINX, '/etc/nginx/conf.d/*.conf') },
];

interface Made {
  readonly name: string;
  readonly value: Duration;
  readonly provenance: Provenance;
  readonly span: Span;
  readonly from?: string;
  readonly note?: string;
}

/** A hop with the given settings. */
export function hop(timers: Partial<Record<TimerName, Made>>, more: Partial<Hop> = {}): Hop {
  const setting = (timer: TimerName): Setting | undefined => {
    const made = timers[timer];
    return made && { timer, clock: TIMERS[timer], written: 'w', reference: 'https://nginx.org/', ...made };
  };
  const facts: Facts = {};
  return {
    product: 'nginx',
    label: 'nginx',
    layer: 7,
    facts,
    factSpans: {},
    span: at(NGINX, 'http'),
    timer: setting,
    ...more,
  };
}

function route(location: string): Route {
  return {
    server: [],
    listen: ['0.0.0.0:8080'],
    location,
    modifier: '',
    protocol: 'http',
    span: at(NGINX, `location ${location} `),
  };
}

const PLAIN_NGINX = {
  'downstream.idle': {
    name: 'keepalive_timeout',
    value: exactly(30_000),
    provenance: 'inherited',
    from: 'http',
    span: at(NGINX, '30'),
  },
  'downstream.requests': {
    name: 'keepalive_requests',
    value: exactly(1000),
    provenance: 'default',
    span: at(NGINX, 'http'),
  },
} as const;

const BALANCER = hop(
  { 'upstream.idle': { name: '--lb-idle', value: exactly(60_000), provenance: 'flag', span: at(FLAG, '60') } },
  { product: 'load-balancer', label: 'the load balancer', facts: { 'upstream.reuse': true }, span: at(FLAG, '60') },
);

const PROXY = hop(
  {
    ...PLAIN_NGINX,
    'upstream.connect': {
      name: 'proxy_connect_timeout',
      value: exactly(60_000),
      provenance: 'default',
      span: at(NGINX, 'proxy_pass'),
      from: 'all versions',
    },
    'upstream.read': {
      name: 'proxy_read_timeout',
      value: unknownDuration('${PROXY_TIMEOUT}'),
      provenance: 'inherited',
      from: 'http',
      span: at(NGINX, '${PROXY_TIMEOUT}'),
    },
    'upstream.idle': {
      name: 'keepalive_timeout',
      value: { kind: 'band', min: 15_000, max: 25_000 },
      provenance: 'explicit',
      span: at(NGINX, '32'),
      note: 'an example of a band, with a note that is long enough to need a second line in the table',
    },
    'retry.total': {
      name: 'proxy_next_upstream_timeout',
      value: UNBOUNDED,
      provenance: 'default',
      span: at(NGINX, 'proxy_pass'),
    },
  },
  {
    version: '1.28.0',
    facts: {
      'upstream.target': 'http://app',
      'upstream.httpVersion': '1.0',
      'upstream.connectionHeader': 'close',
      'upstream.reuse': false,
      'upstream.upgrade': null,
    },
  },
);

const PLAIN = hop(PLAIN_NGINX);
const ONLY = 'aws_lb.web is the only load balancer that the files set up';

function linked(callee: Hop, confidence: Leg['confidence'], because: string): Leg[] {
  return [{ caller: BALANCER, callee, confidence, because }];
}

export const CHAINS: readonly Chain[] = [
  {
    route: route('/api/'),
    hops: [BALANCER, PROXY],
    legs: linked(PROXY, 'high', 'the command line says what stands in front'),
  },
  { route: route('/'), hops: [BALANCER, PLAIN], legs: linked(PLAIN, 'medium', ONLY) },
  { route: route('/files/'), hops: [BALANCER, PLAIN], legs: linked(PLAIN, 'medium', ONLY) },
];

/** An analysis with the given findings. */
export function analysis(findings: readonly Finding[], more: Partial<Analysis> = {}): Analysis {
  return {
    chains: CHAINS,
    findings,
    ignored: [],
    unknowns: UNKNOWNS,
    files: [NGINX],
    uses: [],
    stacks: [],
    statistics: { stacks: 1, hops: 2, routes: 3, values: 7, defaults: 3, unknown: 1 },
    ...more,
  };
}
