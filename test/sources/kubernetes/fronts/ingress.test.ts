import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../../src/model/span.js';
import { readKubernetesFronts } from '../../../../src/sources/kubernetes/fronts/index.js';
import { frontsIn, msOf, writtenIn } from '../../shared/fronts.js';

const read = (...texts: string[]) =>
  readKubernetesFronts(texts.map((text, index) => ({ name: `${index}.yaml`, text })));

const BACKENDS = `  rules:
    - host: shop.example
      http:
        paths:
          - {path: /, backend: {service: {name: web, port: {number: 80}}}}
          - {path: /api, backend: {service: {name: api, port: {name: http}}}}
`;

interface Options {
  readonly name?: string;
  readonly className?: string;
  readonly spec?: string;
}

function ingress(
  annotations: Record<string, string>,
  { name = 'web', className, spec = BACKENDS }: Options = {},
): string {
  const lines = Object.entries(annotations).map(([key, value]) => `    ${key}: ${value}\n`);
  const named = className === undefined ? '' : `  ingressClassName: ${className}\n`;
  return `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  annotations:
    a: b
${lines.join('')}spec:
${named}${spec}`;
}

const ALB = 'alb.ingress.kubernetes.io/load-balancer-attributes';
const NGINX = 'nginx.ingress.kubernetes.io/proxy-read-timeout';
const CLASS = (name: string, controller: string, parameters = '') =>
  `---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ${name}}\nspec: {controller: ${controller}${parameters}}\n`;

describe('whose an Ingress is', () => {
  test.each<[string, string, string[], string?]>([
    ['the class alb', ingress({}, { className: 'alb' }), ['aws-alb Ingress web'], 'high'],
    ['an annotation of the controller', ingress({ [ALB]: '"a=b"' }), ['aws-alb Ingress web'], 'high'],
    ['the old annotation', ingress({ 'kubernetes.io/ingress.class': 'alb' }), ['aws-alb Ingress web'], 'high'],
    ['the class nginx alone', ingress({}, { className: 'nginx' }), ['ingress-nginx Ingress web'], 'medium'],
    [
      'the class nginx with annotations',
      ingress({ [NGINX]: '"60"' }, { className: 'nginx' }),
      ['ingress-nginx Ingress web'],
      'high',
    ],
    [
      'a class of its own with annotations',
      ingress({ [NGINX]: '"60"' }, { className: 'inner' }),
      ['ingress-nginx Ingress web'],
      'high',
    ],
    ["NGINX's own controller", ingress({ 'nginx.org/proxy-read-timeout': '60s' }, { className: 'nginx' }), []],
    [
      'a class that was read',
      ingress({}, { className: 'x' }) + CLASS('x', 'k8s.io/ingress-nginx'),
      ['ingress-nginx Ingress web'],
      'high',
    ],
    [
      'a class of another controller',
      ingress({ [NGINX]: '"60"' }, { className: 'nginx' }) + CLASS('nginx', 'nginx.org/ingress-controller'),
      [],
    ],
    ['gce', ingress({ 'kubernetes.io/ingress.class': 'gce-internal' }), ['gke-ingress Ingress web'], 'high'],
    [
      'AGIC',
      ingress({ 'kubernetes.io/ingress.class': 'azure/application-gateway' }),
      ['azure-appgw Ingress web'],
      'high',
    ],
    ['a controller that is not known', ingress({}, { className: 'traefik' }), []],
    ['nothing', ingress({}), []],
    [
      'a kind of that name of somebody else',
      ingress({ [ALB]: '"a=b"' }).replace('networking.k8s.io/v1', 'config.openshift.io/v1'),
      [],
    ],
  ])('%s', (_, text, fronts, confidence = '') => {
    const reading = read(text);
    expect([...new Set(frontsIn(reading))]).toEqual(fronts);
    expect(reading.fronts.map((front) => front.confidence).every((sure) => sure === confidence)).toBe(true);
  });

  test('routes and targets, also of the older API', () => {
    const old = ingress(
      { 'kubernetes.io/ingress.class': 'nginx' },
      {
        spec: '  backend: {serviceName: all, servicePort: 8080}\n  rules: [{http: {paths: [{backend: {serviceName: web, servicePort: http}}]}}]\n',
      },
    ).replace('networking.k8s.io/v1', 'extensions/v1beta1');
    const [front] = read(old).fronts;
    expect(front?.routes).toEqual([{}, {}]);
    expect(front?.targets.map(({ address, port }) => [address, port])).toEqual([
      ['Service web', 'http'],
      ['Service all', '8080'],
    ]);
    expect(read(ingress({}, { className: 'alb' })).fronts[0]?.routes).toEqual([
      { host: 'shop.example', path: '/' },
      { host: 'shop.example', path: '/api' },
    ]);
  });

  test('within a condition of a template it is not certainly there', () => {
    const text = `{{- if .Values.ingress.enabled }}\n${ingress({}, { className: 'alb' })}{{- end }}\n${ingress({}, { className: 'alb', name: 'other' })}`;
    expect(read(text).fronts.map(({ address, certain }) => [address, certain])).toEqual([
      ['Ingress web', false],
      ['Ingress other', true],
    ]);
  });
});

