import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../../src/model/span.js';
import { readKubernetesFronts } from '../../../../src/sources/kubernetes/fronts/index.js';
import { frontsIn, msOf, writtenIn } from '../../shared/fronts.js';

const read = (...texts: string[]) =>
  readKubernetesFronts(texts.map((text, index) => ({ name: `${index}.yaml`, text })));

const route = (rule: string, spec = '') => `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec:
  hostnames: [shop.example]
  parentRefs: [{name: public}]
${spec}  rules:
    - matches: [{path: {value: /api}}]
      backendRefs: [{name: api, port: 80}]
${rule}`;
const gateway = (className: string, spec = '') =>
  `---\nkind: Gateway\nmetadata: {name: public, namespace: shop}\nspec: {gatewayClassName: ${className}${spec}}\n`;
const policy = (seconds: string) =>
  `---\nkind: GCPBackendPolicy\nmetadata: {name: api, namespace: shop}\nspec: {default: {timeoutSec: ${seconds}, connectionDraining: {drainingTimeoutSec: 60}}, targetRef: {group: "", kind: Service, name: api}}\n`;

describe('timeouts of routes', () => {
  test.each([
    ['{request: 30s, backendRequest: 10s}', 30_000, 10_000],
    ['{request: 1m30s}', 90_000, undefined],
    ['{request: "30s1m"}', 90_000, undefined],
    ['{backendRequest: 500ms}', undefined, 500],
  ])('%s', (timeouts, total, attempt) => {
    const { fronts, observations } = read(route(`      timeouts: ${timeouts}\n`));
    expect([msOf(fronts[0], 'upstream.total'), msOf(fronts[0], 'upstream.attempt')]).toEqual([total, attempt]);
    expect(observations).toEqual([]);
    expect(fronts[0]).toMatchObject({
      address: 'HTTPRoute shop/api',
      routes: [{ host: 'shop.example', path: '/api' }],
    });
    expect(fronts[0]?.targets.map(({ address, port }) => [address, port])).toEqual([['Service shop/api', '80']]);
  });

  test('none at all is no limit', () => {
    expect(
      read(route('      timeouts: {request: 0s}\n')).fronts[0]?.reading.hop.timer('upstream.total')?.value.kind,
    ).toBe('unbounded');
  });

  test('a route without timeouts says nothing of an implementation that is not known', () => {
    expect(read(route('')).fronts).toEqual([]);
    expect(read(route('') + gateway('istio')).fronts).toEqual([]);
  });

  test.each([
    ['{request: 30}', 'kubernetes/route-duration-refused', ['30']],
    ['{request: 1.5h}', 'kubernetes/route-duration-refused', ['1.5h']],
    ['{request: 1m, backendRequest: 90s}', 'kubernetes/route-timeouts-inverted', ['90s', '1m']],
  ])('%s is seen', (timeouts, id, places) => {
    const { observations } = read(route(`      timeouts: ${timeouts}\n`));
    expect(observations.map((each) => [each.id, each.places.map(({ span }) => sliceOf(span))])).toEqual([[id, places]]);
  });
});

describe('gateways that a cloud runs', () => {
  test('GKE, with the policy of the Service', () => {
    const reading = read(route(''), gateway('gke-l7-global-external-managed') + policy('120'));
    expect(frontsIn(reading)).toEqual(['gke-gateway HTTPRoute shop/api']);
    expect(writtenIn(reading.fronts[0])).toEqual({
      'upstream.total': '120',
      'tunnel.duration': '120',
      'drain.grace': '60',
    });
    expect(reading.fronts[0]?.confidence).toBe('high');
  });

  test('the policy alone tells that it is GKE', () => {
    expect(read(route(''), policy('120')).fronts.map(({ confidence }) => confidence)).toEqual(['medium']);
    // Not where another class is known to serve the route.
    expect(read(route(''), policy('120'), gateway('istio')).fronts).toEqual([]);
  });

  test('timeouts of the route may come before the policy', () => {
    const { fronts } = read(route('      timeouts: {request: 30s}\n'), gateway('gke-l7-rilb') + policy('120'));
    expect(fronts.map((front) => front.reading.hop.timer('upstream.total')?.value.kind)).toEqual(['unknown']);
  });

  test('AWS, with its LoadBalancerConfiguration', () => {
    const { fronts } = read(
      route(''),
      gateway(
        'alb',
        ', infrastructure: {parametersRef: {group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: slow}}',
      ),
      '---\nkind: GatewayClass\nmetadata: {name: alb}\nspec: {controllerName: gateway.k8s.aws/alb}\n',
      '---\nkind: LoadBalancerConfiguration\nmetadata: {name: slow, namespace: shop}\nspec: {loadBalancerAttributes: [{key: idle_timeout.timeout_seconds, value: "300"}]}\n',
    );
    expect(fronts.map((front) => [front.reading.hop.product, writtenIn(front)['upstream.idle']])).toEqual([
      ['aws-alb', '300'],
    ]);
  });
});

describe('Cloud Run', () => {
  const service = (annotations: string) =>
    `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: web, annotations: {${annotations}}}\nspec: {template: {spec: {timeoutSeconds: 900, containers: [{image: web, ports: [{containerPort: 9000}]}]}}}\n`;

  test('its own annotations tell it from Knative elsewhere', () => {
    const { fronts } = read(service('run.googleapis.com/ingress: all'));
    expect(fronts.map((front) => [front.reading.hop.product, writtenIn(front)])).toEqual([
      ['gcp-cloud-run', { 'exchange.deadline': '900' }],
    ]);
    expect(fronts[0]?.targets.map(({ ports }) => ports)).toEqual([[9000]]);
    expect(read(service('')).fronts).toEqual([]);
  });
});

describe('NLBs of the AWS Load Balancer Controller', () => {
  test('a front for each listener, with what its configuration says', () => {
    const { fronts } = read(
      '---\nkind: GatewayClass\nmetadata: {name: nlb}\nspec: {controllerName: gateway.k8s.aws/nlb}\n',
      gateway(
        'nlb',
        ', listeners: [{port: 5432, protocol: TCP}, {port: 443, protocol: TLS}], infrastructure: {parametersRef: {kind: LoadBalancerConfiguration, name: slow}}',
      ),
      '---\nkind: LoadBalancerConfiguration\nmetadata: {name: slow, namespace: shop}\nspec: {listenerConfigurations: [{protocolPort: "TCP:5432", listenerAttributes: [{key: tcp.idle_timeout.seconds, value: "900"}]}]}\n',
      '---\nkind: TCPRoute\nmetadata: {name: db, namespace: shop}\nspec: {parentRefs: [{name: public}], rules: [{backendRefs: [{name: db, port: 5432}]}]}\n',
    );
    expect(
      fronts.map((front) => [front.routes, writtenIn(front), front.targets.map(({ address }) => address)]),
    ).toEqual([
      [[{ port: '5432' }], { 'tunnel.idle': '900' }, ['Service shop/db']],
      [[{ port: '443' }], {}, ['Service shop/db']],
    ]);
  });
});
