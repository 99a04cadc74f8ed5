/** What the routes of the Gateway API name: their gateway and the Services behind them. */
import type { FrontTarget } from '../../shared/front.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import type { IngressScene } from './ingress.js';
import { type KubernetesObject, type KubernetesObjects, placeOf, textIn } from './objects.js';

/** A Service behind a rule of a route. */
export interface RouteBackend {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly target: FrontTarget;
}

/** More rules the API does not take. */
const MOST_RULES = 16;

/** The rules of a route. */
export function rulesOf(route: KubernetesObject): readonly YamlValue[] {
  return (route.value.at('spec', 'rules')?.items() ?? []).slice(0, MOST_RULES);
}

/** The gateway that a route is attached to, where it is one and was read. */
export function gatewayOf(route: KubernetesObject, objects: KubernetesObjects): KubernetesObject | undefined {
  const parents = (route.value.at('spec', 'parentRefs')?.items() ?? []).filter(
    (parent) => (parent.get('kind')?.known() ?? 'Gateway') === 'Gateway',
  );
  const [parent, ...others] = parents;
  const name = textIn(parent?.get('name'));
  if (name === undefined || others.length > 0) return undefined;
  return objects.named('Gateway', name, textIn(parent?.get('namespace')) ?? route.namespace);
}

/** The name of a gateway's class, and of the controller that serves it, where they are known. */
export function classOf(
  gateway: KubernetesObject | undefined,
  objects: KubernetesObjects,
): { readonly name: string; readonly controller: string } {
  const name = textIn(gateway?.value.at('spec', 'gatewayClassName')) ?? '';
  const gatewayClass = name === '' ? undefined : objects.named('GatewayClass', name, undefined);
  return { name, controller: textIn(gatewayClass?.value.at('spec', 'controllerName')) ?? '' };
}

/** The Services that a rule sends requests to. */
export function backendsOf(
  rule: YamlValue,
  route: KubernetesObject,
  { services }: IngressScene,
): readonly RouteBackend[] {
  return (rule.get('backendRefs')?.items() ?? []).flatMap((backend) => {
    const name = backend.get('name');
    const text = textIn(name);
    const kind = backend.get('kind')?.known() ?? 'Service';
    if (name === undefined || text === undefined || kind !== 'Service') return [];
    const namespace = textIn(backend.get('namespace')) ?? route.namespace;
    const target = services.target(text, namespace, textIn(backend.get('port')), placeOf(name));
    return [{ name: text, namespace, target }];
  });
}