describe('the AWS Load Balancer Controller', () => {
  const all = (value: string) =>
    Object.fromEntries(
      ['downstream.idle', 'upstream.firstByte', 'upstream.read', 'upstream.idle', 'tunnel.idle'].map((timer) => [
        timer,
        value,
      ]),
    );

  test.each([
    ['plain', 'idle_timeout.timeout_seconds=600', all('600')],
    ['blanks, escapes, a comma at the end', '" a.b=c\\\\,d , idle_timeout.timeout_seconds = 600 ,"', all('600')],
    [
      'several',
      '"idle_timeout.timeout_seconds=600,client_keep_alive.seconds=3600"',
      { ...all('600'), 'downstream.age': '3600' },
    ],
    ['folded', '>-\n      a=b,\n      idle_timeout.timeout_seconds=600', all('600')],
    ['the last of two', '"idle_timeout.timeout_seconds=60,idle_timeout.timeout_seconds=600"', all('600')],
    ['a template', '"idle_timeout.timeout_seconds={{ .Values.idle }}"', all('?{{ .Values.idle }}')],
    ['nothing known', '"{{ .Values.attributes }}"', {}],
  ])('attributes: %s', (_, value, expected) => {
    const { fronts, observations } = read(ingress({ [ALB]: value }));
    expect(fronts.map(writtenIn)).toEqual([expected]);
    expect(observations).toEqual([]);
  });

  test('attributes of target groups, those of a Service for its own', () => {
    const groups = 'alb.ingress.kubernetes.io/target-group-attributes';
    const service = `---\nkind: Service\nmetadata: {name: api, annotations: {${groups}: deregistration_delay.timeout_seconds=5}}\nspec: {ports: [{port: 80, name: http}]}\n`;
    const { fronts } = read(
      ingress({ [groups]: 'deregistration_delay.timeout_seconds=30' }, { className: 'alb' }) + service,
    );
    expect(fronts.map((front) => [front.routes.map(({ path }) => path), writtenIn(front)])).toEqual([
      [['/'], { 'drain.grace': '30' }],
      [['/api'], { 'drain.grace': '5' }],
    ]);
  });

  test('what one Ingress of a group says holds for all of it', () => {
    const group = { 'alb.ingress.kubernetes.io/group.name': 'shop' };
    const { fronts } = read(
      ingress({ ...group, [ALB]: 'idle_timeout.timeout_seconds=90' }),
      ingress(group, { name: 'other', className: 'alb' }),
      ingress({}, { name: 'alone', className: 'alb' }),
    );
    expect(fronts.map((front) => [front.address, msOf(front, 'upstream.idle')])).toEqual([
      ['Ingress web', 90_000],
      ['Ingress other', 90_000],
      ['Ingress alone', 60_000],
    ]);
  });

  test('the parameters of a class win, and their place is told', () => {
    const parameters = ', parameters: {kind: IngressClassParams, name: prod}';
    const params =
      '---\nkind: IngressClassParams\nmetadata: {name: prod}\nspec: {loadBalancerAttributes: [{key: idle_timeout.timeout_seconds, value: "120"}]}\n';
    const { fronts, observations } = read(
      ingress({ [ALB]: 'idle_timeout.timeout_seconds=300' }, { className: 'prod' }),
      CLASS('prod', 'ingress.k8s.aws/alb', parameters) + params,
    );
    expect(writtenIn(fronts[0])['upstream.idle']).toBe('120');
    expect(
      observations.map(({ id, places }) => [id, ...places.map(({ span }) => `${span.file.name} ${sliceOf(span)}`)]),
    ).toEqual([['kubernetes/annotation-overruled', '0.yaml 300', '1.yaml 120']]);
  });
});

