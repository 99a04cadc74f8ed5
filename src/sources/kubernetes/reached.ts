/** By which names and ports other pods of a cluster reach what a container starts: through the Services that select its pod. */
import type { Span } from '../../model/span.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { type KubernetesObjects, textIn } from './fronts/objects.js';
import { portsIn, Services } from './fronts/targets.js';
import { containersOf } from './workload.js';

/** One way by which others reach a launch. */
export interface Reached {
  /**
   * The names of a host, the short one first: `api`, `api.shop`, `api.shop.svc`, `api.shop.svc.cluster.local`. The short
   * one holds within the namespace alone; it is the only one where no file says the namespace.
   */
  readonly hosts: readonly string[];
  readonly namespace?: string;
  /** The port that is asked for; any one where it is not said, of a Service without an address of its own. */
  readonly port?: number;
  /** Where that leads: a number, or the name of a port that no container has. Where not said, the port asked for. */
  readonly target?: number | string;
}

/** More Services than select one pod in any cluster. */
const MOST = 100;

/** Tells for a pod and one of its containers how others reach it. */
export function reachedIn(objects: KubernetesObjects): (pod: YamlValue, container: YamlValue) => readonly Reached[] {
  const services = new Services(objects);
  const byPod = new Map<YamlValue, { hosts: readonly string[]; namespace: string | undefined; service: YamlValue }[]>();
  for (const service of objects.of('Service')) {
    const { name, namespace } = service;
    const own = name === '' || !service.certain ? [] : services.podsOf(service);
    for (const pod of own) {
      const known = byPod.get(pod) ?? [];
      if (known.length < MOST) known.push({ hosts: hostsOf(name, namespace), namespace, service: service.value });
      byPod.set(pod, known);
    }
  }
  return (pod, container) =>
    (byPod.get(pod) ?? []).flatMap(({ hosts, namespace, service }) =>
      portsOf(service, pod, container).map((ports) => ({
        hosts,
        ...(namespace === undefined ? {} : { namespace }),
        ...ports,
      })),
    );
}

/** A Service whose name stands for the addresses of its pods, which change with every one that is replaced. */
export interface Headless extends Pick<Reached, 'hosts' | 'namespace'> {
  /** The word `None`. */
  readonly span: Span;
}

/** https://kubernetes.io/docs/concepts/services-networking/service/#headless-services */
export function headlessIn(objects: KubernetesObjects): Headless[] {
  return objects.of('Service').flatMap(({ name, namespace, certain, value }) => {
    const address = value.at('spec', 'clusterIP');
    if (name === '' || !certain || !isHeadless(address)) return [];
    return [{ hosts: hostsOf(name, namespace), ...(namespace === undefined ? {} : { namespace }), span: address.span }];
  });
}

function isHeadless(address: YamlValue | undefined): address is YamlValue {
  return address?.known() === 'None';
}

/** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
function hostsOf(name: string, namespace: string | undefined): string[] {
  if (namespace === undefined) return [name];
  const full = `${name}.${namespace}`;
  return [name, full, `${full}.svc`, `${full}.svc.cluster.local`];
}

function portsOf(
  service: YamlValue,
  pod: YamlValue,
  container: YamlValue,
): readonly Pick<Reached, 'port' | 'target'>[] {
  // Its name leads to the pods themselves, so that nothing changes the port.
  if (isHeadless(service.at('spec', 'clusterIP'))) return [{}];
  const ports = portsIn({ value: service });
  return ports.flatMap((entry) => {
    const port = numberIn(textIn(entry.get('port')));
    if (port === undefined) return [];
    const written = entry.get('targetPort');
    const target = written === undefined || written.kind === 'null' ? String(port) : written.known();
    // Which port a template gives is not known, and so neither who listens on it.
    if (target === undefined) return [{ port, target: textIn(written) ?? '' }];
    const holder = containersOf(pod).find((each) => declares(each, target) !== undefined);
    if (holder !== undefined && holder !== container) return [];
    return [{ port, target: numberIn(target) ?? (holder && declares(holder, target)) ?? target }];
  });
}

/** The number of the port that a container declares by a number or a name. */
function declares(container: YamlValue, wanted: string): number | undefined {
  const found = container
    .get('ports')
    ?.items()
    .find((each) => each.get('name')?.known() === wanted || each.get('containerPort')?.known() === wanted);
  return numberIn(found?.get('containerPort')?.known());
}

function numberIn(text: string | undefined): number | undefined {
  const port = text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65_536 ? port : undefined;
}
