/** GKE: an Ingress or a Gateway, with a BackendConfig or a GCPBackendPolicy for each Service. */
import type { Unknown } from '../../../model/observation.js';
import type { Front } from '../../shared/front.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import { unknownPiece } from '../../shared/yaml/text.js';
import { frontOf, gather, type Gathered, product } from './build.js';
import { type Backend, frontScene, type IngressScene, type IngressUse } from './ingress.js';
import { type KubernetesObject, type KubernetesObjects, placeOf, textIn } from './objects.js';
import { portNamed } from './targets.js';

const ANNOTATIONS = ['cloud.google.com/backend-config', 'beta.cloud.google.com/backend-config'];
const CLOCKS = ['timeoutSec', 'connectionDraining.drainingTimeoutSec'];

/** The fronts of one Ingress: one for each configuration that its Services have. */
export function gkeFronts(
  { ingress, backends, confidence }: IngressUse,
  { objects }: IngressScene,
  unknowns: Unknown[],
): readonly Front[] {
  const groups = new Map<string, { given: Gathered; some: Backend[] }>();
  for (const backend of backends) {
    const { key, given } = configOf(backend, objects, unknowns);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { given, some: [backend] });
    else known.some.push(backend);
  }
  return [...groups.values()].map(({ given, some }) =>
    frontOf(product('gke-ingress'), given, frontScene(ingress, some, confidence)),
  );
}

/** What a policy says of the load balancer in front of a Service; undefined where no policy speaks of it. */
export function policyFor(
  service: { readonly name: string; readonly namespace: string | undefined },
  objects: KubernetesObjects,
): Gathered | undefined {
  const policy = objects.about('GCPBackendPolicy', service.name, service.namespace);
  if (policy === undefined) return undefined;
  return clocksIn(policy.value.at('spec', 'default'), 'GCPBackendPolicy.spec.default', 'gke-gateway');
}

interface Config {
  /** The same for backends with the same configuration. */
  readonly key: string;
  readonly given: Gathered;
}

function configOf({ service, target }: Backend, objects: KubernetesObjects, unknowns: Unknown[]): Config {
  const nothing = { key: '', given: new Map() };
  const annotation = ANNOTATIONS.map((key) => service?.annotations.get(key)?.value).find((each) => each !== undefined);
  if (service === undefined || annotation === undefined) return nothing;
  const name = configNamed(service, annotation, target.port);
  if (name === undefined) return nothing;
  const found = name.known === undefined ? undefined : objects.named('BackendConfig', name.known, service.namespace);
  if (found !== undefined) {
    const given = clocksIn(found.value.get('spec'), 'BackendConfig.spec', 'gke-ingress');
    return { key: `${found.namespace ?? ''}/${found.name}`, given };
  }
  // It is configured, but what it says was not read.
  const span = placeOf(annotation);
  const text = name.known ?? textIn(annotation) ?? '';
  if (name.known === undefined) unknowns.push({ kind: 'value', text, name: 'backend-config', span });
  const given: Gathered = new Map();
  for (const clock of CLOCKS) {
    gather(given, product('gke-ingress'), {
      spelling: `BackendConfig.spec.${clock}`,
      name: clock,
      value: [unknownPiece(span, name.known === undefined ? text : `BackendConfig ${text}`)],
    });
  }
  return { key: `unread ${text}`, given };
}

/** The name that an annotation gives for a port; without `known` where it cannot be read; undefined where it gives none. */
function configNamed(
  service: KubernetesObject,
  annotation: YamlValue,
  port: string | undefined,
): { readonly known?: string } | undefined {
  const text = annotation.known();
  if (text === undefined || text.length > 10_000) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return {};
  }
  const { default: general, ports } = (parsed ?? {}) as { default?: unknown; ports?: unknown };
  const entry = portNamed(service, port);
  const names = [textIn(entry?.get('port')), textIn(entry?.get('name')), port];
  const byPort = (typeof ports === 'object' && ports !== null ? ports : {}) as Readonly<Record<string, unknown>>;
  const own = names.map((name) => (name !== undefined && Object.hasOwn(byPort, name) ? byPort[name] : undefined));
  const found = own.find((name) => name !== undefined) ?? general;
  return found === undefined ? undefined : typeof found === 'string' ? { known: found } : {};
}

function clocksIn(spec: YamlValue | undefined, path: string, id: string): Gathered {
  const given: Gathered = new Map();
  for (const clock of CLOCKS) {
    const value = spec?.at(...clock.split('.'))?.pieces();
    if (value !== undefined) gather(given, product(id), { spelling: `${path}.${clock}`, name: clock, value });
  }
  return given;
}