describe('ingress-nginx', () => {
  const map = (data: string, name = 'ingress-nginx-controller') =>
    `---\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: ${data}\n`;

  test('defaults', () => {
    const [front] = read(ingress({}, { className: 'nginx' })).fronts;
    const of = (timer: Parameters<typeof msOf>[1]) => msOf(front, timer);
    expect([
      of('upstream.idle'),
      of('upstream.read'),
      of('downstream.idle'),
      of('upstream.connect'),
      of('drain.grace'),
    ]).toEqual([60_000, 60_000, 75_000, 5000, 240_000]);
    expect(of('upstream.pool')).toBe(320);
  });

  test('annotations come before the ConfigMap, for their own Ingress', () => {
    const { fronts } = read(
      ingress({ [NGINX]: '"300"' }),
      ingress({}, { name: 'other', className: 'nginx' }),
      map('{proxy-read-timeout: "120", keep-alive: "65", upstream-keepalive-time: 1h30m, worker-shutdown-timeout: 1d}'),
    );
    const shared = { 'downstream.idle': '65', 'upstream.age': '1h30m', 'drain.grace': '?1d' };
    const reads = (value: string) => ({ 'upstream.firstByte': value, 'upstream.read': value, 'tunnel.idle': value });
    expect(fronts.map(writtenIn)).toEqual([
      { ...shared, ...reads('300') },
      { ...shared, ...reads('120') },
    ]);
    expect(fronts[1]?.reading.hop.timer('upstream.read')?.provenance).toBe('inherited');
  });

  test.each([
    ['"60s"', '60s', '60', '60'],
    ['1m', '1m', '60', '60'],
    ['"60.5"', '60.5', undefined, '60'],
    ['on', 'on', undefined, '60'],
  ])('%s is refused, and what holds without it holds', (value, text, number, instead) => {
    const { fronts, observations } = read(ingress({ [NGINX]: value }));
    expect(
      observations.map(({ id, data, places }) => [
        id,
        data['value'],
        data['number'],
        data['instead'],
        places.map(({ span }) => sliceOf(span)),
      ]),
    ).toEqual([['kubernetes/ingress-nginx-value-refused', text, number, instead, [text]]]);
    expect(msOf(fronts[0], 'upstream.read')).toBe(60_000);
  });

  test('what holds instead is the value of the ConfigMap', () => {
    const { fronts, observations } = read(ingress({ [NGINX]: '5m' }), map('{proxy-read-timeout: "90"}'));
    expect(observations.map(({ data }) => data['instead'])).toEqual(['90']);
    expect(msOf(fronts[0], 'upstream.read')).toBe(90_000);
  });

  test('a value that a template gives is unknown, not wrong', () => {
    const { fronts, observations } = read(ingress({ [NGINX]: '"{{ .Values.timeout }}s"' }));
    expect(observations).toEqual([]);
    expect(fronts[0]?.reading.hop.timer('upstream.read')?.value.kind).toBe('unknown');
  });

  test('no pool, no reuse; no next upstream, no tries', () => {
    const facts = (data: string) => read(ingress({}, { className: 'nginx' }), map(data)).fronts[0]?.reading.hop.facts;
    expect(facts('{upstream-keepalive-connections: "0"}')?.['upstream.reuse']).toBe(false);
    expect(facts('{proxy-next-upstream: "off"}')?.['retry.on']).toBeUndefined();
    expect(facts('{keep-alive: "75"}')).toMatchObject({ 'upstream.reuse': true, 'retry.on': 'error timeout' });
  });

  test('what a snippet sets is not known', () => {
    const snippet = 'nginx.ingress.kubernetes.io/configuration-snippet';
    const { fronts } = read(
      ingress({ [NGINX]: '"300"', [snippet]: '|\n      more_set_headers "a: b";\n      proxy_read_timeout 10s;' }),
      map('{http-snippet: "keepalive_timeout 10s;", keep-alive: "65"}'),
    );
    const directive = '?proxy_read_timeout';
    expect(writtenIn(fronts[0])).toEqual({
      'downstream.idle': '?keepalive_timeout',
      'upstream.firstByte': directive,
      'upstream.read': directive,
      'tunnel.idle': directive,
    });
  });

  test('of several controllers none is taken', () => {
    const { fronts } = read(
      ingress({}, { className: 'nginx' }),
      map('{proxy-read-timeout: "120"}'),
      map('{proxy-read-timeout: "90"}', 'ingress-nginx-internal'),
    );
    expect(fronts[0]?.reading.hop.timer('upstream.read')?.value.kind).toBe('unknown');
  });

  test("other ConfigMaps with the same keys are somebody else's", () => {
    const { fronts, observations } = read(
      ingress({}, { className: 'nginx' }),
      map('{proxy-read-timeout: 120s}', 'nginx-config'),
    );
    expect([writtenIn(fronts[0]), observations]).toEqual([{}, []]);
  });

  test('a ConfigMap without an Ingress is a front by itself', () => {
    expect(frontsIn(read(map('{keep-alive: "65"}')))).toEqual(['ingress-nginx ConfigMap ingress-nginx-controller']);
  });

  describe('a ConfigMap that leaves everything to the defaults', () => {
    const controller = (image: string) => `---
kind: Service
metadata: {name: entry, annotations: {service.beta.kubernetes.io/aws-load-balancer-backend-protocol: http}}
spec: {type: LoadBalancer, selector: {app: entry}, ports: [{port: 80}]}
---
kind: Deployment
metadata: {name: entry}
spec: {template: {metadata: {labels: {app: entry}}, spec: {containers: [{name: main, image: ${image}}]}}}
`;
    const image = 'registry.k8s.io/ingress-nginx/controller:v1.11.0';

    test.each([
      [
        'the controller runs there',
        controller(image) + map('{}'),
        ['Service entry', 'ConfigMap ingress-nginx-controller'],
      ],
      ['something else runs there', controller('example/api:1') + map('{}'), ['Service entry']],
      ['it is one of two', controller(image) + map('{}') + map('{}', 'ingress-nginx-tcp'), ['Service entry']],
      ['it is not there', controller(image), ['Service entry']],
    ])('%s', (_, text, addresses) => {
      expect(read(text).fronts.map(({ address }) => address)).toEqual(addresses);
    });
  });

  test('a load balancer in front of the controller leads to what that serves', () => {
    const balancer = `---
kind: Service
metadata: {name: entry, annotations: {service.beta.kubernetes.io/aws-load-balancer-type: nlb}}
spec: {type: LoadBalancer, selector: {app.kubernetes.io/name: ingress-nginx}, ports: [{port: 80}]}
`;
    const { fronts } = read(balancer, ingress({ [NGINX]: '"60"' }));
    expect(fronts.map(({ address, targets }) => [address, targets.map((target) => target.address)])).toEqual([
      ['Service entry', ['Ingress web']],
      ['Ingress web', ['Service web', 'Service api']],
    ]);
  });

  test('values of the chart, by itself and as a part of another', () => {
    const values = `controller:
  config:
    keep-alive: "65"
    proxy-read-timeout: 2m
  service:
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-type: nlb
      service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout: "60"
`;
    const indented = `ingress-nginx:\n${values.replace(/^(?=.)/gm, '  ')}`;
    for (const text of [values, indented]) {
      const reading = readKubernetesFronts([{ name: 'chart/values.yaml', text }]);
      expect(frontsIn(reading)).toEqual([
        'aws-nlb Service ingress-nginx-controller',
        'ingress-nginx ConfigMap ingress-nginx-controller',
      ]);
      expect(reading.fronts[0]?.targets.map(({ address }) => address)).toEqual(['ConfigMap ingress-nginx-controller']);
      expect(reading.observations.map(({ id }) => id)).toEqual([
        'kubernetes/ingress-nginx-value-refused',
        'kubernetes/annotation-without-effect',
      ]);
    }
  });
});

