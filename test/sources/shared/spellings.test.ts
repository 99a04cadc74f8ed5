import { describe, expect, test } from '@jest/globals';
import { readBeanstalk } from '../../../src/sources/beanstalk/index.js';
import { readCloudflared } from '../../../src/sources/cloudflare/index.js';
import { readFly } from '../../../src/sources/fly/index.js';
import { readKubernetesFronts } from '../../../src/sources/kubernetes/fronts/index.js';
import { readRailway } from '../../../src/sources/railway/index.js';
import { readServerless } from '../../../src/sources/serverless/index.js';
import { type Notation, PRODUCTS, type SettingFacts } from '../../../src/sources/shared/catalogue/index.js';
import type { FrontReading } from '../../../src/sources/shared/front.js';

/** What every spelling of the catalogue needs around it, so that its reader comes to it. */
type Around = (path: readonly string[], value: string, attribute: string | undefined) => FrontReading;

const yaml = (name: string, text: string) => ({ name, text });
const nested = (path: readonly string[], value: string): string =>
  path.toReversed().reduce((inside, key) => `{${JSON.stringify(key)}: ${inside}}`, value);
const kubernetes = (text: string) => readKubernetesFronts([yaml('a.yaml', text)]);
const service = (annotations: Record<string, string>): string =>
  `---\nkind: Service\nmetadata: {name: a, annotations: ${JSON.stringify(annotations)}}\nspec: {type: LoadBalancer, ports: [{port: 80}]}\n`;
const ingress = (annotations: Record<string, string>, className: string): string =>
  `---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a, annotations: ${JSON.stringify(annotations)}}\nspec: {ingressClassName: ${className}, defaultBackend: {service: {name: a, port: {number: 80}}}}\n`;
const route =
  '---\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {parentRefs: [{name: g}], rules: [{backendRefs: [{name: a}]}]}\n';
const gateway = (controller: string): string =>
  `---\nkind: GatewayClass\nmetadata: {name: c}\nspec: {controllerName: gateway.k8s.aws/${controller}}\n---\nkind: Gateway\nmetadata: {name: g}\nspec: {gatewayClassName: c, listeners: [{port: 80, protocol: TCP}], infrastructure: {parametersRef: {kind: LoadBalancerConfiguration, name: l}}}\n`;

/** By the kind of object. */
const OBJECTS: Readonly<Record<string, Around>> = {
  BackendConfig: ([, ...path], value) =>
    kubernetes(
      `${ingress({}, 'gce')}${service({ 'cloud.google.com/backend-config': '{"default": "b"}' })}---\n{kind: BackendConfig, metadata: {name: b}, ...}`.replace(
        ', ...}',
        `, ${nested(path, value).slice(1)}`,
      ),
    ),
  GCPBackendPolicy: ([, , ...path], value) =>
    kubernetes(
      `${route}---\nkind: GCPBackendPolicy\nmetadata: {name: b}\nspec: {targetRef: {name: a}, ${nested(path, value).slice(1)}\n`,
    ),
  HTTPRoute: ([, , , , name], value) =>
    kubernetes(`kind: HTTPRoute\nmetadata: {name: a}\nspec: {rules: [{timeouts: {${name}: ${value}s}}]}\n`),
  IngressClassParams: (_, value, attribute) =>
    kubernetes(
      `${ingress({}, 'c')}---\nkind: IngressClass\nmetadata: {name: c}\nspec: {controller: ingress.k8s.aws/alb, parameters: {kind: IngressClassParams, name: p}}\n---\nkind: IngressClassParams\nmetadata: {name: p}\nspec: {loadBalancerAttributes: [{key: ${attribute}, value: "${value}"}]}\n`,
    ),
  LoadBalancerConfiguration: ([, , , listeners], value, attribute) => {
    const list = `[{key: ${attribute}, value: "${value}"}]`;
    const spec =
      listeners === undefined
        ? `loadBalancerAttributes: ${list}`
        : `listenerConfigurations: [{protocolPort: "TCP:80", listenerAttributes: ${list}}]`;
    return kubernetes(
      `${route}${gateway(listeners === undefined ? 'alb' : 'nlb')}---\nkind: LoadBalancerConfiguration\nmetadata: {name: l}\nspec: {${spec}}\n`,
    );
  },
  TargetGroupConfiguration: (_, value, attribute) =>
    kubernetes(
      `${route}${gateway('alb')}---\nkind: TargetGroupConfiguration\nmetadata: {name: l}\nspec: {targetReference: {name: a}, defaultConfiguration: {targetGroupAttributes: [{key: ${attribute}, value: "${value}"}]}}\n`,
    ),
  ConfigMap: ([, key], value) =>
    kubernetes(`kind: ConfigMap\nmetadata: {name: ingress-nginx-controller}\ndata: {${key}: "${value}"}\n`),
  Service: (_, value) =>
    kubernetes(
      `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: a, annotations: {run.googleapis.com/ingress: all}}\nspec: {template: {spec: {timeoutSeconds: ${value}}}}\n`,
    ),
};

