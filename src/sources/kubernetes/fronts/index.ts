/** Load balancers and ingresses that Kubernetes manifests set up, and the nginx files that they carry. */
import type { Observation, Unknown } from '../../../model/observation.js';
import type { SourceFile } from '../../../model/span.js';
import { type Front, type FrontReading, seenIn } from '../../shared/front.js';
import { looksLikeKubernetes } from '../looksLike.js';
import { type Manifests, readManifests } from '../manifests.js';
import { type Headless, headlessIn } from '../reached.js';
import { albFronts } from './alb.js';
import { nlbFronts } from './awsGateway.js';
import { cloudRunFronts } from './cloudRun.js';
import { gatewayFronts } from './gateway.js';
import { gkeFronts } from './gke.js';
import { chartValues, mayBeChartValues } from './helmValues.js';
import { gatewayFront, ingressesOf, type IngressScene } from './ingress.js';
import { controllerFront, nginxControllers, nginxFront, refusedData } from './ingressNginx.js';
import { type NginxText, nginxTexts } from './nginxTexts.js';
import { type KubernetesObject, KubernetesObjects, textIn } from './objects.js';
import { serviceFronts } from './service.js';
import { Services } from './targets.js';

export type { Headless } from '../reached.js';
export type { NginxText } from './nginxTexts.js';

/** What the manifests of one cluster say. */
export interface KubernetesFronts extends FrontReading {
  readonly nginx: readonly NginxText[];
  /** Services whose names stand for the changing addresses of their pods. */
  readonly headless?: readonly Headless[];
}

const YAML = /\.(?:ya?ml|json|tpl)(?:\.\w+)?$/i;
/** Words without which a manifest sets up nothing of what is read here. */
const SIGNS =
  /\b(?:Ingress\w*|Gateway\w*|\w+Route|LoadBalancer\w*|TargetGroupConfiguration|BackendConfig|GCPBackendPolicy|serving\.knative\.dev|ConfigMap)\b|\bclusterIP["']?[ \t]*:[ \t]*["']?None\b/;

/** Whether a file may set up what is read here; looks at its text only. Values of the ingress-nginx chart count, too. */
export function looksLikeKubernetesFronts(file: SourceFile): boolean {
  if (!YAML.test(file.name)) return false;
  if (looksLikeKubernetes(file)) return SIGNS.test(file.text) || /kind["']?[ \t]*:[ \t]*["']?List\b/.test(file.text);
  return isValues(file);
}

/**
 * Reads the manifests of one cluster together: what one refers to in another is found by kind, name and namespace, so
 * also files that only start pods or hold configuration should be among them. `manifests` are the objects where they are
 * not what the files have ({@link ../kustomize/index.ts}); values of charts are read from the files all the same. Never
 * throws.
 */
export function readKubernetesFronts(files: readonly SourceFile[], manifests?: Manifests): KubernetesFronts {
  const values = new Set(files.filter((file) => YAML.test(file.name) && isValues(file)));
  const charts = [...values].flatMap(chartValues);
  const objects = new KubernetesObjects(manifests ?? readManifests(files.filter((file) => !values.has(file))));
  const services = new Services(objects);
  const observations: Observation[] = [];
  const unknowns: Unknown[] = [...objects.unknowns];
  const scene: IngressScene = { objects, services, observations };
  const uses = ingressesOf(scene);
  const of = (controller: string): typeof uses => uses.filter((use) => use.controller === controller);
  const inCharts = charts.map(({ controller }) => controller).filter(({ data }) => data.size > 0);
  const runsHere = (): boolean =>
    objects.of('Service').some((service) => imagesOf(service, services).some(isNginxImage));
  const controllers = [...nginxControllers(objects, runsHere), ...inCharts];
  for (const controller of controllers) observations.push(...refusedData(controller));
  const ofNginx = of('ingress-nginx').map((use) => nginxFront(use, controllers, observations));
  const behindController = ofNginx.length > 0 ? ofNginx : controllers.map(controllerFront);
  const ofServices = objects.of('Service').flatMap((service) => {
    const fronts = serviceFronts(service, services, observations);
    return isNginxController(service, services) ? fronts.map((front) => before(front, behindController)) : fronts;
  });
  const ofCharts = charts.flatMap(({ service }) =>
    (service === undefined ? [] : serviceFronts(service, services, observations, true)).map((front) =>
      before(front, behindController),
    ),
  );
  const fronts: Front[] = [
    ...ofServices,
    ...ofCharts,
    ...albFronts(of('aws-alb'), scene),
    ...of('gke-ingress').flatMap((use) => gkeFronts(use, scene, unknowns)),
    ...of('azure-appgw').map(gatewayFront),
    ...gatewayFronts(scene),
    ...nlbFronts(scene),
    ...cloudRunFronts(objects),
    ...behindController,
  ];
  const nginx = nginxTexts(objects, unknowns);
  // Two Ingresses may have read the same Service.
  const headless = headlessIn(objects);
  return {
    fronts,
    nginx,
    ...(headless.length === 0 ? {} : { headless }),
    ...seenIn([{ fronts: [], observations, unknowns }]),
  };
}

function isValues(file: SourceFile): boolean {
  return /(?:^|[\\/])[\w.-]*values[\w.-]*\.ya?ml$/i.test(file.name) && mayBeChartValues(file.text);
}

function imagesOf(service: KubernetesObject, services: Services): readonly string[] {
  return services
    .podsOf(service)
    .flatMap((pod) => pod.get('containers')?.items() ?? [])
    .map((container) => textIn(container.get('image')) ?? '');
}

function isNginxImage(image: string): boolean {
  return /ingress-nginx\/controller|nginx-ingress-controller/.test(image);
}

/** Whether the pods of a Service are the controller's, by image or by label. */
function isNginxController(service: KubernetesObject, services: Services): boolean {
  const images = imagesOf(service, services);
  if (images.some(isNginxImage)) return true;
  const selector = service.value.at('spec', 'selector');
  return images.length === 0 && textIn(selector?.get('app.kubernetes.io/name')) === 'ingress-nginx';
}

/** A load balancer in front of ingress-nginx leads to what that serves. */
function before(front: Front, behind: readonly Front[]): Front {
  if (behind.length === 0) return front;
  const { span } = front.reading.hop;
  const addresses = [...new Set(behind.map(({ address }) => address))];
  return { ...front, targets: addresses.map((address) => ({ address, ports: [], runs: [], span })) };
}
