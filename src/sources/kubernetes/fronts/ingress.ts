/** Ingresses: whose they are, what they take and where they send it. */
import type { Confidence } from '../../../model/chain.js';
import type { Observation } from '../../../model/observation.js';
import type { Front, FrontRoute, FrontTarget } from '../../shared/front.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import { frontOf, gather, type Gathered, product } from './build.js';
import { addressOf, type KubernetesObject, type KubernetesObjects, placeOf, textIn } from './objects.js';
import type { Services } from './targets.js';

/** What the readers of all kinds of Ingress share. */
export interface IngressScene {
  readonly objects: KubernetesObjects;
  readonly services: Services;
  readonly observations: Observation[];
}

/** One Ingress and the controller that serves it. */
export interface IngressUse {
  readonly ingress: KubernetesObject;
  readonly controller: Controller;
  /** The IngressClass that it names, where that was read. */
  readonly ingressClass: KubernetesObject | undefined;
  readonly confidence: Confidence;
  readonly backends: readonly Backend[];
}

/** A route and the Service that it leads to. */
export interface Backend {
  readonly route: FrontRoute;
  readonly target: FrontTarget;
  readonly service: KubernetesObject | undefined;
}

type Controller = 'aws-alb' | 'ingress-nginx' | 'gke-ingress' | 'azure-appgw';

const CONTROLLERS: readonly {
  readonly product: Controller;
  readonly controller: RegExp;
  readonly names: RegExp;
  readonly prefix?: string;
}[] = [
  {
    product: 'aws-alb',
    controller: /^(?:ingress\.k8s\.aws|eks\.amazonaws\.com)\/alb$/,
    names: /^alb$/,
    prefix: 'alb.ingress.kubernetes.io/',
  },
  {
    product: 'ingress-nginx',
    controller: /^k8s\.io\/[\w-]*ingress-nginx[\w-]*$/,
    names: /^(?:ingress-)?nginx$/,
    prefix: 'nginx.ingress.kubernetes.io/',
  },
  { product: 'gke-ingress', controller: /ingress-gce/, names: /^gce(?:-internal)?$/ },
  {
    product: 'azure-appgw',
    controller: /^azure\/application-gateway$/,
    names: /^azure[/-]application-gateway$/,
    prefix: 'appgw.ingress.kubernetes.io/',
  },
];

/** NGINX's own controller has the class name `nginx` too. */
const OTHER_NGINX = /^(?:nginx\.org|nginx\.com)\//;

/** Every Ingress whose controller is known. */
export function ingressesOf(scene: Pick<IngressScene, 'objects' | 'services'>): readonly IngressUse[] {
  return scene.objects.of('Ingress').flatMap((ingress) => {
    if (!/^(?:networking\.k8s\.io|extensions)\/|^$/.test(ingress.apiVersion)) return [];
    const backends = backendsOf(ingress, scene.services);
    const found = controllerOf(ingress, backends, scene.objects);
    return found === undefined ? [] : [{ ingress, backends, ...found }];
  });
}

/** Application Gateways: an Ingress is one front with what its annotations say. */
export function gatewayFront({ ingress, confidence, backends }: IngressUse): Front {
  const facts = product('azure-appgw');
  const given: Gathered = new Map();
  const draining = ingress.annotations.get('appgw.ingress.kubernetes.io/connection-draining')?.value.known();
  for (const [key, { value }] of ingress.annotations) {
    const pieces = value.pieces();
    // The time counts only where draining is on.
    if (pieces === undefined || (key.endsWith('/connection-draining-timeout') && draining !== 'true')) continue;
    gather(given, facts, { spelling: key, name: key, value: pieces });
  }
  return frontOf(facts, given, frontScene(ingress, backends, confidence));
}

/** What all fronts of an Ingress have in common; routes and targets are those of some backends. */
export function frontScene(
  ingress: KubernetesObject,
  backends: readonly Backend[],
  confidence: Confidence,
): Omit<Parameters<typeof frontOf>[2], 'label'> {
  const targets = new Map(backends.map(({ target }) => [`${target.address} ${target.port ?? ''}`, target]));
  return {
    address: addressOf(ingress),
    span: ingress.span,
    routes: backends.map(({ route }) => route),
    targets: [...targets.values()],
    certain: ingress.certain,
    confidence,
  };
}

function controllerOf(
  { value, annotations }: KubernetesObject,
  backends: readonly Backend[],
  objects: KubernetesObjects,
): Pick<IngressUse, 'controller' | 'ingressClass' | 'confidence'> | undefined {
  const named = annotations.get('kubernetes.io/ingress.class')?.value ?? value.at('spec', 'ingressClassName');
  const name = named?.known();
  const ingressClass = name === undefined ? undefined : objects.named('IngressClass', name, undefined);
  const keys = [...annotations.keys()];
  if (ingressClass !== undefined) {
    const controller = textIn(ingressClass.value.at('spec', 'controller')) ?? '';
    const found = CONTROLLERS.find((each) => each.controller.test(controller));
    return found === undefined ? undefined : { controller: found.product, ingressClass, confidence: 'high' };
  }
  if (keys.some((key) => OTHER_NGINX.test(key))) return undefined;
  const byName = name === undefined ? undefined : CONTROLLERS.find(({ names }) => names.test(name));
  const byPrefix = CONTROLLERS.find(({ prefix }) => prefix !== undefined && keys.some((key) => key.startsWith(prefix)));
  // A name that somebody chose says nothing; annotations that no other controller reads do.
  const found = byName ?? byPrefix;
  if (found !== undefined) {
    const isSure = byPrefix === found || (byName === found && found.product !== 'ingress-nginx');
    return { controller: found.product, ingressClass, confidence: isSure ? 'high' : 'medium' };
  }
  const isGke = backends.some(({ service }) => service?.annotations.has('cloud.google.com/backend-config') === true);
  return named === undefined && isGke ? { controller: 'gke-ingress', ingressClass, confidence: 'high' } : undefined;
}

function backendsOf(ingress: KubernetesObject, services: Services): Backend[] {
  const spec = ingress.value.get('spec');
  const found: Backend[] = [];
  const add = (backend: YamlValue | undefined, route: FrontRoute): void => {
    const name = backend?.at('service', 'name') ?? backend?.get('serviceName');
    const text = textIn(name);
    if (name === undefined || text === undefined) return;
    const port = backend?.at('service', 'port');
    const portText = textIn(port?.get('number') ?? port?.get('name') ?? backend?.get('servicePort'));
    const target = services.target(text, ingress.namespace, portText, placeOf(name));
    found.push({ route, target, service: services.named(text, ingress.namespace) });
  };
  for (const rule of spec?.get('rules')?.items() ?? []) {
    const host = textIn(rule.get('host'));
    for (const path of rule.at('http', 'paths')?.items() ?? []) {
      const written = textIn(path.get('path'));
      add(path.get('backend'), {
        ...(host === undefined ? {} : { host }),
        ...(written === undefined ? {} : { path: written }),
      });
    }
  }
  add(spec?.get('defaultBackend') ?? spec?.get('backend'), {});
  return found;
}