/** What else an annotation that begins so needs to count. */
const BESIDE: readonly (readonly [prefix: string, annotation: string, value: string])[] = [
  [
    'service.beta.kubernetes.io/aws-load-balancer-connection-draining',
    'service.beta.kubernetes.io/aws-load-balancer-connection-draining-enabled',
    'true',
  ],
  ['service.beta.kubernetes.io/do-', 'service.beta.kubernetes.io/do-loadbalancer-protocol', 'http'],
  ['load-balancer.hetzner.cloud/', 'load-balancer.hetzner.cloud/protocol', 'http'],
  ['appgw.', 'appgw.ingress.kubernetes.io/connection-draining', 'true'],
  ['kubernetes.io/elb.', 'kubernetes.io/elb.protocol-port', 'http:80'],
];

function annotated(name: string, value: string, attribute: string | undefined): FrontReading {
  const key = name.endsWith('listener-attributes') ? `${name}.TCP-80` : name;
  const text = attribute === undefined ? value : `${attribute}=${value}`;
  const beside = BESIDE.filter(([prefix]) => name.startsWith(prefix)).map(([, other, said]) => [other, said]);
  const annotations: Record<string, string> = { ...Object.fromEntries(beside), [key]: text };
  const className = name.startsWith('alb.') ? 'alb' : name.startsWith('appgw.') ? 'azure-application-gateway' : 'nginx';
  return kubernetes(name.includes('ingress.kubernetes.io/') ? ingress(annotations, className) : service(annotations));
}

const READERS: Readonly<Partial<Record<Notation, Around>>> = {
  kubernetes: ([first = '', ...path], value, attribute) =>
    OBJECTS[first]?.([first, ...path], value, attribute) ?? annotated([first, ...path].join('.'), value, attribute),
  fly: (path, value) => {
    const [key] = path;
    const text =
      key === 'kill_timeout'
        ? `kill_timeout = ${value}\n[http_service]\ninternal_port = 1\n`
        : key === 'services'
          ? `[[services]]\n[[services.ports]]\nhandlers = ["http"]\nhttp_options = {idle_timeout = ${value}}\n`
          : `${path.join('.')} = ${value}\n`;
    return readFly(yaml('fly.toml', text));
  },
  railway: (path, value) => readRailway(yaml('railway.json', nested(path, value))),
  cloudflared: (path, value) =>
    readCloudflared(yaml('config.yml', `tunnel: x\nurl: http://a\n${nested(path, `${value}s`).slice(1, -1)}\n`)),
  beanstalk: (path, value) => {
    const option = path.at(-1) ?? '';
    const namespace = path.slice(0, -1).join('.');
    return readBeanstalk([
      yaml(
        '.ebextensions/a.config',
        `option_settings:\n  - {namespace: "aws:elb:policies", option_name: ConnectionDrainingEnabled, value: true}\n  - {namespace: "aws:elasticbeanstalk:environment", option_name: LoadBalancerType, value: ${namespace.includes('aws:elb:') ? 'classic' : 'application'}}\n  - {namespace: "${namespace}", option_name: ${option}, value: ${value}}\n`,
      ),
    ]);
  },
  serverless: ([first = '', ...path], value) => {
    const inFunction = first === 'functions';
    const own = inFunction && path.length === 1 ? `timeout: ${value}, ` : '';
    const event = inFunction && path.length > 1 ? `{path: /, method: get, timeoutInMillis: ${value}}` : 'GET /';
    const provider = inFunction ? 'name: aws' : `name: aws, ${nested(path, value).slice(1, -1)}`;
    return readServerless(
      yaml('serverless.yml', `provider: {${provider}}\nfunctions: {f: {${own}events: [{http: ${event}}]}}\n`),
    );
  },
};

/** A value that the setting takes and that is not its default. */
function valueFor({ unit, range, default: usual }: SettingFacts): string {
  if (unit === 'flag') return 'true';
  const [least = 7, most = least + 100] = range ?? [];
  return String([least + 1, least + 2].find((value) => value !== usual && value <= most) ?? most);
}

const CASES = PRODUCTS.flatMap((product) =>
  product.settings.flatMap((setting) =>
    Object.entries(setting.spellings ?? {}).flatMap(([notation, spellings]) =>
      spellings.map((spelling) => ({ notation, spelling, product: product.id, setting })),
    ),
  ),
).filter(({ notation }) => notation in READERS);

/** Several products share these; which one it is, other fields decide. */
const OF_GKE = /^(?:BackendConfig|GCPBackendPolicy)\./;

describe('every spelling of the catalogue is read', () => {
  const told = CASES.filter(({ spelling, product }) => !OF_GKE.test(spelling) || product.startsWith('gke-'));

  test.each(told)('$notation $spelling of $product', ({ notation, spelling, setting }) => {
    const [, name = '', attribute] = /^([^[]+)(?:\[(.+)\])?$/.exec(spelling) ?? [];
    // The parts of an annotation's own name are no path.
    const path = name.includes('/') ? [name] : name.split('.');
    const reading = READERS[notation as Notation]?.(path, valueFor(setting), attribute);
    const written = reading?.fronts.map((front) => front.reading.written) ?? [];
    expect(Math.max(0, ...written)).toBeGreaterThan(0);
    expect(reading?.fronts.flatMap((front) => front.reading.observations)).toEqual([]);
  });

  test('there are some', () => {
    expect(told.length).toBeGreaterThan(40);
  });
});
