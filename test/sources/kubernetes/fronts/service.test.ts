import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../../src/model/span.js';
import { readKubernetesFronts } from '../../../../src/sources/kubernetes/fronts/index.js';
import { frontsIn, msOf, writtenIn } from '../../shared/fronts.js';

const file = (text: string) => ({ name: 'service.yaml', text });
const read = (text: string) => readKubernetesFronts([file(text)]);

/** A Service of type LoadBalancer with some annotations and two ports. */
function service(annotations: Record<string, string>, spec = ''): string {
  const lines = Object.entries(annotations).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}\n`);
  return `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
  annotations:
${lines.join('')}spec:
  type: LoadBalancer
  selector: {app: web}
  ports: [{port: 80, targetPort: http}, {port: 443, targetPort: 8443}]
${spec}`;
}

const AWS = 'service.beta.kubernetes.io/aws-load-balancer-';
const IDLE = `${AWS}connection-idle-timeout`;
const LISTENER = `${AWS}listener-attributes`;

describe('what makes the load balancer of a Service', () => {
  test.each([
    [{ [IDLE]: '120' }, 'aws-clb', 4],
    [{ [IDLE]: '120', [`${AWS}backend-protocol`]: 'http' }, 'aws-clb', 7],
    [{ [IDLE]: '120', [`${AWS}backend-protocol`]: 'ssl' }, 'aws-clb', 4],
    [{ [`${AWS}type`]: 'nlb' }, 'aws-nlb', 4],
    [{ [`${AWS}type`]: 'external' }, 'aws-nlb', 4],
    [{ [`${AWS}type`]: 'nlb-ip' }, 'aws-nlb', 4],
    [{ [`${LISTENER}.TCP-443`]: 'tcp.idle_timeout.seconds=400' }, 'aws-nlb', 4],
    [{ 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }, 'azure-lb', 4],
    [{ 'service.beta.kubernetes.io/do-loadbalancer-name': 'a' }, 'digitalocean-lb', 4],
    [{ 'service.beta.kubernetes.io/do-loadbalancer-protocol': 'http' }, 'digitalocean-lb', 7],
    [{ 'service.beta.kubernetes.io/do-loadbalancer-certificate-id': 'x' }, 'digitalocean-lb', 7],
    [{ 'load-balancer.hetzner.cloud/location': 'fsn1' }, 'hetzner-lb', 4],
    [{ 'load-balancer.hetzner.cloud/protocol': 'https' }, 'hetzner-lb', 7],
    [{ 'service.beta.kubernetes.io/oci-load-balancer-shape': 'flexible' }, 'oci-lb', 4],
    [{ 'service.beta.kubernetes.io/oci-load-balancer-backend-protocol': 'HTTP' }, 'oci-lb', 7],
    [
      {
        'oci.oraclecloud.com/load-balancer-type': 'nlb',
        'service.beta.kubernetes.io/oci-load-balancer-internal': 'true',
      },
      'oci-nlb',
      4,
    ],
  ])('%j is %s at layer %i', (annotations, product, layer) => {
    const [front, ...others] = read(service(annotations)).fronts.map(({ reading }) => reading.hop);
    expect({ product: front?.product, layer: front?.layer }).toEqual({ product, layer });
    expect(others.every((hop) => hop.product === product)).toBe(true);
  });

  test.each([
    ['no annotation of any cloud', service({ 'example.org/note': 'x' })],
    ['an internal Service', service({ [IDLE]: '60' }).replace('LoadBalancer', 'ClusterIP')],
    ['no type at all', service({ [IDLE]: '60' }).replace('  type: LoadBalancer\n', '')],
    ['a class of another controller', service({ [IDLE]: '60' }, '  loadBalancerClass: tailscale\n')],
    ['a type of load balancer that a template gives', service({ [`${AWS}type`]: '{{ .Values.type }}', [IDLE]: '60' })],
    ['another kind', service({ [IDLE]: '60' }).replace('kind: Service', 'kind: ServiceEntry')],
  ])('%s: nothing is said', (_, text) => {
    expect(read(text)).toEqual({ fronts: [], observations: [], unknowns: [], nginx: [] });
  });

  test('the class of the controller makes it an NLB', () => {
    expect(frontsIn(read(service({}, '  loadBalancerClass: service.k8s.aws/nlb\n')))).toEqual([
      'aws-nlb Service shop/web',
    ]);
  });

  test('a type of Service that a template gives leaves open whether it is there', () => {
    const text = service({ [IDLE]: '60' }).replace('LoadBalancer', '"{{ .Values.service.type }}"');
    expect(read(text).fronts.map(({ certain }) => certain)).toEqual([false]);
  });
});

describe('what is written of it', () => {
  test.each([
    [{ [IDLE]: '120' }, { 'tunnel.idle': '120' }],
    [
      { [IDLE]: '120', [`${AWS}backend-protocol`]: 'http' },
      Object.fromEntries(
        ['downstream.idle', 'upstream.firstByte', 'upstream.read', 'upstream.idle', 'tunnel.idle'].map((timer) => [
          timer,
          '120',
        ]),
      ),
    ],
    [
      { [`${AWS}connection-draining-timeout`]: '60', [`${AWS}connection-draining-enabled`]: 'true' },
      { 'drain.grace': '60' },
    ],
    [{ 'service.beta.kubernetes.io/azure-load-balancer-tcp-idle-timeout': '15' }, { 'tunnel.idle': '15' }],
    [{ 'service.beta.kubernetes.io/oci-load-balancer-connection-idle-timeout': '100' }, { 'tunnel.idle': '100' }],
    [
      {
        'service.beta.kubernetes.io/do-loadbalancer-protocol': 'http',
        'service.beta.kubernetes.io/do-loadbalancer-http-idle-timeout-seconds': '90',
      },
      { 'downstream.idle': '90', 'upstream.idle': '90' },
    ],
    [
      { 'load-balancer.hetzner.cloud/protocol': 'http', 'load-balancer.hetzner.cloud/http-timeout-idle': '1m30s' },
      { 'downstream.idle': '1m30s', 'upstream.idle': '1m30s' },
    ],
    [{ [IDLE]: '{{ .Values.idle }}' }, { 'tunnel.idle': '?{{ .Values.idle }}' }],
  ])('%j', (annotations, expected) => {
    expect(writtenIn(read(service(annotations)).fronts[0])).toEqual(expected);
  });

  test('minutes of Azure are minutes, and TCP listeners of OCI have a default of their own', () => {
    const azure = read(service({ 'service.beta.kubernetes.io/azure-load-balancer-tcp-idle-timeout': '15' }));
    expect(msOf(azure.fronts[0], 'tunnel.idle')).toBe(900_000);
    const oci = read(service({ 'service.beta.kubernetes.io/oci-load-balancer-shape': 'flexible' }));
    expect(msOf(oci.fronts[0], 'tunnel.idle')).toBe(300_000);
    expect(oci.fronts[0]?.reading.hop.facts['upstream.reuse']).toBe(false);
  });

  test('DigitalOcean reuses connections only where that is asked for', () => {
    const http = { 'service.beta.kubernetes.io/do-loadbalancer-protocol': 'http' };
    const keeps = { ...http, 'service.beta.kubernetes.io/do-loadbalancer-enable-backend-keepalive': 'true' };
    const reuse = (annotations: Record<string, string>) =>
      read(service(annotations)).fronts[0]?.reading.hop.facts['upstream.reuse'];
    expect([reuse(http), reuse(keeps)]).toEqual([false, true]);
  });

  test('a value that the vendor does not take is seen with the front', () => {
    const [front] = read(service({ 'service.beta.kubernetes.io/azure-load-balancer-tcp-idle-timeout': '240' })).fronts;
    expect(front?.reading.observations.map(({ id, data }) => [id, data['why']])).toEqual([
      ['load-balancer/invalid-value', 'out-of-range'],
    ]);
  });

  test('listeners of an NLB with attributes of their own are fronts of their own', () => {
    const { fronts, observations } = read(
      service({
        [`${AWS}type`]: 'external',
        [`${LISTENER}.TCP-443`]: 'tcp.idle_timeout.seconds=400',
        [`${AWS}target-group-attributes`]: 'deregistration_delay.timeout_seconds=60,preserve_client_ip.enabled=true',
        [`${AWS}target-group-attributes.80`]: 'deregistration_delay.timeout_seconds=30',
      }),
    );
    expect(observations).toEqual([]);
    expect(fronts.map((front) => [front.routes, writtenIn(front)])).toEqual([
      [[{ port: '80' }], { 'drain.grace': '30' }],
      [[{ port: '443' }], { 'tunnel.idle': '400', 'drain.grace': '60' }],
    ]);
    expect(fronts.map(({ confidence }) => confidence)).toEqual(['high', 'high']);
  });
});

describe('annotations without effect', () => {
  test.each([
    ['nlb', { [`${AWS}type`]: 'nlb', [IDLE]: '60' }, IDLE, 'nlb'],
    [
      'tls-listener',
      { [`${AWS}type`]: 'nlb', [`${LISTENER}.TLS-443`]: 'tcp.idle_timeout.seconds=400' },
      `${LISTENER}.TLS-443`,
      '',
    ],
    ['draining-off', { [`${AWS}connection-draining-timeout`]: '60' }, `${AWS}connection-draining-timeout`, ''],
    [
      'draining-off',
      { [`${AWS}connection-draining-timeout`]: '60', [`${AWS}connection-draining-enabled`]: 'false' },
      `${AWS}connection-draining-timeout`,
      'false',
    ],
  ])('%s', (why, annotations, primary, because) => {
    const { observations } = read(service(annotations));
    expect(observations.map(({ id, data }) => [id, data['why']])).toEqual([
      ['kubernetes/annotation-without-effect', why],
    ]);
    expect(observations[0]?.places.map(({ span }) => sliceOf(span))).toEqual([
      JSON.stringify(primary).slice(1, -1),
      ...(because === '' ? [] : [because]),
    ]);
  });

  test('a type in quotes, in a List, among several documents', () => {
    const one = service({ [`${AWS}type`]: 'nlb', [IDLE]: '60' });
    const indented = one.replace(/^/gm, '    ').replace(/^ {4}/, '  - ');
    const text = `apiVersion: v1\nkind: List\nitems:\n${indented}\n---\n${one}`;
    const { observations } = read(text);
    expect(observations.map(({ places }) => places.length)).toEqual([2, 2]);
  });
});

describe('what is behind it', () => {
  const workload = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web, tier: front}}
    spec:
      containers:
        - name: web
          ports: [{name: http, containerPort: 8000}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: other, namespace: billing}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: other}]}}}
`;

  test('the pods that the Service selects, with the ports of their containers', () => {
    const { fronts } = read(service({ [IDLE]: '60' }) + workload);
    const targets = fronts[0]?.targets ?? [];
    expect(targets.map(({ address, port, ports }) => ({ address, port, ports }))).toEqual([
      { address: 'Service shop/web', port: '80', ports: [8000] },
      { address: 'Service shop/web', port: '443', ports: [8443] },
    ]);
    expect(targets.map(({ runs }) => runs.map((span) => /name: \w+/.exec(sliceOf(span))?.[0]))).toEqual([
      ['name: web'],
      ['name: web'],
    ]);
  });

  test('a selector that nothing fits leads nowhere', () => {
    const { fronts } = read(service({ [IDLE]: '60' }).replace('{app: web}', '{app: web, tier: back}') + workload);
    expect(fronts[0]?.targets.map(({ runs }) => runs)).toEqual([[], []]);
  });

  test('the pods may be in another file', () => {
    const { fronts } = readKubernetesFronts([file(service({ [IDLE]: '60' })), { name: 'web.yaml', text: workload }]);
    expect(fronts[0]?.targets[0]?.runs[0]?.file.name).toBe('web.yaml');
  });
});
