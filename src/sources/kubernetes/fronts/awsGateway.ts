/** Gateways of the AWS Load Balancer Controller: ALBs for HTTP, NLBs for TCP. */
import type { Front, FrontTarget } from '../../shared/front.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import { attributesOf } from './attributes.js';
import { frontOf, gather, type Gathered, product } from './build.js';
import { backendsOf, classOf, gatewayOf, type RouteBackend, rulesOf } from './gatewayParts.js';
import type { IngressScene } from './ingress.js';
import { addressOf, type KubernetesObject, type KubernetesObjects, textIn } from './objects.js';

const BALANCER = 'LoadBalancerConfiguration.spec.loadBalancerAttributes';
const LISTENER = 'LoadBalancerConfiguration.spec.listenerConfigurations.listenerAttributes';
const GROUP = 'TargetGroupConfiguration.spec.defaultConfiguration.targetGroupAttributes';
/** More listeners and routes are none that one gateway has. */
const MOST = 64;

/** What is said of the ALB of a gateway, and of the targets of one rule where these are of a single Service. */
export function albAttributes(
  gateway: KubernetesObject | undefined,
  backends: readonly RouteBackend[],
  objects: KubernetesObjects,
): Gathered {
  const given: Gathered = new Map();
  addAll(given, 'aws-alb', BALANCER, configurationOf(gateway, objects)?.get('loadBalancerAttributes'));
  const [backend] = backends;
  const group = backends.length === 1 && backend !== undefined ? groupOf(backend, objects) : undefined;
  addAll(given, 'aws-alb', GROUP, group);
  return given;
}

/** The fronts of all NLBs, one for each listener. */
export function nlbFronts(scene: IngressScene): readonly Front[] {
  const { objects } = scene;
  const gateways = objects.of('Gateway').filter((each) => classOf(each, objects).controller === 'gateway.k8s.aws/nlb');
  if (gateways.length === 0) return [];
  const routes = [...objects.of('TCPRoute'), ...objects.of('TLSRoute')];
  const behind = new Map<KubernetesObject, FrontTarget[]>();
  for (const route of routes) {
    const gateway = gatewayOf(route, objects);
    if (gateway === undefined) continue;
    const known = behind.get(gateway) ?? [];
    const found = rulesOf(route).flatMap((rule) => backendsOf(rule, route, scene));
    known.push(...found.slice(0, MOST).map(({ target }) => target));
    behind.set(gateway, known);
  }
  return gateways.flatMap((gateway) => listenerFronts(gateway, behind.get(gateway) ?? [], objects));
}

function listenerFronts(
  gateway: KubernetesObject,
  targets: readonly FrontTarget[],
  objects: KubernetesObjects,
): readonly Front[] {
  const configured = configurationOf(gateway, objects)?.get('listenerConfigurations')?.items() ?? [];
  const attributes = new Map(
    configured.map((each) => [textIn(each.get('protocolPort')), each.get('listenerAttributes')]),
  );
  return (gateway.value.at('spec', 'listeners')?.items() ?? []).slice(0, MOST).flatMap((listener) => {
    const port = textIn(listener.get('port'));
    const given: Gathered = new Map();
    // Only a listener for TCP takes the attribute.
    if (listener.get('protocol')?.known() === 'TCP') {
      addAll(given, 'aws-nlb', LISTENER, attributes.get(`TCP:${port ?? ''}`));
    }
    const routes = port === undefined ? [] : [{ port }];
    const { span, certain } = gateway;
    const scene = { address: addressOf(gateway), span, routes, targets, certain, confidence: 'high' } as const;
    return [frontOf(product('aws-nlb'), given, scene)];
  });
}

function addAll(given: Gathered, id: 'aws-alb' | 'aws-nlb', spelling: string, list: YamlValue | undefined): void {
  for (const { key, value } of attributesOf(list)) {
    gather(given, product(id), { spelling: `${spelling}[${key}]`, name: key, value });
  }
}

function configurationOf(gateway: KubernetesObject | undefined, objects: KubernetesObjects): YamlValue | undefined {
  const reference = gateway?.value.at('spec', 'infrastructure', 'parametersRef');
  const name = textIn(reference?.get('name'));
  if (name === undefined || reference?.get('kind')?.known() !== 'LoadBalancerConfiguration') return undefined;
  return objects.named('LoadBalancerConfiguration', name, gateway?.namespace)?.value.get('spec');
}

/** The attributes of the target group that is made for a Service. */
function groupOf({ name, namespace }: RouteBackend, objects: KubernetesObjects): YamlValue | undefined {
  const found = objects
    .about('TargetGroupConfiguration', name, namespace)
    ?.value.at('spec', 'defaultConfiguration', 'targetGroupAttributes');
  return found;
}