describe('other controllers', () => {
  const config = (name: string, seconds: number) =>
    `---\nkind: BackendConfig\nmetadata: {name: ${name}}\nspec: {timeoutSec: ${seconds}, healthCheck: {timeoutSec: 3}, connectionDraining: {drainingTimeoutSec: 45}}\n`;
  const service = (name: string, annotation: string) =>
    `---\nkind: Service\nmetadata:\n  name: ${name}\n  annotations: {cloud.google.com/backend-config: '${annotation}'}\nspec: {ports: [{port: 80, name: http}]}\n`;

  test('GKE: a front for each BackendConfig', () => {
    const { fronts, unknowns } = read(
      ingress({}, { className: 'gce' }) +
        service('web', '{"default": "slow"}') +
        service('api', '{"ports": {"http": "fast"}}'),
      config('slow', 120) + config('fast', 10),
    );
    expect(fronts.map((front) => [front.routes.map(({ path }) => path), writtenIn(front)])).toEqual([
      [['/'], { 'upstream.total': '120', 'tunnel.duration': '120', 'drain.grace': '45' }],
      [['/api'], { 'upstream.total': '10', 'tunnel.duration': '10', 'drain.grace': '45' }],
    ]);
    expect(unknowns).toEqual([]);
  });

  test('GKE: without one the defaults of its resources', () => {
    const [front] = read(ingress({}, { className: 'gce' })).fronts;
    expect([msOf(front, 'upstream.total'), msOf(front, 'drain.grace'), msOf(front, 'upstream.idle')]).toEqual([
      30_000, 0, 600_000,
    ]);
  });

  test.each([
    ['one that was not read', '{"default": "elsewhere"}', 0],
    ['an annotation that is no JSON', '{default: slow}', 1],
  ])('GKE: %s is unknown', (_, annotation, unread) => {
    const { fronts, unknowns } = read(ingress({}, { className: 'gce' }) + service('web', annotation));
    expect(fronts.map((front) => front.reading.hop.timer('upstream.total')?.provenance)).toEqual([
      'unknown',
      'default',
    ]);
    expect(unknowns).toHaveLength(unread);
  });

  test('AGIC', () => {
    const prefix = 'appgw.ingress.kubernetes.io/';
    const of = (annotations: Record<string, string>) => read(ingress(annotations)).fronts[0];
    expect(writtenIn(of({ [`${prefix}request-timeout`]: '"120"' }))).toEqual({ 'upstream.total': '120' });
    expect(msOf(of({ [`${prefix}backend-protocol`]: 'http' }), 'upstream.total')).toBe(30_000);
    const draining = { [`${prefix}connection-draining-timeout`]: '"60"' };
    expect(writtenIn(of(draining))).toEqual({});
    expect(writtenIn(of({ ...draining, [`${prefix}connection-draining`]: '"true"' }))).toEqual({ 'drain.grace': '60' });
  });
});
