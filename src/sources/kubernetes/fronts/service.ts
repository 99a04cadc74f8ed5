/** Services of type LoadBalancer: what the controller of a cloud makes of them. */
import type { Observation } from '../../../model/observation.js';
import type { ProductFacts } from '../../shared/catalogue/index.js';
import type { Front } from '../../shared/front.js';
import { awsFronts } from './aws.js';
import { atLayer4, durationIn, frontOf, gather, type Gathered, product } from './build.js';
import { addressOf, type KubernetesObject, textIn } from './objects.js';
import { CLOUDS, type ServiceCloud } from './serviceFacts.js';
import type { Services } from './targets.js';

/** A Service that asks for a load balancer, and what stands around it. */
export interface ServiceScene {
  readonly service: KubernetesObject;
  readonly services: Services;
  readonly observations: Observation[];
  /** False where its type is not known. */
  readonly certain: boolean;
}

/**
 * The fronts of one Service; none where it asks for no load balancer, or does not say of whose. `asksForOne` where
 * that is known otherwise.
 */
export function serviceFronts(
  service: KubernetesObject,
  services: Services,
  observations: Observation[],
  asksForOne = false,
): readonly Front[] {
  const type = service.value.at('spec', 'type');
  const known = type?.known();
  if (!asksForOne && (type === undefined || (known !== undefined && known !== 'LoadBalancer'))) return [];
  const certain = service.certain && (asksForOne || known !== undefined);
  const scene = { service, services, observations, certain };
  const ofAws = awsFronts(scene);
  if (ofAws.length > 0) return ofAws;
  // A class of its own is some other controller's.
  if (service.value.at('spec', 'loadBalancerClass') !== undefined) return [];
  const cloud = CLOUDS.find(({ prefix }) => [...service.annotations.keys()].some((key) => key.startsWith(prefix)));
  return cloud === undefined ? [] : [cloudFront(scene, cloud)];
}

function cloudFront({ service, services, certain }: ServiceScene, cloud: ServiceCloud): Front {
  const facts = factsOf(service, cloud);
  const given: Gathered = new Map();
  for (const [key, { value }] of service.annotations) {
    const pieces = value.pieces();
    if (pieces === undefined) continue;
    gather(given, facts, { spelling: key, name: key, value: durationIn(pieces), durations: true });
  }
  return frontOf(facts, given, {
    address: addressOf(service),
    span: service.span,
    targets: services.targetsOf(service),
    certain,
    confidence: 'high',
  });
}

function factsOf({ annotations }: KubernetesObject, { product: id, tcp, unless }: ServiceCloud): ProductFacts {
  const other = unless && textIn(annotations.get(unless.annotation)?.value);
  if (unless !== undefined && other !== undefined && unless.value.test(other)) return product(unless.product);
  const facts = product(id);
  if (tcp === undefined) return facts;
  const protocol = textIn(annotations.get(tcp.protocol)?.value) ?? '';
  if (/http/i.test(protocol) || tcp.or?.some((key) => annotations.has(key)) === true) return facts;
  const passing = atLayer4(facts);
  if (tcp.idle === undefined) return passing;
  const settings = passing.settings.map((setting) =>
    setting.feeds.includes('tunnel.idle') ? { ...setting, default: tcp.idle as number } : setting,
  );
  return { ...passing, settings };
}
