import { describe, expect, test } from '@jest/globals';
import { analyze, readAppServers, readInfrastructure } from '../../src/api.js';

interface World {
  readonly target: string;
  /** The namespaces of nginx and of the app, and what the Service says. */
  readonly ours?: string;
  readonly theirs?: string;
  readonly service?: string;
  readonly ports?: string;
  readonly bind?: string;
  /** Whether nginx is a second container of the app's pod. */
  readonly together?: boolean;
}

const inNamespace = (namespace: string | undefined) => (namespace === undefined ? '' : `, namespace: ${namespace}`);

/** nginx of a ConfigMap in front of gunicorn, in pods of their own or in one. */
function linksIn({ target, ours, theirs = ours, service, ports, bind = '0.0.0.0:8000', together = false }: World) {
  const web = `{name: web, image: x, command: [gunicorn, "--bind", "${bind}", app], ports: [${ports ?? ''}]}`;
  const proxy = '{name: proxy, image: nginx, volumeMounts: [{name: conf, mountPath: /etc/nginx}]}';
  const volumes = 'volumes: [{name: conf, configMap: {name: proxy}}]';
  const text = `kind: ConfigMap
apiVersion: v1
metadata: {name: proxy${inNamespace(ours)}}
data:
  nginx.conf: |
    http { server { listen 80; location / { proxy_pass http://${target}; } } }
---
kind: Pod
apiVersion: v1
metadata: {name: web, labels: {app: web}${inNamespace(theirs)}}
spec: {containers: [${web}${together ? `, ${proxy}` : ''}]${together ? `, ${volumes}` : ''}}
---
kind: Pod
apiVersion: v1
metadata: {name: proxy${inNamespace(ours)}}
spec: {containers: [${proxy}], ${volumes}}
`;
  const services = `kind: Service
apiVersion: v1
metadata: {name: api${inNamespace(theirs)}}
spec: {selector: {app: web}, ${service ?? 'ports: [{port: 80, targetPort: 8000}]'}}
`;
  // The Service stands in a file of its own: all manifests are read together.
  const files = [
    { name: 'k8s/web.yaml', text: together ? text.slice(0, text.lastIndexOf('---')) : text },
    { name: 'k8s/service.yaml', text: services },
  ];
  const apps = readAppServers(files);
  const { chains } = analyze([], { apps, infrastructure: readInfrastructure(files) });
  return chains
    .filter(({ route }) => route.span.file.name === 'k8s/web.yaml' && route.server !== undefined)
    .flatMap(({ legs }) => legs.filter(({ callee }) => callee.product === 'gunicorn').map((leg) => leg.confidence));
}

describe('a Service is a host', () => {
  test.each<[string, World, string[]]>([
    ['by its name and port', { target: 'api' }, ['high']],
    ['of a namespace', { target: 'api.shop:80', ours: 'edge', theirs: 'shop' }, ['high']],
    ['of a service', { target: 'api.shop.svc', ours: 'edge', theirs: 'shop' }, ['high']],
    ['of a cluster', { target: 'api.shop.svc.cluster.local', ours: 'edge', theirs: 'shop' }, ['high']],
    ['with its last dot', { target: 'api.shop.svc.cluster.local.', ours: 'edge', theirs: 'shop' }, ['high']],
    ['not by its short name from elsewhere', { target: 'api', ours: 'edge', theirs: 'shop' }, []],
    ['not in another namespace', { target: 'api.other', ours: 'shop' }, []],
    ['in one that is said where it is applied', { target: 'api.shop.svc.cluster.local' }, ['medium']],
    ['not by another port', { target: 'api:8000' }, []],
    ['not by the name of a container', { target: 'web:8000' }, []],
    ['not where another port is listened on', { target: 'api', bind: '0.0.0.0:9000' }, []],
    [
      'by the name of a port',
      { target: 'api', service: 'ports: [{port: 80, targetPort: http}]', ports: '{name: http, containerPort: 8000}' },
      ['high'],
    ],
    [
      'by a name that no container has',
      { target: 'api', service: 'ports: [{port: 80, targetPort: http}]' },
      ['medium'],
    ],
    ['its port where no other is named', { target: 'api:8000', service: 'ports: [{port: 8000}]' }, ['high']],
    [
      'without an address, by the own port',
      { target: 'api:8000', service: 'clusterIP: None, ports: [{port: 80}]' },
      ['high'],
    ],
    [
      'with a selector for others',
      { target: 'api', service: 'selector: {app: other}, ports: [{port: 80, targetPort: 8000}]' },
      [],
    ],
  ])('%s', (_, world, confidences) => {
    expect(linksIn(world)).toEqual(confidences);
  });
});

describe('an address of the own host', () => {
  test.each<[string, World, string[]]>([
    ['leads to another container of the pod', { target: '127.0.0.1:8000', together: true }, ['high']],
    ['leads to no other pod', { target: '127.0.0.1:8000' }, []],
    ['nor does localhost', { target: 'localhost:8000' }, []],
    ['nor a socket', { target: 'unix:/run/web.sock:', bind: 'unix:/run/web.sock' }, []],
    ['a socket of the pod', { target: 'unix:/run/web.sock:', bind: 'unix:/run/web.sock', together: true }, ['high']],
  ])('%s', (_, world, confidences) => {
    expect(linksIn(world)).toEqual(confidences);
  });
});
